import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { tasks } from '../../db/schema/all.js';
import { because, type Why } from '../../domain/ending.js';
import type { Subject } from '../../domain/news.js';
import type { CaseState } from '../../domain/vocabulary.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { endCase } from '../kit/end-case.js';
import { tell } from '../kit/news.js';
import { freePlace } from '../kit/quota.js';
import type { Round } from '../kit/round.js';
import { voidStages } from '../kit/stage.js';
import { leaveNotice } from '../notice/leave-notice.js';
import { overtakeDeparture } from '../school/departure-tasks.js';
import { outlivingWithdrawal, thawTasks } from '../veto/freeze.js';

/** Its process waits only until the refusal stands: it is shown the time again. */
const refusedBefore: readonly CaseState[] = ['declined', 'notForwarded', 'notApproved'];
/** It stood elsewhere when it left: that stays what the page shows. */
const leftBefore: readonly CaseState[] = ['withdrawn', 'vetoed'];

/**
 * An application that nobody has judged ends, because its round is over or has passed the place to which it would come back (HOST-25,
 * HOST-26): nothing is asked about it any more, its place is free, and the applicant reads why. An ethics finding, an objection and an
 * appeal under way are answered all the same.
 */
export async function endWithRound(desk: Desk, round: Round, file: Case, why: Why = whyOf(file)): Promise<null> {
  const priorState = leftBefore.includes(file.state) ? file.priorState : file.state;
  const set = { priorState, withdrawUndoUntil: null };
  const no = await endCase(desk, round, file, 'endWithRound', why, set);
  if (no) throw new Error(`an application cannot end with its round: ${no.code}`);
  const subject: Subject = { kind: 'case', id: file.id };
  await overtakeDeparture(desk, file.id);
  await voidStages(desk, subject, 'roundOver');
  await desk.tx
    .update(tasks)
    .set({ state: 'cancelled', outcome: 'roundOver', closedAt: desk.now })
    .where(
      and(
        eq(tasks.caseId, file.id),
        inArray(tasks.state, ['open', 'suspended']),
        notInArray(tasks.kind, outlivingWithdrawal),
      ),
    );
  // whoever objected is owed an answer (NOTICE-O03), also where the case stood still
  await thawTasks(desk, file.id, ['objectionHandling']);
  const freed = await freePlace(desk, file);
  await leaveNotice(desk, file.id);
  await record(desk, system, {
    chain: file.id,
    act: 'endWithRound',
    ruleIds: [why.ruleId],
    formHash: file.formHash,
    facts: { from: file.state, freedPlace: freed ? 1 : 0 },
  });
  if (file.formVersion > 0) await tellProcess(desk, subject, file.state);
  return null;
}

const whyOf = ({ formVersion }: Case): Why =>
  formVersion === 0
    ? { reason: because('neverSubmitted'), ruleId: 'HOST-15' }
    : { reason: because('roundOver'), ruleId: 'HOST-26' };

async function tellProcess(desk: Desk, subject: Subject, from: CaseState): Promise<void> {
  const until = desk.clock.realInstant(desk.now);
  if (refusedBefore.includes(from)) await tell(desk, subject, { kind: 'datesMoved' });
  else await tell(desk, subject, { kind: 'interrupted', outcome: 'roundOver', until });
}
