import { z } from 'zod';
import { termOf } from '../../desk/kit/term.js';
import { loseHost } from '../../desk/studio/loss/lose-host.js';
import { reportSchema } from '../../desk/studio/loss/losses.js';
import { reportHostLoss } from '../../desk/studio/loss/report-host-loss.js';
import { accepted } from '../../domain/refusal.js';
import { lossStates } from '../../domain/studio/loss.js';
import { lossViews } from '../reads/losses.js';
import { studioView } from '../reads/studios.js';
import type { AnyRow } from './call.js';
import { readRoute, route } from './route.js';
import { id, idOf, instant } from './shapes.js';

const tag = 'studio';
const loss = z.object({
  number: z.int(),
  state: z.enum(lossStates),
  reportedAt: instant,
  report: reportSchema.nullable(),
  decidedAt: instant.nullable(),
  decisionNumber: z.string().nullable(),
  reason: z.string(),
});

/** A studio without its host ends (STUDIO-O04): reported by the section, decided by the bureau's leader. */
export const lossRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/studios/{studioId}/host-losses',
    tag,
    summary: { zh: '主持人不再任职的报告（德育科、市教育局领导）', en: 'Reports that there is no host any more' },
    response: z.object({ termId: id, items: z.array(loss) }),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const term = await termOf(at, found.value.term.termId);
      return accepted({ termId: term.id, items: await lossViews({ ...at, vault: at.deps.vault }, term) });
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/host-losses',
    act: reportHostLoss,
    tag,
    summary: { zh: '报告主持人不再任职', en: 'Report that there is no host any more' },
    status: 201,
    response: z.object({ number: z.int() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/host-loss-decision',
    act: loseHost,
    tag,
    summary: {
      zh: '决定主持人是否不再任职（须第二因素）',
      en: 'Decide whether there is a host any more (second factor)',
    },
    status: 201,
    response: z.object({ outcome: z.enum(['lost', 'stays']) }),
  }),
];
