import { z } from 'zod';
import { dueAfter } from '../../domain/calendar/due.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { transitions } from '../../domain/transitions.js';
import { schoolTypes } from '../../domain/vocabulary.js';
import { afterLeaving } from '../city/after-leaving.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { meetCase } from '../kit/cases.js';
import { decide } from '../kit/decide.js';
import { startProcess } from '../kit/news.js';
import { organisationsByIds } from '../kit/seats.js';
import { freezeTasks } from '../veto/freeze.js';
import { type DepartureContent, departureSubject, openDeparture } from './departures.js';

const input = z.strictObject({
  caseId: z.uuid(),
  /** The new school; absent where the teacher leaves the post altogether. */
  toSchoolId: z.uuid().optional(),
  reason: z.string().trim().min(1).max(2000),
});

/**
 * HOST-O18: the school reports that an applicant changes school or leaves the post. The application rests for the policy's working
 * days; the new school confirms, or the city keeps or ends it. Nothing happens by the time itself.
 * 'notFound', 'notYourPost', 'conflictOfInterest', 'stageNotOpen' (HOST-15, HOST-O18: reported already), 'badInput' (no school).
 */
export const reportDeparture = act<PersonActor, z.output<typeof input>, { readonly until: string }>({
  name: 'reportDeparture',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, i) => {
    const ruleId = 'HOST-O18';
    const met = actor.taskId ? null : await meetCase(desk, actor, i.caseId);
    if (!met) return refused(refuse('notFound'));
    const { file, round } = met;
    const seat = met.seats.find(({ role, orgId }) => role === 'schoolLeader' && orgId === file.schoolId);
    if (!seat) return refused(refuse('notYourPost', { ruleId }));
    if (met.isApplicant) return refused(refuse('conflictOfInterest', { ruleId }));
    if (file.state === 'draft' || !transitions[file.state].withdraw)
      return refused(refuse('stageNotOpen', { ruleId: 'HOST-15', facts: { state: file.state } }));
    const { open, count } = await openDeparture(desk, file.id);
    if (open) return refused(refuse('stageNotOpen', { ruleId, facts: { until: open.until } }));
    const [school] = i.toSchoolId ? await organisationsByIds(desk, [i.toSchoolId]) : [];
    if (i.toSchoolId && (i.toSchoolId === file.schoolId || !schoolTypes.some((type) => type === school?.kind)))
      return refused(refuse('badInput', { ruleId, field: 'toSchoolId' }));
    const { due: until } = dueAfter(desk.calendar(), desk.now, round.parameters.suspensionWorkingDays);
    const content: DepartureContent = { toSchoolId: i.toSchoolId ?? null, until };
    const id = decide(desk, actor, seat, {
      caseId: file.id,
      stage: 'departure',
      kind: 'departure',
      seatKey: String(count),
      ruleIds: [ruleId],
      decision: 'reported',
      reason: i.reason,
      content,
      formHash: file.formHash,
    });
    const rested = await freezeTasks(desk, file.id);
    const facts = { until, rested };
    await record(desk, actor, { chain: file.id, act: 'reportDeparture', seat, ruleIds: [ruleId], facts });
    // nobody waits for a case that stands still
    await afterLeaving(desk, file.id);
    const [county] = file.countyId ? await organisationsByIds(desk, [file.countyId]) : [];
    await startProcess(desk, 'departure', {
      subject: departureSubject(id),
      roundId: round.id,
      roundCode: round.code,
      route: file.route,
      ...(county ? { countyCode: county.code } : {}),
    });
    return accepted({ until });
  },
});
