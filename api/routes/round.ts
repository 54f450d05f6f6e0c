import { z } from 'zod';
import { createRound } from '../../desk/round/create-round.js';
import { decideOrder } from '../../desk/round/decide-order.js';
import { openRound } from '../../desk/round/open-round.js';
import { proposeOrder } from '../../desk/round/propose-order.js';
import { updateRound } from '../../desk/round/update-round.js';
import { route } from './route.js';
import type { ActRow } from './row.js';
import { id, instant, shownVersion } from './shapes.js';

const tag = 'round';
const version = z.int();
const dates = z.record(z.string(), instant);

/** A round from its draft to the orders that change it (CONV-11, HOST-21, HOST-28). */
export const round: readonly ActRow[] = [
  route({
    method: 'post',
    path: '/api/rounds',
    act: createRound,
    tag,
    summary: { zh: '起草评选轮次', en: 'Draft a round' },
    status: 201,
    response: z.object({ roundId: id, version }),
  }),
  route({
    method: 'patch',
    path: '/api/rounds/{roundId}',
    act: updateRound,
    tag,
    summary: { zh: '修改轮次草案', en: 'Change the draft of a round' },
    ifMatch: 'version',
    input: shownVersion,
    response: z.object({
      version,
      contradictions: z.array(
        z.object({ code: z.string(), ruleId: z.string().optional(), field: z.string().optional() }),
      ),
    }),
  }),
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/opening',
    act: openRound,
    tag,
    summary: { zh: '启动评选轮次（须第二因素）', en: 'Open the round (second factor)' },
    ifMatch: 'version',
    input: shownVersion,
    response: z.object({ version, dates }),
  }),
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/orders',
    act: proposeOrder,
    tag,
    summary: { zh: '提出调整令', en: 'Propose an order that changes the round' },
    ifMatch: 'version',
    input: shownVersion,
    status: 201,
    response: z.object({ orderId: id }),
  }),
  route({
    method: 'post',
    path: '/api/rounds/{roundId}/orders/{orderId}/decision',
    act: decideOrder,
    tag,
    summary: {
      zh: '批准或否决调整令（另一人，须第二因素）',
      en: 'Put an order in force or reject it (second person and factor)',
    },
    response: z.object({ version, dates }),
  }),
];
