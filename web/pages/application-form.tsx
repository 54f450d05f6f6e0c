import type { Language } from '../../domain/vocabulary.js';
import { moment } from '../../text/dates.js';
import { form } from '../../text/form.js';
import { web } from '../../text/web.js';
import { caseWords } from '../../text/web-case.js';
import { formPageWords } from '../../text/web-form.js';
import { actAddress, fieldId } from '../address.js';
import { kitFor } from '../application/fields.js';
import { type Section, sectionsOf } from '../application/sections.js';
import { ActFormBox, GoneForm } from '../components/act-form.js';
import { Checks } from '../components/checks.js';
import { Field, type FormState } from '../components/field.js';
import { Attachments, Sections } from '../components/material.js';
import { Refusals, Say } from '../components/say.js';
import { documentOf, Page } from '../layout.js';
import { lastFour } from '../task-forms/confirm.js';
import type { ApplicationFormView, OverView } from '../views/application.js';
import type { Frame } from '../views/frame.js';

/** Filling in the 申报表: saved at any time, held against every condition, with its attachments. */
export function applicationFormPage(frame: Frame, view: ApplicationFormView): string {
  const { language } = frame;
  const words = formPageWords[language];
  const of = { language, guard: view.guard, page: frame.here, again: view.again };
  // What was just typed and could not be saved stands in the form still.
  if (view.window?.over && view.again?.act !== 'saveDraft') return draftPage(frame, view, view.window.over);
  return documentOf(
    <Page frame={frame} title={form[language].formTitle} at="applications" scripts={['form.js']}>
      <h1>{form[language].formTitle}</h1>
      <Lead view={view} />
      <WindowSay view={view} language={language} />
      {view.returned ? (
        <Say tone="warn" title={words.returned}>
          <p>{view.returned}</p>
        </Say>
      ) : null}
      <div class="two">
        <div>
          <DraftForm frame={frame} view={view} />
          <section class="card" aria-labelledby="files">
            <h2 id="files">{words.attachments}</h2>
            <Attachments list={view.attachments} language={language} />
            {view.attachments.map((one) => (
              <ActFormBox
                plain
                form={{
                  act: 'removeAttachment',
                  id: `remove-${one.id}`,
                  title: words.remove,
                  fields: [
                    { kind: 'hidden', name: 'caseId', value: view.caseId },
                    { kind: 'hidden', name: 'attachmentId', value: one.id },
                  ],
                  submit: `${words.remove} · ${one.name}`,
                  tone: 'second',
                }}
                of={of}
              />
            ))}
          </section>
          <ActFormBox
            form={{
              act: 'addAttachment',
              title: words.upload,
              intro: words.uploadIntro(
                view.upload.types.map((type) => type.toUpperCase()).join(words.or),
                view.upload.maxMebibytes,
              ),
              fields: [
                { kind: 'hidden', name: 'caseId', value: view.caseId },
                {
                  kind: 'file',
                  name: 'file',
                  label: words.file,
                  required: true,
                  accept: [...view.upload.types, 'jpeg'].map((type) => `.${type}`).join(),
                },
              ],
              submit: words.upload,
              tone: 'second',
              upload: true,
            }}
            of={of}
          />
        </div>
        <aside class="aside" data-checks aria-live="polite">
          <Checks view={view} language={language} href="" />
        </aside>
      </div>
    </Page>,
  );
}

/** The window is over (CONV-06): what was saved can be read. */
function draftPage(frame: Frame, view: ApplicationFormView, { sections }: OverView): string {
  const { language } = frame;
  const words = formPageWords[language];
  return documentOf(
    <Page frame={frame} title={form[language].formTitle} at="applications">
      <h1>{form[language].formTitle}</h1>
      <Lead view={view} />
      <GoneForm of={{ language, guard: view.guard, page: frame.here, again: view.again }} shown={[]} />
      <WindowSay view={view} language={language} />
      <section class="card" aria-labelledby="draft">
        <h2 id="draft">{words.draft}</h2>
        {sections.length === 0 ? <p class="soft">{words.emptyDraft}</p> : <Sections list={sections} />}
        <h3>{words.attachments}</h3>
        <Attachments list={view.attachments} language={language} />
      </section>
      <p>
        <a href={`/cases/${view.caseId}`}>{caseWords[language].title}</a>
      </p>
    </Page>,
  );
}

function Lead({ view }: { view: Pick<ApplicationFormView, 'roundName' | 'number'> }) {
  return (
    <p class="lead">
      {`${view.roundName} · `}
      <span class="whole">{view.number}</span>
    </p>
  );
}

/** Until when it can be handed in, or that it no longer can, since when and whom to ask. */
function WindowSay({ view, language }: { view: Pick<ApplicationFormView, 'window'>; language: Language }) {
  const words = formPageWords[language];
  if (!view.window) return null;
  const { until, isLastDay, over } = view.window;
  return over ? (
    <Say tone="warn" title={words.closed}>
      <p>{over.said}</p>
    </Say>
  ) : (
    <Say {...(isLastDay && { tone: 'warn' as const })}>
      <p>{words.closes(moment(until, language))}</p>
    </Say>
  );
}

