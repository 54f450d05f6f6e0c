import { randomBytes, randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { accountCounts } from '../../db/read/account-counts.js';
import { bodiesBeneath } from '../../db/read/beneath.js';
import { accounts, people } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { sendAccountLink } from '../identity/account-links.js';
import { defaultIdentity } from '../identity/parameters.js';
import { hashPassword } from '../identity/passwords.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfBureau } from '../kit/chain.js';
import { seatsOf } from '../kit/seats.js';

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
    const seat = (actor.taskId ? [] : await seatsOf(desk, actor.personId)).find((one) => one.role === 'cityOfficer');
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
    const passwordHash = await hashPassword(randomBytes(32).toString('base64url'));
    for (const { id: personId, code } of found) {
      const account = { id: randomUUID(), personId, login: code.toLowerCase() };
      await desk.tx.insert(accounts).values({ ...account, passwordHash });
      const wall = { wallClock: desk.wallClock ?? Date.now };
      await sendAccountLink(desk, wall, account, 'accountInvitation', defaultIdentity.inviteDays * 24 * 60);
    }
    const facts = { invited: found.length, withoutAddress };
    await record(desk, actor, { chain: seat.orgId, act: 'invitePeople', seat, facts });
    return accepted(facts);
  },
});
