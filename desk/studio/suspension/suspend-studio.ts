import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { suspensions } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { refuseSuspension } from '../../../domain/studio/suspension.js';
import { suspensionEndsOn } from '../../../domain/studio/term.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { sealedFor } from '../../kit/data-key.js';
import { decide } from '../../kit/decide.js';
import { sectionSeatHeld } from '../drafter.js';
import { lockTerm, moveTerm, spanOf } from '../terms.js';
import { pauseCertificate } from './paper.js';
import { restHost } from './rest-host.js';
import { suspensionsOf } from './suspensions.js';
import { writeOfRest } from './write-of-rest.js';

const input = z.strictObject({
  termId: z.uuid(),
  /** Beijing day, its first; today or before. */
  from: z.iso.date(),
  /** Kept sealed: read by the host, the section and whoever decides. */
  words: z.string().trim().min(1).max(2000),
});

interface Suspended {
  readonly number: number;
  /** Beijing day, the last it may have without a decision of the city. */
  readonly until: string;
}

/**
 * STUDIO-O05: the Moral Education Section suspends a studio whose host is on a long leave. What is asked of the host rests, the certificate is
 * paused, the end of the term does not move; after the edition's months the city is asked to decide. Refuses `notFound` for whoever is not
 * the section and behind a link, else as `refuseSuspension`.
 */
export const suspendStudio = act<PersonActor, z.infer<typeof input>, Suspended>({
  name: 'suspendStudio',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, from, words }) => {
    const term = await lockTerm(desk, termId);
    const seat = term && (await sectionSeatHeld(desk, actor, term));
    if (!term || !seat) return refused(refuse('notFound'));
    const before = await suspensionsOf(desk, termId);
    const past = before.flatMap(({ fromDay, toDay }) => (toDay ? [{ from: fromDay, to: toDay }] : []));
    const of = { ...spanOf(term), state: term.state };
    const refusals = refuseSuspension(of, { from, before: past }, dayOf(desk.now));
    if (refusals.length > 0) return refused(...refusals);
    const moved = await moveTerm(desk, term, 'suspend', { set: { priorState: term.state } });
    if (moved) return refused(moved);
    const id = randomUUID();
    const number = before.length + 1;
    const until = suspensionEndsOn(spanOf(term), from, term.parameters);
    const ruleIds = ['STUDIO-O05'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: number,
      kind: 'studioSuspended',
      decision: 'suspended',
      ruleIds,
    });
    await record(desk, actor, { chain: termId, act: 'suspendStudio', seat, ruleIds, facts: { from, until } });
    await desk.tx.insert(suspensions).values({
      id,
      termId,
      number,
      fromDay: from,
      untilDay: until,
      words: await sealedFor(desk, termId, words),
      resting: [],
      pausedCertificate: await pauseCertificate(desk, term, { actor, seat, suspensionId: id }),
      suspendedBy: actor.personId,
      suspendedAt: desk.now,
    });
    await restHost(desk, term);
    await writeOfRest(desk, term, { event: `suspended:${id}`, letter: 'studioSuspended', data: { from, until } });
    return accepted({ number, until });
  },
});