function DraftForm({ frame, view }: { frame: Frame; view: ApplicationFormView }) {
  const { language } = frame;
  const words = formPageWords[language];
  const again = view.again?.act === 'saveDraft' ? view.again : undefined;
  const state: FormState = {
    language,
    kept: again?.kept ?? view.values,
    refusals: again?.refusals ?? [],
    form: 'saveDraft-',
    lengths: (field) => view.asked[field.replace(/\.\d+\./, '.')] ?? view.guard.lengths?.('saveDraft', field) ?? null,
  };
  const kit = kitFor(
    language,
    view.attachments.map((one) => ({ value: one.id, label: one.name })),
  );
  return (
    <form method="post" action={actAddress('saveDraft', frame.linkId)} data-autosave data-form="saveDraft">
      <Refusals list={state.refusals} language={language} form="saveDraft-" />
      <input type="hidden" name="_page" value={frame.here} />
      <input type="hidden" name="_form" value="saveDraft" />
      <input type="hidden" name="_key" value={`${view.guard.key}-saveDraft`} />
      {view.guard.nonce ? <input type="hidden" name="_nonce" value={view.guard.nonce} /> : null}
      <input type="hidden" name="caseId" value={view.caseId} />
      <input type="hidden" name="version" value={String(view.version)} />
      {sectionsOf(kit).map((section) => (
        <SectionBox section={section} view={view} state={state} />
      ))}
      <div class="stick">
        <p class="actions">
          <button type="submit">{words.save}</button>
          {view.window?.over ? null : (
            <button
              type="submit"
              class="second"
              name="_onward"
              value={frame.linkId ? `/t/${frame.linkId}?step=submit` : `/applications/${view.caseId}/submit`}
            >
              {words.saveAndCheck}
            </button>
          )}
          <a class="soft far" href="#checks">
            {words.checks}
          </a>
          <span
            class="soft"
            role="status"
            data-state
            data-saved={words.saved}
            data-saving={words.saving}
            data-failed={words.notSaved}
          >
            {words.saveNote}
          </span>
        </p>
      </div>
    </form>
  );
}

function SectionBox(props: { section: Section; view: ApplicationFormView; state: FormState }) {
  const { section, view, state } = props;
  const words = formPageWords[state.language];
  if (!section.list)
    return (
      <section class="card">
        <h2>{section.title}</h2>
        <div class="grid">
          {section.fields.map((field) => (
            <Field field={field} state={state} />
          ))}
        </div>
      </section>
    );
  const { list, rowOf } = section;
  const sent = Object.keys(state.kept ?? {}).map((name) =>
    Number(new RegExp(`^form\\.${list}\\.(\\d+)\\.`).exec(name)?.[1] ?? -1),
  );
  const count = Math.max(view.rows[list], ...sent.map((at) => at + 1), 0);
  return (
    <section class="card" id={fieldId(`form.${list}`, 'saveDraft-')}>
      <h2>{section.title}</h2>
      <div class="grid">
        {section.before.map((field) => (
          <Field field={field} state={state} />
        ))}
      </div>
      {Array.from({ length: Math.min(count + 1, 20) }, (_, at) => (
        <fieldset class="row" data-row={list} data-at={String(at)}>
          <legend>{at < count ? words.row(at + 1) : words.newRow}</legend>
          <div class="grid">
            {rowOf(`form.${list}.${at}`).map((field) => (
              <Field field={field} state={state} />
            ))}
          </div>
        </fieldset>
      ))}
      <p class="actions" hidden data-add={list}>
        <button type="button" class="second">
          {words.addRow}
        </button>
      </p>
      <div class="grid">
        {(section.after ?? []).map((field) => (
          <Field field={field} state={state} />
        ))}
      </div>
    </section>
  );
}

/** The last look before the application goes to the school. */
export function submitPage(frame: Frame, view: ApplicationFormView): string {
  const { language } = frame;
  const words = formPageWords[language];
  const back = frame.linkId ? `/t/${frame.linkId}` : `/applications/${view.caseId}/form`;
  const of = { language, guard: view.guard, page: frame.here, again: view.again };
  if (view.window?.over)
    return documentOf(
      <Page frame={frame} title={words.submitTitle} at="applications">
        <h1>{words.submitTitle}</h1>
        <Lead view={view} />
        <GoneForm of={of} shown={[]} />
        <WindowSay view={view} language={language} />
        <p class="actions">
          <a class="button second" href={back}>
            {caseWords[language].readDraft}
          </a>
        </p>
      </Page>,
    );
  return documentOf(
    <Page frame={frame} title={words.submitTitle} at="applications">
      <h1>{words.submitTitle}</h1>
      <Lead view={view} />
      <WindowSay view={view} language={language} />
      <Checks view={view} language={language} href={back} />
      <ActFormBox
        form={{
          act: view.submitAct,
          title: words.submitTitle,
          intro: words.submitIntro,
          fields: [
            { kind: 'hidden', name: 'caseId', value: view.caseId },
            { kind: 'hidden', name: 'version', value: String(view.version) },
          ],
          submit: view.submitAct === 'submitApplication' ? words.submit : words.resubmit,
          confirm: lastFour(view.number),
          fieldsAt: back,
          ...(frame.linkId ? {} : { onward: `/cases/${view.caseId}` }),
        }}
        of={of}
      />
      <p>
        <a href={back}>{words.backToForm}</a> · <span class="soft">{web[language].confirmHint}</span>
      </p>
    </Page>,
  );
}
