import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { accountCounts } from '../../db/read/account-counts.js';
import { bodiesBeneath } from '../../db/read/beneath.js';
import { accounts, people } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { inviteToAccount } from '../identity/account-links.js';
import { defaultIdentity } from '../identity/parameters.js';
import { unknownPassword } from '../identity/passwords.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfBureau } from '../kit/chain.js';
import { bureauSeat } from '../kit/seats.js';

/** So many letters at most in one transaction; the officer presses again for the rest. */
const atOnce = 500;
const input = z.strictObject({});

/**
 * Opens an account for everybody entered by the bureau's bodies who has an address and none yet, and writes to each how to choose a password. The
 * account's name is the person's code. By an officer of the bureau. Refuses `notYourPost`.
 */
export const invitePeople = act<PersonActor, z.infer<typeof input>, { invited: number; withoutAddress: number }>({
  name: 'invitePeople',
  input,
  chain: chainOfBureau,
  run: async (desk, actor) => {
    const seat = await bureauSeat(desk, actor);
    if (!seat) return refused(refuse('notYourPost'));
    const bodies = [...(await bodiesBeneath(desk.tx, seat.orgId))];
    const { withoutAddress } = await accountCounts(desk.tx, seat.orgId);
    const found = await desk.tx
      .select({ id: people.id, code: people.code })
      .from(people)
      .leftJoin(accounts, eq(accounts.personId, people.id))
      .where(and(isNull(accounts.id), isNotNull(people.email), inArray(people.nominatedByOrgId, bodies)))
      .orderBy(asc(people.code))
      .limit(atOnce);
    // Nobody knows it, so nobody signs in before choosing a password; one hash does for all of them.
    const passwordHash = await unknownPassword();
    const deps = { wallClock: desk.wallClock ?? Date.now, identity: defaultIdentity };
    for (const person of found) await inviteToAccount(desk, deps, person, passwordHash);
    const facts = { invited: found.length, withoutAddress };
    await record(desk, actor, { chain: seat.orgId, act: 'invitePeople', seat, facts });
    return accepted(facts);
  },
});
