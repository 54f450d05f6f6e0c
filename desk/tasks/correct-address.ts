import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { people, rounds } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { endRun } from '../kit/stage.js';
import { takeTask } from '../kit/take-task.js';
import { propose } from '../organisations/propose-people.js';

const input = z.strictObject({ taskId: z.uuid(), email: z.email().max(254) });

/**
 * Whoever entered an address that bounced names the right one, and an officer of the bureau who did not, puts it in force
 * (`decidePeopleProposal`): then what had come back goes out again with the links it had. Rejected, it is asked for once more.
 * Refuses by `takeTask`; `badInput` (the address that bounced, once more).
 */
export const correctAddress = act<PersonActor, z.infer<typeof input>, { proposalId: string }>({
  name: 'correctAddress',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, email }) => {
    const taken = await takeTask(desk, actor, taskId, ['addressCorrection']);
    if (!taken.ok) return taken;
    const { task, run, seat } = taken.value;
    const personId = task.subjectId;
    const [person] = await desk.tx.select().from(people).where(eq(people.id, personId)).for('update');
    if (!person) return refused(refuse('notFound'));
    if (person.email === email && person.addressState === 'bounced')
      return refused(refuse('badInput', { field: 'email' }));
    const [round] = await desk.tx
      .select()
      .from(rounds)
      .where(eq(rounds.id, run.roundId ?? ''));
    if (!round) throw new Error('an address task stands in a round');
    const content = { kind: 'addresses', addresses: [{ personId, email }] } as const;
    const bureau = { orgId: round.bureauId, role: 'cityOfficer' } as const;
    const proposalId = await propose(desk, actor, bureau, { content, changes: 1 });
    await endRun(desk, run.id, 'settled', 'corrected', actor.personId);
    await record(desk, actor, { chain: run.subjectId, act: 'correctAddress', seat, facts: { proposalId } });
    return accepted({ proposalId });
  },
});
