import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { bodiesBeneath } from '../../db/read/beneath.js';
import { accounts, apiTokens, people } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { endAccountLinks } from '../identity/account-links.js';
import { endSessions } from '../identity/sessions.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfBureau } from '../kit/chain.js';
import { postTo } from '../kit/post.js';
import { bureauSeat } from '../kit/seats.js';
import { propose } from './propose-people.js';
import { readReset } from './ways-in.js';

const input = z.strictObject({
  /** The person's code, which is the account's name. */
  code: z.string().trim().min(1).max(60),
  change: z.enum(['disable', 'enable', 'resetSecondFactor']),
  reason: z.string().trim().min(2).max(200),
});

export interface ManagedAccount {
  readonly sessionsEnded: number;
  /** What awaits another officer; null where it holds already. */
  readonly proposalId: string | null;
}

/**
 * Closes an account (its sessions, tokens and links end at once) or opens it again, and the person is written to; or asks that a lost
 * second factor be taken away, which another officer puts in force (`decidePeopleProposal`). By an officer of the bureau with a second
 * factor, never on the own account. Refuses `notYourPost`, `secondFactorRequired`, `notFound` (no such account; no factor that could be
 * taken away, field `change`), `secondPersonRequired` (one's own).
 */
export const manageAccount = act<PersonActor, z.infer<typeof input>, ManagedAccount>({
  name: 'manageAccount',
  input,
  chain: chainOfBureau,
  run: async (desk, actor, { code, change, reason }) => {
    const seat = await bureauSeat(desk, actor);
    if (!seat) return refused(refuse('notYourPost'));
    if (!actor.secondFactor) return refused(refuse('secondFactorRequired'));
    const bodies = [...(await bodiesBeneath(desk.tx, seat.orgId))];
    const [found] = await desk.tx
      .select({ id: accounts.id, personId: accounts.personId })
      .from(accounts)
      .innerJoin(people, eq(people.id, accounts.personId))
      .where(and(eq(people.code, code), inArray(people.nominatedByOrgId, bodies)));
    if (!found) return refused(refuse('notFound', { field: 'code' }));
    if (found.personId === actor.personId) return refused(refuse('secondPersonRequired'));
    const { personId } = found;
    if (change === 'resetSecondFactor') {
      const content = { kind: 'secondFactor', personId, reason } as const;
      if (!(await readReset(desk, content)).ok) return refused(refuse('notFound', { field: 'change' }));
      const proposalId = await propose(desk, actor, seat, { content, changes: 1 });
      await record(desk, actor, {
        chain: seat.orgId,
        act: 'manageAccount',
        seat,
        facts: { change, personId, proposalId },
      });
      return accepted({ sessionsEnded: 0, proposalId });
    }
    await desk.tx
      .update(accounts)
      .set({ disabled: change === 'disable' })
      .where(eq(accounts.id, found.id));
    const sessionsEnded = change === 'enable' ? 0 : await endSessions(desk, found.id);
    if (change === 'disable') {
      await endAccountLinks(desk, found.id);
      const live = and(eq(apiTokens.accountId, found.id), isNull(apiTokens.revokedAt));
      await desk.tx.update(apiTokens).set({ revokedAt: desk.now }).where(live);
    }
    await postTo(desk, personId, {
      event: `manageAccount:${randomUUID()}`,
      letter: 'accountChanged',
      data: { change, reason },
    });
    const facts = { change, personId, sessionsEnded };
    await record(desk, actor, { chain: seat.orgId, act: 'manageAccount', seat, facts });
    return accepted({ sessionsEnded, proposalId: null });
  },
});
