import { z } from 'zod';
import { decideAppeal } from '../../desk/appeal/decide-appeal.js';
import { fileAppeal } from '../../desk/appeal/file-appeal.js';
import { route } from './route.js';
import type { ActRow } from './row.js';
import { id, instant } from './shapes.js';

const tag = 'ethics';

/** One appeal, in writing, to the next level (HOST-O19, NOTICE-O06, VETO-O05). */
export const appeal: readonly ActRow[] = [
  route({
    method: 'post',
    path: '/api/cases/{caseId}/appeals',
    act: fileAppeal,
    tag,
    summary: { zh: '提出申诉', en: 'Appeal to the next level' },
    status: 201,
    response: z.object({
      appealId: id,
      against: z.enum(['declined', 'notForwarded', 'objectionUpheld', 'ethicsVeto']),
      due: instant,
    }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/appeal-decision',
    act: decideAppeal,
    tag,
    link: 'also',
    summary: { zh: '答复申诉', en: 'Answer an appeal' },
    status: 201,
    response: z.object({ outcome: z.enum(['upheld', 'dismissed']), reopened: z.boolean() }),
  }),
];
