import type { Spoken } from './walk/spoken.js';

/** What people say and write in a studio's term, field by field. */
export const termFields = [
  'grounds',
  'removalFacts',
  'removalStatement',
  'removalAppeal',
  'leavingWords',
  'plan',
  'workTitle',
  'workSummary',
  'evidence',
  'page',
  'pageChange',
  'goalRequest',
  'grantReason',
  'purpose',
  'fundApproval',
  'voucher',
  'lossReport',
  'moveWords',
  'selfReport',
  'minutes',
  'resultAppeal',
  'appealDecision',
  'findingFacts',
  'findingStatement',
  'findingReason',
  'findingAppeal',
  'honourReason',
  'strikeAppeal',
  'honourList',
] as const;
export type TermWords = Readonly<Record<(typeof termFields)[number], string>>;

/** Nothing of its own: the words of the same kind that a round is walked with. */
export function termWordsOf({ opinion, minutes, heard, appeal, fileName, term }: Spoken): TermWords {
  const all = Object.fromEntries(termFields.map((field) => [field, opinion])) as Record<keyof TermWords, string>;
  const same = {
    workTitle: minutes,
    minutes,
    pageChange: fileName,
    voucher: fileName,
    evidence: fileName,
    findingStatement: heard,
  };
  return {
    ...all,
    ...same,
    resultAppeal: appeal,
    findingAppeal: appeal,
    strikeAppeal: appeal,
    removalAppeal: appeal,
    ...term,
  };
}
