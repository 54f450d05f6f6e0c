import { z } from 'zod';
import { publicReadRoute, readRoute, route } from '../../api/routes/route.js';
import { act } from '../../desk/kit/act.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { record } from '../../desk/kit/audit.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';

/** How often the probe's act has run, however often it was asked for. */
export const ran = { count: 0 };

const strongWish = z.strictObject({ chainId: z.uuid(), wish: z.enum(['yes', 'no', 'strong']), formHash: z.string() });

const wish = act<PersonActor, z.output<typeof strongWish>, { n: number; channel: string; secret: string }>({
  name: 'wish',
  input: strongWish,
  chain: (i) => i.chainId,
  run: async (desk, actor, i) => {
    if (i.wish === 'strong' && !actor.secondFactor) return refused(refuse('secondFactorRequired'));
    if (i.wish === 'no') return refused(refuse('ruleForbids', { ruleId: 'HOST-09', field: 'wish' }));
    ran.count += 1;
    await record(desk, actor, { chain: i.chainId, act: 'wish' });
    return accepted({ n: ran.count, channel: actor.channel, secret: 'not in the response schema' });
  },
});

/** Rows of the tests' own, so that the transport is tested without any stage of a selection. */
export const probeRows = [
  route({
    method: 'post',
    path: '/api/probe/{chainId}/wish',
    act: wish,
    tag: 'task',
    summary: { zh: '试', en: 'Probe' },
    ifMatch: 'formHash',
    status: 201,
    response: z.object({ n: z.number(), channel: z.string() }),
  }),
  readRoute({
    path: '/api/probe/{chainId}',
    tag: 'task',
    summary: { zh: '看', en: 'Look' },
    query: z.object({ limit: z.coerce.number().int().max(10).default(5) }),
    response: z.object({ id: z.string(), limit: z.number() }),
    read: async ({ params, query }) =>
      params.chainId === 'theirs'
        ? refused(refuse('notFound'))
        : accepted({ id: params.chainId ?? '', limit: query.limit, inner: 'not shown' }),
    etag: ({ id }) => id,
  }),
  publicReadRoute({
    path: '/api/probe-fault',
    tag: 'task',
    summary: { zh: '错', en: 'Fault' },
    response: z.object({}),
    read: async () => {
      throw new Error('张三 zhang@school.example');
    },
  }),
];
