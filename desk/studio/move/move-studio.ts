import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { studioMoves } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { asksConsent, moveGrounds, refuseMove } from '../../../domain/studio/move.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { sealedFor } from '../../kit/data-key.js';
import { decide } from '../../kit/decide.js';
import { tell } from '../../kit/news.js';
import { openStage } from '../../kit/stage.js';
import { moveConsent } from '../../stages/move-consent.js';
import { sectionSeatHeld } from '../drafter.js';
import { lockTerm } from '../terms.js';
import { movesOf, unitBy } from './moves.js';
import { toUnit } from './to-unit.js';

const input = z.strictObject({
  termId: z.uuid(),
  ground: z.enum(moveGrounds),
  /** Of the new unit, both as they stand in the register of bodies. */
  code: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(200),
  /** Kept sealed: read by the section and the new unit. */
  words: z.string().trim().min(1).max(2000),
});

interface Moved {
  readonly number: number;
  /** 'asked': the new unit's consent is waited for. */
  readonly state: 'asked' | 'moved';
}

/**
 * STUDIO-14, STUDIO-O05: the Moral Education Section moves a studio to another unit of the city: with its transferred host, after that unit's
 * consent; from a unit that was merged or closed to its successor at once. Refuses `notFound` for whoever is not the section and behind a
 * link, 'badInput' (`code`) for no school of the city by that code and name, and as `refuseMove`.
 */
export const moveStudio = act<PersonActor, z.infer<typeof input>, Moved>({
  name: 'moveStudio',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, ground, code, name, words }) => {
    const term = await lockTerm(desk, termId);
    const seat = term && (await sectionSeatHeld(desk, actor, term));
    if (!term || !seat) return refused(refuse('notFound'));
    const unit = await unitBy(desk, term, { code, name });
    if (!unit) return refused(refuse('badInput', { field: 'code', facts: { issue: 'noUnit' } }));
    const before = await movesOf(desk, termId);
    const isAsked = before.some(({ state }) => state === 'asked');
    const refusals = refuseMove(term.state, { from: term.studio.unitId, to: unit.id, isAsked });
    if (refusals.length > 0) return refused(...refusals);
    const number = before.length + 1;
    const state = asksConsent(ground) ? 'asked' : 'moved';
    await desk.tx.insert(studioMoves).values({
      id: randomUUID(),
      termId,
      number,
      ground,
      fromUnitId: term.studio.unitId,
      toUnitId: unit.id,
      state,
      words: await sealedFor(desk, termId, words),
      askedBy: actor.personId,
      askedAt: desk.now,
      settledAt: state === 'moved' ? desk.now : null,
    });
    const ruleIds = ['STUDIO-14', 'STUDIO-O05'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: number,
      kind: 'studioMove',
      decision: state,
      ruleIds,
      content: { ground },
    });
    await record(desk, actor, { chain: termId, act: 'moveStudio', seat, ruleIds, facts: { moveGround: ground } });
    if (state === 'moved') await toUnit(desk, term, unit);
    else {
      const subject = { kind: 'term', id: termId } as const;
      await openStage(desk, moveConsent, { subject, stage: 'moveConsent', number, termId });
      await tell(desk, subject, { kind: 'opened', stage: 'moveConsent', number });
    }
    return accepted({ number, state });
  },
});
