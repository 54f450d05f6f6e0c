import type { Language } from '../../domain/vocabulary.js';
import { moment } from '../../text/dates.js';
import { memberWords } from '../../text/web-members.js';
import type { RemovalAppealView } from '../views/member.js';

/** How an appeal against a removal stands, in one sentence (VETO-O05). */
export function sayRemovalAppeal(
  { until, appealedAt, decidedAt, outcome, closed }: RemovalAppealView,
  language: Language,
): string {
  const { appeal, answered } = memberWords[language];
  if (decidedAt && outcome) return appeal.decided(moment(decidedAt, language), answered[outcome]);
  if (appealedAt) return appeal.appealed(moment(appealedAt, language));
  return closed ? appeal.over : appeal.until(moment(until, language));
}
