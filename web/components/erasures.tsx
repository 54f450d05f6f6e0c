import type { Language } from '../../domain/vocabulary.js';
import { erasureWords } from '../../text/web-erasure.js';
import { decisionField } from '../decision-field.js';
import type { ActForm, Guard } from '../views/act-form.js';
import type { ErasureView } from '../views/erasure.js';
import type { Again } from '../views/frame.js';
import { ActFormBox } from './act-form.js';
import { Table } from './table.js';

interface Of {
  readonly language: Language;
  readonly guard: Guard;
  readonly page: string;
  readonly again: Again | undefined;
}

/** What was erased or waits for it, and the forms to propose and to decide. */
export function Erasures({ list, of }: { list: readonly ErasureView[]; of: Of }) {
  const words = erasureWords[of.language];
  return (
    <>
      {list.length > 0 ? (
        <section class="card" aria-labelledby="erasures">
          <h2 id="erasures">{words.list}</h2>
          <Table
            head={[words.code, words.ground, words.reference, words.state]}
            rows={list.map((one) => [
              one.code ?? words.erased,
              words.grounds[one.ground],
              one.reference,
              `${words.states[one.state]}${one.own && one.state === 'proposed' ? ` · ${words.own}` : ''}`,
            ])}
          />
        </section>
      ) : null}
      {list
        .filter(({ state, own }) => state === 'proposed' && !own)
        .map((one) => (
          <ActFormBox form={decideForm(one, of.language)} of={of} />
        ))}
      <ActFormBox form={proposeForm(of.language)} of={of} />
    </>
  );
}

function proposeForm(language: Language): ActForm {
  const words = erasureWords[language];
  const grounds = Object.entries(words.grounds).map(([value, label]) => ({ value, label }));
  return {
    act: 'proposeErasure',
    title: words.title,
    intro: words.intro,
    tone: 'danger',
    folded: true,
    fields: [
      { kind: 'text', name: 'code', label: words.code, required: true, short: true, maxLength: 60 },
      { kind: 'choice', name: 'ground', label: words.ground, required: true, options: grounds },
      {
        kind: 'text',
        name: 'reference',
        label: words.reference,
        hint: words.referenceHint,
        required: true,
        maxLength: 60,
      },
    ],
    submit: words.propose,
  };
}

function decideForm({ erasureId, code }: ErasureView, language: Language): ActForm {
  const words = erasureWords[language];
  return {
    act: 'decideErasure',
    id: `decide-${erasureId}`,
    title: words.decide(code ?? ''),
    tone: 'danger',
    fields: [
      { kind: 'hidden', name: 'erasureId', value: erasureId },
      decisionField({
        label: words.decision,
        approve: { value: 'done', label: words.done },
        reject: words.rejected,
      }),
    ],
    submit: words.submit,
    ...(code && { confirm: code }),
  };
}
