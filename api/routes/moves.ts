import { z } from 'zod';
import { termOf } from '../../desk/kit/term.js';
import { sectionSeatHeld } from '../../desk/studio/drafter.js';
import { consentMove } from '../../desk/studio/move/consent-move.js';
import { moveStudio } from '../../desk/studio/move/move-studio.js';
import { accepted } from '../../domain/refusal.js';
import { moveGrounds, moveStates } from '../../domain/studio/move.js';
import { moveViews } from '../reads/moves.js';
import { studioView } from '../reads/studios.js';
import type { AnyRow } from './call.js';
import { readRoute, route } from './route.js';
import { id, idOf, instant } from './shapes.js';

const tag = 'studio';
const move = z.object({
  number: z.int(),
  ground: z.enum(moveGrounds),
  state: z.enum(moveStates),
  fromUnit: z.string(),
  toUnit: z.string(),
  askedAt: instant,
  settledAt: instant.nullable(),
  /** Why a unit declined, for the section; else empty. */
  reason: z.string(),
});

/** A studio moves to another unit of the city (STUDIO-14, STUDIO-O05). */
export const moveRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/studios/{studioId}/moves',
    tag,
    summary: { zh: '所在单位变动，新的在前', en: 'Moves of a studio to another unit, the latest first' },
    response: z.object({ termId: id, items: z.array(move) }),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const term = await termOf(at, found.value.term.termId);
      const isSection = (await sectionSeatHeld(at, at.actor, term)) !== null;
      return accepted({ termId: term.id, items: await moveViews(at.tx, term.id, isSection) });
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/moves',
    act: moveStudio,
    tag,
    summary: { zh: '工作室迁至新单位', en: 'Move a studio to another unit' },
    status: 201,
    response: z.object({ number: z.int(), state: z.enum(['asked', 'moved']) }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/move-consent',
    act: consentMove,
    tag,
    link: 'also',
    summary: { zh: '新单位答复是否同意迁入', en: 'The new unit answers a move' },
    status: 201,
    response: z.object({ outcome: z.enum(['consented', 'declined']) }),
  }),
];
