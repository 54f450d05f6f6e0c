import { z } from 'zod';
import { dueAfter } from '../../domain/calendar/due.js';
import { inWords } from '../../domain/ending.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import type { CaseState } from '../../domain/vocabulary.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { meetCase, moveCase } from '../kit/cases.js';
import { decide } from '../kit/decide.js';
import { endCase } from '../kit/end-case.js';
import { tell } from '../kit/news.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';
import { countySeat, refuseAfterDraw, refuseFrozen } from './nominations.js';
import { hasRecommended, verificationsOf } from './verifications.js';

const input = z.strictObject({
  caseId: z.uuid(),
  /** The form the officer read (I9). */
  formHash: z.string(),
  decision: z.enum(['agree', 'refuse', 'return']),
  /** The county's opinion; for a refusal its reason, for a return what is to be corrected. */
  opinion: z.string().trim().min(1).max(2000),
});

const outcomes = { refuse: 'notForwarded', return: 'returned' } as const;

/**
 * HOST-20: the county's officer examines one application. Refuses `notFound` (another county's), `notYourPost`, `stageNotOpen`,
 * `caseChanged` (I9), `taskClosed` (examined already), `conflictOfInterest`, `secondPersonRequired` (whoever recommended it),
 * `ruleForbids` (corrections used up; VETO-O03, HOST-O18: the application rests and is neither ended nor sent back); `stageNotOpen`
 * (HOST-25: the panel is drawn, and only a refusal leads anywhere).
 */
export const verifyApplication = act<PersonActor, z.infer<typeof input>, { readonly state: CaseState }>({
  name: 'verifyApplication',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, { caseId, formHash, decision, opinion }) => {
    const met = await meetCase(desk, actor, caseId);
    if (!met?.file.countyId || met.isApplicant) return refused(refuse('notFound'));
    const { file, round } = met;
    const work = { roundId: round.id, countyId: met.file.countyId, byLinkOf: ['nomination'] } as const;
    const seat = await countySeat(desk, actor, work);
    if (!seat) return refused(refuse(actor.taskId ? 'notFound' : 'notYourPost', { ruleId: 'HOST-20' }));
    if (file.state !== 'countyReview')
      return refused(refuse('stageNotOpen', { ruleId: 'HOST-15', facts: { state: file.state } }));
    if (file.formHash !== formHash) return refused(refuse('caseChanged'));
    const before = (await verificationsOf(desk, [file])).get(file.id);
    if (before) return refused(refuse('taskClosed', { ruleId: 'HOST-20', facts: { outcome: before.decision } }));
    // A superior who came to share the school's task has spoken for the school already.
    if (await hasRecommended(desk, actor, file)) return refused(refuse('secondPersonRequired', { ruleId: 'HOST-20' }));
    const drawn = decision === 'refuse' ? null : await refuseAfterDraw(desk, round);
    if (drawn) return refused(drawn);
    const frozen = decision === 'agree' ? null : await refuseFrozen(desk, round, [caseId]);
    if (frozen) return refused(frozen);
    const { correctionsMax } = round.parameters;
    if (decision === 'return' && file.stageRound > correctionsMax)
      return refused(refuse('ruleForbids', { ruleId: 'HOST-20', facts: { correctionsMax } }));
    decide(desk, actor, seat, {
      caseId,
      stage: 'countyReview',
      stageRound: file.stageRound,
      kind: 'countyVerification',
      ruleIds: ['HOST-20', 'HOST-30'],
      decision,
      reason: opinion,
      formHash,
    });
    await record(desk, actor, {
      chain: caseId,
      act: 'verifyApplication',
      seat,
      ruleIds: ['HOST-20'],
      formHash,
      facts: { decision, stageRound: file.stageRound },
    });
    if (decision === 'agree') return accepted({ state: file.state });
    const why = { reason: inWords(opinion), ruleId: 'HOST-20' };
    const appealUntil = dueAfter(desk.calendar(), desk.now, round.parameters.appealWorkingDays).due;
    const no =
      decision === 'refuse'
        ? await endCase(desk, round, file, 'notForward', { ...why, appealUntil })
        : await moveCase(desk, file, 'returnForCorrection');
    if (no) return refused(no);
    const state = decision === 'refuse' ? 'notForwarded' : 'returnedForCorrection';
    await tell(
      desk,
      { kind: 'case', id: caseId },
      { kind: 'settled', stage: 'countyReview', number: file.stageRound, outcome: outcomes[decision] },
    );
    if (decision === 'return') await writeToApplicant(desk, round, file, { state, ...why });
    return accepted({ state });
  },
});
