import type { Language } from '../../domain/vocabulary.js';
import { roundPageWords } from '../../text/web-rounds.js';
import { taskWords } from '../../text/web-tasks.js';
import type { ActForm, FieldView } from '../views/act-form.js';
import type { Candidate } from '../views/task.js';
import { lastFour } from './confirm.js';

/** A county's nomination, and who was agreed to and is on no list. */
export interface Ending {
  readonly nominationId: string;
  readonly orgName: string;
  readonly waiting: readonly Pick<Candidate, 'caseId' | 'number' | 'name' | 'formHash'>[];
}

const idOf = ({ nominationId }: Ending): FieldView => ({ kind: 'hidden', name: 'nominationId', value: nominationId });

/** HOST-O14: a freed place is filled again from the county's list. */
export function refillForm(of: Ending, language: Language): ActForm {
  const words = roundPageWords[language];
  return {
    act: 'refillNominee',
    title: words.refill,
    intro: words.refillIntro,
    rule: 'HOST-O14',
    tone: 'second',
    folded: true,
    fields: [idOf(of)],
    submit: words.refillSubmit,
    confirm: lastFour(of.orgName),
  };
}

/** HOST-21: the county nominates no more; whoever waited is told why. */
export function closeForm(of: Ending, language: Language): ActForm {
  const words = roundPageWords[language];
  const { waiting } = of;
  const fields =
    waiting.length > 0
      ? reasonsFor(waiting, language)
      : ({ kind: 'hidden', name: 'lines:notChosen', value: '' } as const);
  return {
    act: 'closeNomination',
    title: words.close,
    intro: waiting.length > 0 ? words.closeIntro : words.closeEmpty,
    rule: 'HOST-21',
    tone: 'danger',
    folded: true,
    fields: [idOf(of), fields],
    submit: words.closeSubmit,
    confirm: lastFour(of.orgName),
  };
}

function reasonsFor(waiting: Ending['waiting'], language: Language): FieldView {
  const words = roundPageWords[language];
  const { columns: h } = taskWords[language];
  return {
    kind: 'table',
    caption: words.close,
    head: [h.number, h.name, words.closeReason],
    rows: waiting.map((one, at) => ({
      key: one.caseId,
      cells: [
        one.number,
        one.name ?? '—',
        [
          { kind: 'hidden', name: `notChosen.${at}.caseId`, value: one.caseId },
          { kind: 'hidden', name: `notChosen.${at}.formHash`, value: one.formHash },
          {
            kind: 'text',
            name: `notChosen.${at}.reason`,
            label: `${words.closeReason} ${one.number}`,
            required: true,
            maxLength: 2000,
          },
        ],
      ],
    })),
  };
}
