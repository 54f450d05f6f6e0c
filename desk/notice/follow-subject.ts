import { dueAfter } from '../../domain/calendar/due.js';
import { inWords } from '../../domain/ending.js';
import type { Refusal } from '../../domain/refusal.js';
import type { CaseState } from '../../domain/vocabulary.js';
import { askForDecision } from '../city/ask-for-decision.js';
import { moveCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { endCase } from '../kit/end-case.js';
import { tell } from '../kit/news.js';
import { freePlace } from '../kit/quota.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';
import { type FoundTrue, strikeByObjection } from '../studio/commendation/strike-by-objection.js';
import type { Notice, NoticeSubject } from './find-notice.js';
import type { OnNotice } from './on-notice.js';

/** The state in which a case hangs on a notice. */
const hangingIn = { county: 'countyNotice', city: 'cityNotice' } as const satisfies Record<Notice['level'], CaseState>;

/**
 * Brings a case or a nominee to where its place on a notice leads: an upheld objection removes it and frees its place (NOTICE-O03, HOST-O14);
 * cleared on the city's notice a case goes on to the final decision (HOST-26); cleared on a county's it waits for the bundle (HOST-22).
 * A nominee is struck by an upheld one (COMMEND-O01), and stays on the list otherwise.
 * A case that is withdrawn or vetoed meanwhile stays where it is: call this again when it is restored.
 */
export async function followSubject(
  desk: Desk,
  at: {
    readonly notice: Notice;
    readonly on: OnNotice;
    readonly state: NoticeSubject['state'];
    /** Who found so; nobody where only time has passed. */
    readonly by?: FoundTrue;
  },
  finding?: string,
): Promise<void> {
  const { notice, on, state, by } = at;
  if (on.kind === 'nominee') {
    if (state === 'upheld' && by) await strikeByObjection(desk, by, on, finding ?? '');
    return;
  }
  const { round, file } = on;
  const hanging = hangingIn[notice.level];
  if (file.state !== hanging) return;
  const told = { stage: hanging, number: 1 };
  if (state === 'upheld') {
    const appealUntil = dueAfter(desk.calendar(), desk.now, round.parameters.appealWorkingDays).due;
    const why = { reason: inWords(finding ?? ''), ruleId: 'NOTICE-O03', appealUntil };
    orThrow(await endCase(desk, round, file, 'removeFromNotice', why));
    await freePlace(desk, file);
    await tell(desk, { kind: 'case', id: file.id }, { kind: 'settled', ...told, outcome: 'removed' });
  } else if (state === 'cleared' && notice.level === 'city') {
    orThrow(await moveCase(desk, file, 'clearCityNotice'));
    await askForDecision(desk, round);
    await tell(desk, { kind: 'case', id: file.id }, { kind: 'settled', ...told, outcome: 'cleared' });
    await writeToApplicant(desk, round, file, { state: 'finalDecision', ruleId: 'HOST-26' });
  }
}

function orThrow(no: Refusal | null): void {
  if (no) throw new Error(`a case cannot follow its notice: ${no.code}`);
}
