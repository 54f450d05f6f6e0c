import { randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { accounts, people } from '../../db/schema/all.js';
import type { AddressChange, WantedAddress } from '../../domain/people-proposals.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { endSessions } from '../identity/sessions.js';
import type { Desk } from '../kit/deps.js';
import { postTo } from '../kit/post.js';
import { enterAddress } from './enter-address.js';
import type { ReadContent } from './read-content.js';

/** Whose letters would go elsewhere: known people alone, and of them those whose address is another one today. */
export async function addressChanges(
  desk: Pick<Desk, 'tx'>,
  wanted: readonly WantedAddress[],
): Promise<readonly AddressChange[]> {
  const ids = wanted.map(({ personId }) => personId);
  const known = await desk.tx
    .select({ id: people.id, email: people.email })
    .from(people)
    .where(inArray(people.id, ids));
  const today = new Map(known.map(({ id, email }) => [id, email]));
  return wanted.flatMap(({ personId, email }): AddressChange[] => {
    const was = today.get(personId);
    return was === undefined || was === email ? [] : [{ change: 'address', personId, email, was }];
  });
}

export async function readAddresses(desk: Pick<Desk, 'tx'>, wanted: readonly WantedAddress[]): Promise<ReadContent> {
  const changes = await addressChanges(desk, wanted);
  return {
    changes,
    apply: async (at) => {
      for (const { personId, email } of changes) await enterAddress(at, personId, email);
    },
  };
}

/** A lost second factor is taken away, with its recovery codes and every session; the person is written to. 'notFound': there is none. */
export async function readReset(
  desk: Pick<Desk, 'tx'>,
  { personId, reason }: { readonly personId: string; readonly reason: string },
): Promise<Result<ReadContent>> {
  const { id, totpSecret } = accounts;
  const [account] = await desk.tx.select({ id, totpSecret }).from(accounts).where(eq(accounts.personId, personId));
  if (!account?.totpSecret) return refused(refuse('notFound'));
  return accepted({
    changes: [{ change: 'secondFactor', personId, reason }],
    apply: async (at) => {
      const none = { totpSecret: null, totpLastStep: null, recoveryHashes: [] };
      await at.tx.update(accounts).set(none).where(eq(id, account.id));
      await endSessions(at, account.id);
      await postTo(at, personId, {
        event: `manageAccount:${randomUUID()}`,
        letter: 'accountChanged',
        data: { change: 'resetSecondFactor', reason },
      });
    },
  });
}
