import { z } from 'zod';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { writeToApplicant } from '../county/write-to-applicant.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { meetCase, moveCase } from '../kit/cases.js';
import { decide } from '../kit/decide.js';
import { tell } from '../kit/news.js';
import { seatAt } from '../kit/seats.js';
import { openDeparture } from '../school/departures.js';

const input = z.strictObject({ caseId: z.uuid(), reason: z.string().trim().min(1).max(2000) });

/**
 * HOST-O18: no new school has confirmed in time, and the city's officer ends the application; time alone never does. It leaves as a
 * withdrawn one does, and cannot be undone. 'notFound', 'notYourPost', 'stageNotOpen' (HOST-O18: nothing reported, or its time runs).
 */
export const lapseApplication = act<PersonActor, z.output<typeof input>, { readonly state: 'withdrawn' }>({
  name: 'lapseApplication',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, { caseId, reason }) => {
    const ruleId = 'HOST-O18';
    const met = actor.taskId ? null : await meetCase(desk, actor, caseId);
    if (!met) return refused(refuse('notFound'));
    const { file, round } = met;
    const seat = await seatAt(desk, actor, round.bureauId, ['cityOfficer']);
    if (!seat) return refused(refuse('notYourPost', { ruleId }));
    const { open, count } = await openDeparture(desk, caseId);
    if (!open || desk.now <= open.until)
      return refused(refuse('stageNotOpen', { ruleId, facts: { until: open?.until ?? '' } }));
    const no = await moveCase(desk, file, 'withdraw', { set: { withdrawUndoUntil: null } });
    if (no) return refused(no);
    await decide(desk, actor, seat, {
      caseId,
      stage: 'departure',
      kind: 'departure',
      seatKey: String(count),
      ruleIds: [ruleId],
      decision: 'lapsed',
      reason,
      formHash: file.formHash,
    });
    await record(desk, actor, { chain: caseId, act: 'lapseApplication', seat, ruleIds: [ruleId] });
    // the process ends it at once, as a withdrawal whose time is up: place, notice and tasks
    const until = desk.clock.realInstant(desk.now);
    await tell(desk, { kind: 'case', id: caseId }, { kind: 'interrupted', outcome: 'withdrawn', until });
    await writeToApplicant(desk, round, file, { state: 'withdrawn', reason, ruleId });
    return accepted({ state: 'withdrawn' });
  },
});
