import { z } from 'zod';
import { caseList } from '../../db/read/case-list.js';
import { eligibilityOf } from '../../desk/application/eligibility-of.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { cursorQuery, pageOf, writeCursor } from '../cursor.js';
import { sightOf } from '../reads/case-sight.js';
import { type CaseView, caseView, showCase } from '../reads/case-view.js';
import { timelineOf } from '../reads/timeline.js';
import { readRoute } from './route.js';
import type { ReadRow } from './row.js';
import { caseState, check, id, idOf, instant, rowCursor, wayToCity } from './shapes.js';

const tag = 'application';
const listed = z.object({
  caseId: id,
  number: z.string(),
  roundId: id,
  applicantName: z.string(),
  schoolId: id,
  schoolName: z.string(),
  countyName: z.string().nullable(),
  route: wayToCity,
  state: caseState,
  submittedAt: instant.nullable(),
});
const happened = z.object({
  seq: z.int(),
  at: instant,
  act: z.string(),
  actorKind: z.enum(['person', 'system', 'respondent', 'public']),
  role: z.string().nullable(),
  organisation: z.string().nullable(),
  outcome: z.enum(['done', 'refused']),
  ruleIds: z.array(z.string()),
  formHash: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  hash: z.string(),
});

/** Reading cases: to everybody whose business one is not, it does not exist. */
export const caseReads: readonly ReadRow[] = [
  readRoute({
    path: '/api/cases',
    tag,
    summary: { zh: '我可以查看的申报', en: 'The applications I may see' },
    query: z.object({
      ...cursorQuery,
      roundId: id.optional(),
      state: caseState.optional(),
      schoolId: id.optional(),
      countyId: id.optional(),
      search: z.string().trim().min(1).max(60).optional(),
    }),
    response: pageOf(listed),
    read: async ({ tx, actor, now, query }) => {
      const { after, search, limit, ...filters } = query;
      const [at, last] = rowCursor(after) ?? [];
      const list = await caseList(tx, {
        ...given(filters),
        personId: actor.personId,
        day: dayOf(now),
        limit,
        ...(search && { query: search }),
        ...(at && last && { after: { at, id: last } }),
      });
      const items = list.cases.map((one) => ({ ...one, caseId: one.id }));
      return accepted({ items, next: list.next && writeCursor([list.next.at, list.next.id]) });
    },
  }),
  readRoute<CaseView>({
    path: '/api/cases/{caseId}',
    tag,
    link: 'also',
    anyCaseOfTask: true,
    summary: { zh: '一份申报（内容因岗位而异）', en: 'One application, as far as the reader may see it' },
    response: caseView,
    etag: ({ version }) => String(version),
    read: async (context) => {
      const sight = await sightOf(context, idOf(context.params, 'caseId'));
      return sight.ok ? accepted(await showCase(context, sight.value)) : sight;
    },
  }),
  readRoute({
    path: '/api/cases/{caseId}/timeline',
    tag,
    summary: { zh: '办理过程', en: 'What happened to an application' },
    response: z.object({ items: z.array(happened) }),
    read: async (context) => {
      const sight = await sightOf(context, idOf(context.params, 'caseId'));
      if (!sight.ok) return sight;
      if (sight.value.reader === 'expert' || sight.value.outlineOnly) return refused(refuse('notFound'));
      return accepted({ items: [...(await timelineOf(context.tx, sight.value, context.actor.personId))] });
    },
  }),
  readRoute({
    path: '/api/cases/{caseId}/eligibility',
    tag,
    link: 'also',
    anyCaseOfTask: true,
    summary: { zh: '逐条核对申报条件', en: 'Every condition, met or not' },
    response: z.object({ eligible: z.boolean(), checks: z.array(check) }),
    read: async (context) => {
      const sight = await sightOf(context, idOf(context.params, 'caseId'));
      if (!sight.ok) return sight;
      const { file, round, reader, outlineOnly } = sight.value;
      if (reader === 'expert' || outlineOnly) return refused(refuse('notFound'));
      const moment = reader === 'applicant' ? 'apply' : 'forward';
      const { eligible, checks } = await eligibilityOf({ ...context, vault: context.deps.vault }, file, {
        round,
        moment,
      });
      return accepted({ eligible, checks: checks.map((one) => ({ ...one, facts: { ...one.facts } })) });
    },
  }),
];

/** Only the filters that were sent. */
function given<T extends object>(filters: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof given<T>
  >;
}
