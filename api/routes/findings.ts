import { z } from 'zod';
import { answerFinding } from '../../desk/studio/veto/answer-finding.js';
import { appealFinding } from '../../desk/studio/veto/appeal-finding.js';
import { closeAccountability } from '../../desk/studio/veto/close-accountability.js';
import { decideFinding } from '../../desk/studio/veto/decide-finding.js';
import { decideFindingAppeal } from '../../desk/studio/veto/decide-finding-appeal.js';
import { registerFinding } from '../../desk/studio/veto/register-finding.js';
import { accepted } from '../../domain/refusal.js';
import { accountabilityOutcomes, accountabilityStates } from '../../domain/studio/veto/accountability.js';
import { findingGrounds } from '../../domain/studio/veto/grounds.js';
import { vetoStatuses } from '../../domain/studio/veto/vetoes.js';
import { findingsSheet } from '../documents/findings.js';
import { findingViews } from '../reads/findings.js';
import { studioView } from '../reads/studios.js';
import type { AnyRow } from './call.js';
import { sheetType } from './import-route.js';
import { fileRoute, readRoute, route } from './route.js';
import { id, idOf, instant } from './shapes.js';

const tag = 'studio';
export const findingShape = z.object({
  vetoId: id,
  kind: z.enum(['ethics', 'performance']),
  ground: z.enum(findingGrounds),
  status: z.enum(vetoStatuses),
  registeredAt: instant,
  hearingUntil: instant,
  decidedAt: instant.nullable(),
  decisionNumber: z.string().nullable(),
  appealUntil: instant.nullable(),
  appealedAt: instant.nullable(),
  appealDecidedAt: instant.nullable(),
  /** A Beijing day, itself included: VETO-O01. */
  barredUntil: z.iso.date().nullable(),
  /** VETO-04: whether its record of responsibility waits, what came of it, and when; why its own task shows alone. */
  accountability: z.enum(accountabilityStates).nullable(),
  accountabilityOutcome: z.enum(accountabilityOutcomes).nullable(),
  accountabilityClosedAt: instant.nullable(),
});

/** Both vetoes on a running studio (VETO-01…04, VETO-O01…O05): finding, hearing, decision of a second person, appeal to a third, who answers for it. */
export const findingRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/studios/{studioId}/findings',
    tag,
    summary: { zh: '工作室一票否决情况', en: 'The vetoes on a studio' },
    response: z.object({ termId: id, items: z.array(findingShape) }),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const { termId } = found.value.term;
      return accepted({ termId, items: await findingViews(at.tx, termId) });
    },
  }),
  fileRoute({
    path: '/api/studios/{studioId}/findings.xlsx',
    tag,
    summary: { zh: '一票否决和追责记录（XLSX）', en: 'Vetoes and records of responsibility as XLSX' },
    mediaType: sheetType,
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const { term, name, number } = found.value;
      const bytes = await findingsSheet(await findingViews(at.tx, term.termId), name, at);
      return accepted({ bytes, name: `findings-${number}.xlsx` });
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/findings',
    act: registerFinding,
    tag,
    summary: { zh: '登记对主持人的问题认定', en: 'Register a finding against a host' },
    status: 201,
    response: z.object({ vetoId: id, hearingUntil: instant }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/finding-statement',
    act: answerFinding,
    tag,
    link: 'also',
    summary: { zh: '主持人陈述', en: 'The host speaks to a finding' },
    status: 201,
    response: z.object({ outcome: z.literal('heard') }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/finding-decision',
    act: decideFinding,
    tag,
    summary: { zh: '作出工作室一票否决决定（须第二因素）', en: 'Decide on a veto against a studio (second factor)' },
    status: 201,
    response: z.object({ outcome: z.enum(['effective', 'dismissed']), appealUntil: instant.nullable() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/finding-appeal',
    act: appealFinding,
    tag,
    link: 'also',
    summary: { zh: '对一票否决提出申诉', en: 'Appeal against a veto' },
    status: 201,
    response: z.object({ outcome: z.literal('appealed') }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/finding-appeal-decision',
    act: decideFindingAppeal,
    tag,
    summary: { zh: '处理一票否决申诉（须第二因素）', en: 'Answer an appeal against a veto (second factor)' },
    status: 201,
    response: z.object({ outcome: z.enum(['confirmed', 'overturned']) }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/accountability',
    act: closeAccountability,
    tag,
    link: 'also',
    summary: { zh: '办结追责记录', en: 'Close a record of responsibility' },
    status: 201,
    response: z.object({ outcome: z.enum(accountabilityOutcomes), closedAt: instant }),
  }),
];
