import { z } from 'zod';
import { eligibilityOf } from '../../desk/application/eligibility-of.js';
import { seatsOf } from '../../desk/kit/seats.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { pageOf } from '../cursor.js';
import { caseListQuery, listCases } from '../reads/case-list.js';
import { sightOf } from '../reads/case-sight.js';
import { caseView, showCase } from '../reads/case-view.js';
import { timelineOf } from '../reads/timeline.js';
import { readRoute } from './route.js';
import type { ReadRow } from './row.js';
import { caseState, check, id, idOf, instant, wayToCity } from './shapes.js';

const tag = 'application';
const listed = z.object({
  caseId: id,
  number: z.string(),
  roundId: id,
  roundName: z.string(),
  applicantName: z.string(),
  school: z.string(),
  route: wayToCity,
  state: caseState,
  formHash: z.string().nullable(),
  version: z.int(),
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
    query: caseListQuery,
    response: pageOf(listed),
    read: async (context) => {
      const { tx, actor, query } = context;
      return accepted(await listCases(tx, actor.personId, await seatsOf(context, actor.personId), query));
    },
  }),
  readRoute({
    path: '/api/cases/{caseId}',
    tag,
    link: 'also',
    summary: { zh: '一份申报(内容因岗位而异)', en: 'One application, as far as the reader may see it' },
    response: caseView,
    etag: ({ version }) => String(version),
    read: async (context) => {
      const sight = await sightOf(context, idOf(context.params, 'caseId'));
      return sight.ok ? accepted(await showCase(context.tx, sight.value)) : sight;
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
      if (sight.value.reader === 'expert') return refused(refuse('notFound'));
      return accepted({ items: [...(await timelineOf(context.tx, sight.value, context.actor.personId))] });
    },
  }),
  readRoute({
    path: '/api/cases/{caseId}/eligibility',
    tag,
    link: 'also',
    summary: { zh: '逐条核对申报条件', en: 'Every condition, met or not' },
    response: z.object({ eligible: z.boolean(), checks: z.array(check) }),
    read: async (context) => {
      const sight = await sightOf(context, idOf(context.params, 'caseId'));
      if (!sight.ok) return sight;
      const { file, round, reader } = sight.value;
      if (reader === 'expert') return refused(refuse('notFound'));
      const moment = reader === 'applicant' ? 'apply' : 'forward';
      const { eligible, checks } = await eligibilityOf(context, file, { round, moment });
      return accepted({ eligible, checks: checks.map((one) => ({ ...one, facts: { ...one.facts } })) });
    },
  }),
];
