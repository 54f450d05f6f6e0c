import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { appeals } from '../../db/schema/all.js';
import { datesFor } from '../../domain/ladder/dates.js';
import { refuseNoticeAppeal } from '../../domain/notice/objections.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import { appealVeto } from '../../domain/veto.js';
import { daysAndAllowanceOf } from '../../policy/host-selection/stages.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { type Case, meetCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { startProcess, tell } from '../kit/news.js';
import type { Round } from '../kit/round.js';
import { organisationsByIds } from '../kit/seats.js';
import { latestVeto, vetoOf } from '../veto/find-veto.js';
import { type AppealAgainst, type Ground, groundOf } from './grounds.js';
import { nextStageDate } from './next-stage-date.js';

const input = z.strictObject({ caseId: z.uuid(), text: z.string().trim().min(1).max(5000) });

export interface FiledAppeal {
  readonly appealId: string;
  readonly against: AppealAgainst;
  /** Instant by which the next level is to answer. */
  readonly due: string;
}

/**
 * The applicant appeals, once, in writing, to the next level (HOST-O19, NOTICE-O06, VETO-O05).
 * Refuses `notFound` (not one's own case), `stageNotOpen` (nothing to appeal), `ruleForbids` (a second appeal), `windowClosed`.
 */
export const fileAppeal = act<PersonActor, z.infer<typeof input>, FiledAppeal>({
  name: 'fileAppeal',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, { caseId, text }) => {
    const met = actor.taskId ? null : await meetCase(desk, actor, caseId);
    if (!met?.isApplicant) return refused(refuse('notFound'));
    const { file, round } = met;
    const ground = await groundOf(desk, file, round);
    if (!ground) return refused(refuse('stageNotOpen', { ruleId: 'HOST-O19', facts: { state: file.state } }));
    const no = await refuseAppeal(desk, actor, file, round, ground);
    if (no) return refused(no);
    const appealId = randomUUID();
    const dates = appealDates(desk, round, file, ground.against);
    const { against, subjectId, ruleId } = ground;
    await desk.tx.insert(appeals).values({
      id: appealId,
      caseId,
      against,
      subjectId,
      toOrgId: ground.to.orgId,
      text,
      state: 'filed',
      filedAt: desk.now,
      ending: file.ending,
      due: dates.due,
    });
    await record(desk, actor, {
      chain: caseId,
      act: 'fileAppeal',
      ruleIds: [ruleId],
      formHash: file.formHash,
      facts: { against, due: dates.due },
    });
    const [county] = file.countyId ? await organisationsByIds(desk, [file.countyId]) : [];
    await startProcess(desk, 'appeal', {
      subject: { kind: 'appeal', id: appealId },
      roundId: round.id,
      roundCode: round.code,
      route: file.route,
      ...(county ? { countyCode: county.code } : {}),
    });
    // A vetoed application is kept for its appeal: it is not closed while somebody still has to answer.
    if (against === 'ethicsVeto') {
      const until = desk.clock.realInstant(dates.hard);
      await tell(desk, { kind: 'case', id: caseId }, { kind: 'interrupted', outcome: 'vetoed', until });
    }
    return accepted({ appealId, against, due: dates.due });
  },
});

async function refuseAppeal(
  desk: Desk,
  actor: PersonActor,
  file: Case,
  round: Round,
  ground: Ground,
): Promise<Refusal | null> {
  const { ruleId } = ground;
  const before = await desk.tx
    .select({ id: appeals.id })
    .from(appeals)
    .where(and(eq(appeals.subjectId, ground.subjectId), eq(appeals.against, ground.against)))
    .then((rows) => rows.length);
  if (before >= round.parameters.appealsPerDecision) return refuse('ruleForbids', { ruleId, facts: { before } });
  if (ground.against === 'ethicsVeto') {
    const veto = await vetoOf(desk, await latestVeto(desk, file.id));
    const appealed = appealVeto(veto, actor.personId, file.applicantId, desk.now);
    return appealed.ok ? null : (appealed.refusals[0] ?? refuse('stageNotOpen', { ruleId }));
  }
  const no = refuseNoticeAppeal(desk.now, ground.until, 0);
  return no ? { ...no, ruleId } : null;
}

/** The next level's days, but no longer than the next stage's date while that is still to come (HOST-O19). */
export function appealDates(desk: Desk, round: Round, file: Case, against: AppealAgainst) {
  const { dueWorkingDays, ...allowance } = daysAndAllowanceOf('appealDecision', round.parameters);
  const dates = datesFor(desk.calendar(), desk.now, { workingDays: dueWorkingDays, ...allowance });
  const limit = nextStageDate(round, file, against);
  return limit && limit > desk.now && limit < dates.due ? { ...dates, due: limit } : dates;
}
