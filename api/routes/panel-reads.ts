import { z } from 'zod';
import { candidatesToDeclare, ownSheets, panelProgress } from '../../db/read/panel.js';
import { storedRanking } from '../../desk/city/compute-ranking.js';
import { roundIfAny } from '../../desk/kit/round.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { myTask } from '../reads/my-task.js';
import { roundOfOrganiser } from '../reads/rounds.js';
import { rubricFor } from '../reads/rubric.js';
import { readRoute } from './route.js';
import type { ReadRow } from './row.js';
import { caseState, id, idOf, instant } from './shapes.js';

const tag = 'panel';
const points = z.record(z.string(), z.string()).nullable();
const ranking = z.object({
  hash: z.string(),
  at: instant,
  confirmed: z.boolean(),
  rows: z.array(
    z.object({
      caseId: id,
      mean: z.string().nullable(),
      shown: z.string().nullable(),
      rank: z.int().nullable(),
      outcome: z.string(),
      withinSoftMaximum: z.boolean(),
      tieBrokenBy: z.string().optional(),
      tiedWith: z.array(id).optional(),
    }),
  ),
});
type Ranking = z.input<typeof ranking>;

/** What an expert sees of the own sheets, and what the city sees of the panel (HOST-25, HOST-O15). */
export const panelReads: readonly ReadRow[] = [
  readRoute({
    path: '/api/rounds/{roundId}/declarations',
    tag,
    link: 'also',
    summary: { zh: '待申明回避关系的候选人', en: 'The candidates an expert declares on' },
    response: z.object({
      items: z.array(
        z.object({
          caseId: id,
          caseNumber: z.string(),
          name: z.string().nullable(),
          schoolName: z.string(),
          countyName: z.string().nullable(),
          says: z.string().nullable(),
        }),
      ),
    }),
    read: async (context) => {
      const { tx, actor, params } = context;
      const at = { roundId: idOf(params, 'roundId'), personId: actor.personId };
      const task = actor.taskId ? await myTask(context, actor.taskId) : null;
      if (actor.taskId && task?.subjectId !== at.roundId) return refused(refuse('notFound'));
      const round = await roundIfAny({ tx }, at.roundId);
      if (!round) return refused(refuse('notFound'));
      const { parameters } = round;
      const items = await candidatesToDeclare(tx, { ...at, named: parameters.declaredOn === 'nameAndSchool' });
      return items ? accepted({ items: [...items] }) : refused(refuse('notFound'));
    },
  }),
  readRoute({
    path: '/api/rounds/{roundId}/sheets',
    tag,
    summary: { zh: '我的评分表', en: 'My score sheets' },
    response: z.object({
      rubric: z.array(z.object({ code: z.string(), max: z.string() })),
      items: z.array(
        z.object({
          caseId: id,
          caseNumber: z.string(),
          caseState,
          formHash: z.string().nullable(),
          state: z.enum(['assigned', 'sealed', 'opened']),
          points,
          remark: z.string(),
          commitment: z.string().nullable(),
        }),
      ),
    }),
    read: async ({ tx, actor, params }) => {
      const roundId = idOf(params, 'roundId');
      const items = await ownSheets(tx, { roundId, personId: actor.personId });
      if (items.length === 0) return refused(refuse('notFound'));
      const sheets = items.map((one) => ({ ...one, points: one.points && { ...one.points } }));
      return accepted({ rubric: await rubricFor(tx, roundId), items: sheets });
    },
  }),
  readRoute({
    path: '/api/rounds/{roundId}/panel',
    tag,
    summary: { zh: '评审进度（不含分数）', en: 'How far the panel is, without points' },
    response: z.object({
      seed: z.string().nullable(),
      experts: z.array(
        z.object({
          personId: id,
          state: z.enum(['pool', 'drawn', 'reserve']),
          declaredAt: instant.nullable(),
          assigned: z.int(),
          sealed: z.int(),
        }),
      ),
      cases: z.array(z.object({ caseNumber: z.string(), asked: z.int(), sealed: z.int() })),
    }),
    read: async (context) => {
      const found = await roundOfOrganiser(context, idOf(context.params, 'roundId'));
      if (!found.ok) return found;
      const { seed, experts, cases } = await panelProgress(context.tx, found.value.id);
      return accepted({ seed, experts: [...experts], cases: [...cases] });
    },
  }),
  readRoute<Ranking>({
    path: '/api/rounds/{roundId}/ranking',
    tag,
    summary: { zh: '评审排名', en: 'The ranking' },
    response: ranking,
    etag: ({ hash }) => hash,
    read: async (context) => {
      const found = await roundOfOrganiser(context, idOf(context.params, 'roundId'));
      if (!found.ok) return found;
      const kept = await storedRanking(context, found.value.id);
      if (!kept) return refused(refuse('notFound'));
      const { result, at, confirmedBy } = kept;
      return accepted({
        hash: result.hash,
        at,
        confirmed: confirmedBy !== null,
        rows: ranking.shape.rows.parse(result.rows),
      });
    },
  }),
];
