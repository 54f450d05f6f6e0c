import { z } from 'zod';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { accepted, refused } from '../../domain/refusal.js';
import { refuseRenewal } from '../../domain/studio/renewal.js';
import { nextTerm } from '../../domain/studio/term.js';
import { addDays } from '../../domain/time/beijing.js';
import type { DaySpan } from '../../domain/time/school-year.js';
import { studioEditionOn } from '../../policy/studio/default-edition.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { chainOfTask } from '../kit/chain.js';
import type { Desk } from '../kit/deps.js';
import { levelIn } from '../kit/organiser.js';
import { postTo } from '../kit/post.js';
import { holdersOf } from '../kit/seats.js';
import type { Term } from '../kit/term.js';
import { beginTerm } from './begin-term.js';
import { letMembersGo } from './end-of-service.js';
import { windUpFund } from './fund/wind-up.js';
import { leaveClosings } from './fund/year-end.js';
import { checksOnRenewal } from './renewals.js';
import { settleTermTask, takeTermTask } from './term-task.js';
import { moveTerm, spanOf } from './terms.js';
import { refuseUndecided } from './veto/bars.js';

const input = z.strictObject({
  taskId: z.uuid(),
  decision: z.enum(['renew', 'close']),
  reason: z.string().trim().min(1).max(2000),
});

/**
 * STUDIO-06, STUDIO-O02: the term is over and the city's leader decides what follows, with the reason on record: another term, which
 * begins the day after this one however late that is decided, or the end of the studio, whose fund is wound up (FUND-O01). Silence does neither (STUDIO-O03). A strong act.
 * Refuses as `takeTask`; 'stageNotOpen' (STUDIO-05) where the term is not over; 'ruleForbids' (VETO-O03) while a finding against the host is
 * undecided; for another term
 * 'ruleForbids' with every condition that is not met, looked at again today.
 */
export const decideRenewal = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'renewed' | 'closed' }>({
  name: 'decideRenewal',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, decision, reason }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'renewalDecision');
    if (!taken.ok) return taken;
    const { term } = taken.value;
    const undecided = await refuseUndecided(desk, term);
    if (undecided) return refused(undecided);
    const checks = decision === 'renew' ? await checksOnRenewal(desk, term) : [];
    const open = refuseRenewal(checks);
    const moved = await moveTerm(desk, term, decision, {
      holds: { renewable: open.length === 0 },
      set: { endedAt: desk.now },
    });
    if (open.length > 0) return refused(...open);
    if (moved) return refused(moved);
    const outcome = decision === 'renew' ? 'renewed' : 'closed';
    // told before the decision: the process must know what outlasts it
    if (outcome === 'closed') await windUpFund(desk, term, null);
    else await leaveClosings(desk, term.id);
    await settleTermTask(desk, actor, taken.value, {
      act: 'decideRenewal',
      facts: { outcome },
      stage: 'renewalDecision',
      outcome,
      ruleIds: ['STUDIO-06', 'STUDIO-O02'],
      reason,
      content: { conditions: checks.map(({ code, ruleId, met }) => ({ code, ruleId, met })) },
    });
    await letMembersGo(desk, term, decision === 'renew' ? 'termOver' : 'studioClosed', term.toDay);
    const next = decision === 'renew' ? await renew(desk, term) : { from: '', to: '' };
    await writeOfTheDecision(desk, term, { outcome, ...next });
    return accepted({ outcome });
  },
});

/** STUDIO-06: without a gap, under the edition of its first day, established anew with a letter of its own. */
async function renew(desk: Desk, term: Term): Promise<DaySpan> {
  const edition = studioEditionOn(term.studio.level, addDays(term.toDay, 1));
  if (!edition) throw new Error('no edition for a term that follows one');
  const span = nextTerm(spanOf(term), edition.parameters);
  await beginTerm(desk, {
    studioId: term.studio.id,
    studioNumber: term.studio.number,
    number: term.number + 1,
    span,
    edition,
    act: 'beginTerm',
    ruleIds: ['STUDIO-05', 'STUDIO-06', 'STUDIO-17'],
  });
  return span;
}

/** To the host and the unit's leader. */
async function writeOfTheDecision(
  desk: Desk,
  term: Term,
  said: DaySpan & { readonly outcome: 'renewed' | 'closed' },
): Promise<void> {
  const { studio } = term;
  const leaders = await holdersOf(desk, { role: 'schoolLeader', orgId: studio.unitId });
  for (const { personId } of [{ personId: studio.hostId }, ...leaders])
    await postTo(desk, personId, {
      event: `termDecided:${term.id}`,
      letter: 'termDecided',
      data: { studioNumber: studio.number, ...said, ...levelIn(term) },
      notBefore: deliverAt(desk.now, term.parameters.quietHours),
    });
}
