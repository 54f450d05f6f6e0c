import type { StudioLevel } from '../../domain/studio/composition.js';
import type { Language } from '../../domain/vocabulary.js';
import { labelled } from '../../text/labelled.js';
import { sayAt } from '../../text/of-level.js';
import { ruleName } from '../../text/rules.js';
import { web } from '../../text/web.js';
import { problemWords } from '../../text/web-problem.js';
import { actAddress, fieldId } from '../address.js';
import type { ActForm, Cell, FieldView, Guard } from '../views/act-form.js';
import type { Again } from '../views/frame.js';
import { Field, type FormState } from './field.js';
import { Refusals, Say } from './say.js';
import { Timeline } from './timeline.js';

/** What the forms of one page share. */
export interface FormsOf {
  readonly language: Language;
  readonly guard: Guard;
  /** Path and query of the page, shown again when a form on it is refused. */
  readonly page: string;
  readonly again?: Again | undefined;
  /** Whose round or studio the page is of (LOCAL-01); the city's where nothing is said. */
  readonly level?: StudioLevel;
}

/** The form in the words of whoever runs the round or studio. What people entered stays as it is. */
const saidAt = (form: ActForm, level: StudioLevel = 'city'): ActForm => ({
  ...form,
  title: sayAt(form.title, level),
  submit: sayAt(form.submit, level),
  ...(form.intro && { intro: sayAt(form.intro, level) }),
});

/** A form for one act, with its hidden bindings, its typed confirmation and, after a refusal, the reasons above it. */
export function ActFormBox({ form: given, of, plain }: { form: ActForm; of: FormsOf; plain?: boolean }) {
  const form = saidAt(given, of.level);
  const id = form.id ?? form.act;
  const mine = of.again && (of.again.kept._form?.[0] ?? of.again.act) === id ? of.again : undefined;
  const prefix = `${id}-`;
  const state: FormState = {
    language: of.language,
    kept: mine?.kept ?? null,
    refusals: mine?.refusals ?? [],
    form: prefix,
    lengths: (field) => of.guard.lengths?.(form.act, field) ?? null,
  };
  const body = (
    <>
      {form.rule ? (
        <p class="rule">{labelled(web[of.language].rule, ruleName(form.rule, of.language), of.language)}</p>
      ) : null}
      {form.intro ? <p>{form.intro}</p> : null}
      <Refusals
        list={state.refusals}
        language={of.language}
        form={prefix}
        fieldsAt={form.fieldsAt}
        labels={labelsOf(form.fields)}
      />
      <Meanwhile again={mine} language={of.language} />
      <form
        method="post"
        action={actAddress(form.act, of.guard.linkId)}
        enctype={form.upload ? 'multipart/form-data' : undefined}
        data-form={id}
      >
        <Bindings form={form} of={of} id={id} />
        {form.fields.map((field) => (
          <Field field={field} state={state} />
        ))}
        {form.confirm ? <Confirmation expected={form.confirm} waits={form.waits === true} state={state} /> : null}
        <p class="actions">
          <button type="submit" class={form.tone && form.tone !== 'first' ? form.tone : undefined}>
            {form.submit}
          </button>
        </p>
      </form>
    </>
  );
  if (plain) return body;
  if (form.folded)
    return (
      <details class="card" open={mine ? true : undefined} id={id}>
        <summary>{form.title}</summary>
        {body}
      </details>
    );
  return (
    <section class="card" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{form.title}</h2>
      {body}
    </section>
  );
}

function Meanwhile({ again, language }: { again: Again | undefined; language: Language }) {
  if (!again?.meanwhile) return null;
  return (
    <Say tone="warn" title={problemWords[language].meanwhile}>
      <Timeline entries={again.meanwhile} language={language} />
    </Say>
  );
}

/** What was sent from a form that the page, shown again, offers no more: why it was refused is said all the same. */
export function GoneForm({ of, shown }: { of: FormsOf; shown: readonly Pick<ActForm, 'act' | 'id'>[] }) {
  const { again, language } = of;
  const sent = again?.kept._form?.[0] ?? again?.act;
  if (!again || shown.some(({ act, id }) => (id ?? act) === sent)) return null;
  return (
    <>
      <Refusals list={again.refusals.map(({ field: _, ...one }) => one)} language={language} />
      <Meanwhile again={again} language={language} />
    </>
  );
}

/** What each field is called on this form, by the path a refusal names. */
function labelsOf(fields: readonly FieldView[]): Readonly<Record<string, string>> {
  const pairs = fields.flatMap((field): readonly (readonly [string, string])[] => {
    if (field.kind === 'group') return Object.entries(labelsOf(field.fields));
    if (field.kind === 'table')
      return field.rows.flatMap(({ cells }) => Object.entries(labelsOf(cells.flatMap(fieldsIn))));
    return 'label' in field ? [[field.name, field.label]] : [];
  });
  return Object.fromEntries(pairs);
}

const fieldsIn = (cell: Cell): readonly FieldView[] => (typeof cell === 'string' || 'href' in cell ? [] : cell);

function Bindings({ form, of, id }: { form: ActForm; of: FormsOf; id: string }) {
  const { key, nonce, linkId } = of.guard;
  // who came by a link has no list of tasks to go on to: the link's own page says that it is done
  const onward = linkId && form.onward === '/tasks' ? undefined : form.onward;
  return (
    <>
      <input type="hidden" name="_page" value={of.page} />
      <input type="hidden" name="_form" value={id} />
      <input type="hidden" name="_key" value={`${key}-${id}`} />
      <input type="hidden" name="_at" value={of.guard.at} />
      {onward ? <input type="hidden" name="_onward" value={onward} /> : null}
      {nonce ? <input type="hidden" name="_nonce" value={nonce} /> : null}
      {form.confirm ? <input type="hidden" name="_expected" value={form.confirm} /> : null}
    </>
  );
}

/** A robot that presses buttons does not read: the person types something of the case at hand. */
function Confirmation({ expected, waits, state }: { expected: string; waits: boolean; state: FormState }) {
  const words = web[state.language];
  const id = fieldId('_confirm', state.form);
  const wrong = state.refusals.find((one) => one.field === '_confirm');
  return (
    <div class="confirm">
      <div class="field">
        <label for={id}>{words.confirmLabel(expected)}</label>
        <p class="hint" id={`${id}-hint`}>
          {waits ? words.confirmWaits : words.confirmHint}
        </p>
        {wrong ? <p class="error">{wrong.sentence}</p> : null}
        <input class="short" id={id} name="_confirm" required autocomplete="off" aria-describedby={`${id}-hint`} />
      </div>
    </div>
  );
}
