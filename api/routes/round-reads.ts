import { z } from 'zod';
import { countyBench } from '../../db/read/county-bench.js';
import { seatsOf } from '../../desk/kit/seats.js';
import { previewRound } from '../../desk/round/preview-round.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { studioLevels } from '../../domain/studio/composition.js';
import { tellRefusal } from '../problem.js';
import { isOfCounty, isOfOrganiser, ordersOf, roundFor, roundOfOrganiser, roundsFor } from '../reads/rounds.js';
import { readRoute } from './route.js';
import type { ReadRow } from './row.js';
import { caseState, id, idOf, instant, role, saidRefusal } from './shapes.js';

const tag = 'round';
const roundView = z.object({
  roundId: id,
  code: z.string(),
  name: z.string(),
  /** LOCAL-01: the city's, or a county's own. */
  level: z.enum(studioLevels),
  state: z.enum(['draft', 'open', 'closed']),
  editionId: z.string(),
  version: z.int(),
  dates: z.record(z.string(), instant),
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
});
type RoundView = z.input<typeof roundView>;
const places = z.object({ orgId: id, code: z.string(), name: z.string(), places: z.int() });
/** A rule with its place in the plan and its words. */
const clause = z.object({
  id: z.string(),
  clause: z.string(),
  quote: z.array(z.string()),
  summaryZh: z.string(),
  summaryEn: z.string(),
});
const preview = z.object({
  roundId: id,
  code: z.string(),
  name: z.string(),
  version: z.int(),
  editionId: z.string(),
  dates: z.array(
    z.object({
      key: z.string(),
      day: z.string(),
      due: instant,
      basis: z.object({ parameter: z.string(), workingDays: z.int(), after: z.string() }),
      calendarVersion: z.string(),
      provisional: z.boolean(),
    }),
  ),
  counties: z.array(places),
  vacancies: z.array(z.object({ stage: z.string(), role, orgId: id, orgCode: z.string(), orgName: z.string() })),
  rules: z.array(z.object({ stage: z.string(), clauses: z.array(clause) })),
  contradictions: z.array(saidRefusal),
});
/** The change as the bureau filed it: kinds, days, numbers, ids. */
const order = z.object({
  orderId: id,
  number: z.string(),
  reason: z.string(),
  change: z.json(),
  state: z.enum(['proposed', 'inForce', 'rejected']),
  proposedAt: instant,
  decidedAt: instant.nullable(),
});
const bench = z.object({
  nominations: z.array(
    z.object({
      nominationId: id,
      state: z.enum(['reviewing', 'onNotice', 'cleared', 'submitted']),
      bundleNumber: z.string().nullable(),
      reopenedUntil: instant.nullable(),
      submittedAt: instant.nullable(),
    }),
  ),
  places: z.object({ cap: z.int(), used: z.int() }),
  candidates: z.array(
    z.object({
      caseId: id,
      number: z.string(),
      name: z.string(),
      school: z.string(),
      state: caseState,
      formHash: z.string().nullable(),
      rank: z.int().nullable(),
      holdsPlace: z.boolean(),
      verification: z.object({ decision: z.string(), opinion: z.string(), at: instant }).nullable(),
      facts: z
        .object({
          title: z.string(),
          subject: z.string(),
          currentClass: z.string(),
          periods: z.array(z.object({ from: z.string(), to: z.string().nullable(), post: z.string() })),
          honours: z.array(z.object({ name: z.string(), level: z.string(), date: z.string() })),
          research: z.array(z.object({ title: z.string(), kind: z.string(), level: z.string() })),
          cases: z.array(z.string()),
        })
        .nullable(),
    }),
  ),
});

/** Rounds as their people read them. */
export const roundReads: readonly ReadRow[] = [
  readRoute({
    path: '/api/rounds',
    tag,
    summary: { zh: '评选轮次', en: 'Rounds' },
    response: z.object({ items: z.array(roundView) }),
    read: async (context) => {
      const rows = await roundsFor(context.tx, await seatsOf(context, context.actor.personId));
      return accepted({ items: rows.map((row) => ({ ...row, roundId: row.id })) });
    },
  }),
  readRoute<RoundView>({
    path: '/api/rounds/{roundId}',
    tag,
    summary: { zh: '一个评选轮次及其日期', en: 'One round and its dates' },
    response: roundView,
    etag: ({ version }) => String(version),
    read: async (context) => {
      const seats = await seatsOf(context, context.actor.personId);
      const found = await roundFor(context.tx, seats, idOf(context.params, 'roundId'));
      return found.ok ? accepted({ ...found.value, roundId: found.value.id }) : found;
    },
  }),
  readRoute({
    path: '/api/rounds/{roundId}/preview',
    tag,
    summary: {
      zh: '启动前预览：日期、依据、矛盾与空缺岗位',
      en: 'Before opening: dates, their basis, contradictions, empty posts',
    },
    response: preview,
    read: async ({ deps, actor, params, language }) => {
      const seen = await previewRound(deps, actor, idOf(params, 'roundId'));
      if (!seen.ok) return seen;
      const contradictions = seen.value.contradictions.map((one) => tellRefusal(one, language));
      return accepted({ ...seen.value, contradictions });
    },
  }),
  readRoute({
    path: '/api/rounds/{roundId}/orders',
    tag,
    summary: { zh: '调整令', en: 'The orders that changed a round' },
    response: z.object({ items: z.array(order) }),
    read: async (context) => {
      const found = await roundOfOrganiser(context, idOf(context.params, 'roundId'));
      if (!found.ok) return found;
      const rows = await ordersOf(context.tx, found.value.id);
      return accepted({ items: rows.map((row) => ({ ...row, orderId: row.id })) });
    },
  }),
  readRoute({
    path: '/api/rounds/{roundId}/counties/{countyId}/bench',
    tag: 'county',
    summary: { zh: '县级比选台：候选人对照', en: "A county's candidates side by side" },
    response: bench,
    read: async (context) => {
      const countyId = idOf(context.params, 'countyId');
      const seats = await seatsOf(context, context.actor.personId);
      const found = await roundFor(context.tx, seats, idOf(context.params, 'roundId'));
      if (!found.ok) return found;
      const row = found.value;
      if (!isOfCounty(seats, countyId) && !isOfOrganiser(seats, row)) return refused(refuse('notFound'));
      const shown = await countyBench(context.tx, context.deps.vault, { roundId: row.id, countyId });
      const nominations = shown.nominations.map((one) => ({ ...one, nominationId: one.id }));
      const candidates = shown.candidates.map((one) => ({ ...one, facts: one.facts && plain(one.facts) }));
      return accepted({ ...shown, nominations, candidates });
    },
  }),
];

/** Lists of the desk are read-only, those of an answer are not. */
const plain = (facts: object): z.input<typeof bench>['candidates'][number]['facts'] =>
  bench.shape.candidates.element.shape.facts.parse(facts);
