import { eq } from 'drizzle-orm';
import { assessments, terms } from '../../../db/schema/all.js';
import { dueAfter } from '../../../domain/calendar/due.js';
import type { Subject } from '../../../domain/news.js';
import { endsWithStudio } from '../../../domain/process.js';
import { assessmentsOver } from '../../../domain/studio/assessment/states.js';
import { dayOf, type Instant } from '../../../domain/time/beijing.js';
import { system } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import type { Desk } from '../../kit/deps.js';
import { lingering } from '../../kit/linger.js';
import { openRun, voidStages } from '../../kit/stage.js';
import { type Term, termOf } from '../../kit/term.js';
import { assessmentOf, moveAssessment } from '../assessment/assessments.js';
import { letMembersGo } from '../end-of-service.js';
import { windUpFund } from '../fund/wind-up.js';
import { revocationOf, statusOf } from './findings.js';

/**
 * VETO-02, VETO-O05: no appeal can turn a revocation any more: what was still open of the term, or of one of its assessments, ends undecided,
 * but for its fund (`windUpFund`); an assessment under way is stopped. Before that the instant at which to look again. Run twice it finds nothing left to end.
 */
export async function finishRevocation(desk: Desk, subject: Subject): Promise<Instant | null> {
  const termId = subject.kind === 'assessment' ? (await assessmentOf(desk, subject.id)).termId : subject.id;
  const [term] = await desk.tx.select({ state: terms.state }).from(terms).where(eq(terms.id, termId)).for('update');
  const finding = await revocationOf(desk, termId);
  // restored in the meantime: the news of it is on its way, and nothing may be closed under it
  if (term?.state !== 'revoked' || !finding) return desk.now;
  const last = finding.appealUntil && lingering(desk, finding.appealUntil);
  if (statusOf(finding) === 'effective' && last && last >= desk.now) return last > desk.now ? last : desk.now;
  if (statusOf(finding) === 'appealed') return whenAnswered(desk, finding.id);
  if (subject.kind === 'assessment') await stopAssessment(desk, subject.id);
  else {
    const whole = await termOf(desk, termId);
    await letGo(desk, whole);
    await windUpFund(desk, whole, { why: 'revoked', mayBeWritten: true });
  }
  if (await voidStages(desk, subject, 'revoked', endsWithStudio))
    await record(desk, system, {
      chain: subject.id,
      act: 'finishRevocation',
      ruleIds: ['VETO-02', 'VETO-O05'],
      facts: { outcome: 'revoked' },
    });
  return null;
}

/** STUDIO-O04: its members move on, as of the day of the revocation. */
async function letGo(desk: Desk, term: Term): Promise<void> {
  if (term.endedAt) await letMembersGo(desk, term, 'studioRevoked', dayOf(term.endedAt));
}

async function whenAnswered(desk: Desk, vetoId: string): Promise<Instant> {
  const run = await openRun(desk, { kind: 'veto', id: vetoId }, 'findingAppealDecision');
  return run?.due && run.due > desk.now ? run.due : dueAfter(desk.calendar(), desk.now, 1).due;
}

/** Stops an assessment that is under way; one that is over stays as it is. */
export async function stopAssessment(desk: Desk, assessmentId: string): Promise<void> {
  const [row] = await desk.tx.select().from(assessments).where(eq(assessments.id, assessmentId));
  if (!row || assessmentsOver.includes(row.state)) return;
  const refusal = await moveAssessment(desk, row, 'stop', { set: { finalAt: desk.now } });
  if (refusal) throw new Error(`the assessment cannot be stopped: ${JSON.stringify(refusal)}`);
}
