import { z } from 'zod';
import { termOf } from '../../desk/kit/term.js';
import { answerRemoval } from '../../desk/studio/answer-removal.js';
import { decideMember } from '../../desk/studio/decide-member.js';
import { decideRemoval } from '../../desk/studio/decide-removal.js';
import { declineAgreement } from '../../desk/studio/decline-agreement.js';
import { issueAgreement } from '../../desk/studio/issue-agreement.js';
import { judgeMember } from '../../desk/studio/judge-member.js';
import { leaveStudio } from '../../desk/studio/leave-studio.js';
import { nominateMember } from '../../desk/studio/nominate-member.js';
import { registerRemoval } from '../../desk/studio/register-removal.js';
import { appealRemoval } from '../../desk/studio/removal-appeal/appeal-removal.js';
import { decideRemovalAppeal } from '../../desk/studio/removal-appeal/decide-removal-appeal.js';
import { signAgreement } from '../../desk/studio/sign-agreement.js';
import { accepted } from '../../domain/refusal.js';
import { taskStatuses } from '../../domain/studio/letter/progress.js';
import { letterTaskSchema } from '../../domain/studio/letter/tasks.js';
import { memberBodies } from '../../domain/studio/members/bodies.js';
import { verdicts } from '../../domain/studio/members/completion.js';
import { leavingReasons } from '../../domain/studio/members/leaving.js';
import { memberStates } from '../../domain/studio/members/states.js';
import { papers } from '../../domain/studio/signing.js';
import { downloadWords } from '../../text/downloads.js';
import { memberRecordPdf, membersSheet } from '../documents/member-papers.js';
import { agreementsSeen, memberSeen } from '../reads/agreements.js';
import { recordLines } from '../reads/member-records.js';
import { reappointable } from '../reads/reappointable.js';
import { membersShown } from '../reads/removals.js';
import { studioView } from '../reads/studios.js';
import type { AnyRow } from './call.js';
import { sheetType } from './import-route.js';
import { fileRoute, readRoute, route } from './route.js';
import { id, idOf, instant } from './shapes.js';
import { letterShape, withoutEmptied } from './studios.js';

const tag = 'studio';
/** A Beijing day. */
const day = z.iso.date();
const contentHash = z.string();
const { sides: agreeing } = papers.memberAgreement;

/** STUDIO-18. */
const agreement = letterShape.extend({
  memberName: z.string(),
  sides: z.array(letterShape.shape.sides.element.extend({ side: z.enum(agreeing) })),
});

/** One nomination and what became of it (MEMBER-01…04). */
export const memberShape = z.object({
  membershipId: id,
  number: z.int(),
  personId: id,
  name: z.string(),
  schoolName: z.string(),
  state: z.enum(memberStates),
  nominatedAt: instant,
  from: day.nullable(),
  to: day.nullable(),
  /** The last day somebody stated (MEMBER-O04), and the kind of reason. */
  leavesOn: day.nullable(),
  leavingReason: z.enum(leavingReasons).nullable(),
  endedAt: instant.nullable(),
  /** How the one appeal against a removal stands (VETO-O05); null where nobody was removed. */
  removalAppeal: z
    .object({
      until: instant,
      appealedAt: instant.nullable(),
      decidedAt: instant.nullable(),
      outcome: z.enum(['confirmed', 'overturned']).nullable(),
      closed: z.boolean(),
    })
    .nullable(),
  opinions: z.array(z.object({ body: z.enum(memberBodies), outcome: z.enum(['agreed', 'refused']), at: instant })),
});

/** MEMBER-O05: a member of the term before whom the host may name again. */
const again = z.object({ number: z.int(), name: z.string(), schoolName: z.string() });

/** One task of an agreement and what was done of it; amounts exact, `num/den`. */
const recordLine = letterTaskSchema.pick({ code: true, text: true, measure: true, dueOn: true }).extend({
  filled: z.string(),
  target: z.string(),
  status: z.enum(taskStatuses),
});

/** The members of a studio's term (MEMBER-01…09): read by whoever reads the studio; the own part by the member. */
export const memberRows: readonly AnyRow[] = [
  readRoute({
    path: '/api/studios/{studioId}/members',
    tag,
    summary: { zh: '工作室成员及人选', en: 'Members of a studio and those nominated' },
    response: z.object({ termId: id, again: z.array(again), items: z.array(memberShape) }),
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const { termId } = found.value.term;
      const rows = await membersShown(at, termId);
      return accepted({
        termId,
        again: await reappointable(at, await termOf(at, termId)),
        items: rows.map(({ way: _, leavingWords: __, termId: ___, ...row }) => row),
      });
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/members',
    act: nominateMember,
    tag,
    summary: { zh: '主持人提名成员', en: 'The host nominates a member' },
    status: 201,
    response: z.object({
      membershipId: id,
      number: z.int(),
      members: z.int(),
      range: z.enum(['below', 'within', 'above']),
    }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/member-opinion',
    act: decideMember,
    tag,
    link: 'also',
    summary: { zh: '对成员人选研究确定', en: 'Agree to a nomination, or refuse it' },
    status: 201,
    response: z.object({ decision: z.enum(['open', 'agreed', 'returned']) }),
  }),
  readRoute({
    path: '/api/studios/{studioId}/members/{number}/agreements',
    tag,
    summary: { zh: '成员协议书各版，新版在前', en: 'The versions of a member’s agreement, newest first' },
    response: z.object({ termId: id, items: z.array(agreement) }),
    read: async (at) => {
      const found = await agreementsSeen(at, idOf(at.params, 'studioId'), Number(at.params.number));
      if (!found.ok) return found;
      return accepted({ termId: found.value.term.id, items: found.value.views });
    },
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/members/{number}/agreements',
    act: issueAgreement,
    tag,
    summary: { zh: '更改成员协议书（新版作废此前签名）', en: 'Issue another version of a member’s agreement' },
    status: 201,
    input: (params, body) => ({
      ...body,
      ...params,
      number: Number(params.number),
      tasks: withoutEmptied(body.tasks),
    }),
    response: z.object({ version: z.int(), contentHash }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/agreement-signature',
    act: signAgreement,
    tag,
    link: 'also',
    summary: { zh: '签订成员协议书', en: 'Sign a member’s agreement' },
    status: 201,
    response: z.object({ side: z.enum(agreeing), sealed: z.boolean() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/agreement-declining',
    act: declineAgreement,
    tag,
    link: 'also',
    summary: { zh: '成员不签订协议书', en: 'The member declines the agreement' },
    status: 201,
    response: z.object({ outcome: z.literal('declined') }),
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/members/{number}/leaving',
    act: leaveStudio,
    tag,
    summary: { zh: '成员或主持人申明成员离开工作室', en: 'Member or host states that a member leaves' },
    status: 201,
    input: (params, body) => ({ ...body, ...params, number: Number(params.number) }),
    response: z.object({ left: z.boolean() }),
  }),
  route({
    method: 'post',
    path: '/api/terms/{termId}/members/{number}/removal',
    act: registerRemoval,
    tag,
    summary: { zh: '登记成员师德问题', en: 'Register an ethics problem of a member' },
    status: 201,
    input: (params, body) => ({ ...body, ...params, number: Number(params.number) }),
    response: z.object({ removal: z.int(), hearingUntil: instant }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/removal-statement',
    act: answerRemoval,
    tag,
    link: 'also',
    summary: { zh: '成员对问题认定的陈述', en: 'The member speaks to the finding' },
    status: 201,
    response: z.object({ outcome: z.literal('heard') }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/removal-opinion',
    act: decideRemoval,
    tag,
    link: 'also',
    summary: { zh: '研究是否除名成员', en: 'Agree to the removal of a member, or refuse it' },
    status: 201,
    response: z.object({ decision: z.enum(['open', 'removed', 'kept']) }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/removal-appeal',
    act: appealRemoval,
    tag,
    link: 'also',
    summary: { zh: '成员对除名提出申诉', en: 'A member appeals against a removal' },
    status: 201,
    response: z.object({ outcome: z.literal('appealed') }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/removal-appeal-decision',
    act: decideRemovalAppeal,
    tag,
    summary: { zh: '处理成员除名申诉（须第二因素）', en: 'Answer the appeal of a removed member (second factor)' },
    status: 201,
    response: z.object({ outcome: z.enum(['confirmed', 'overturned']), restored: z.boolean() }),
  }),
  route({
    method: 'post',
    path: '/api/tasks/{taskId}/member-completion',
    act: judgeMember,
    tag,
    link: 'also',
    summary: { zh: '评定成员任务完成情况', en: 'Say whether a member completed the tasks' },
    status: 201,
    response: z.object({ outcome: z.enum(verdicts) }),
  }),
  readRoute({
    path: '/api/studios/{studioId}/members/{number}/record',
    tag,
    summary: { zh: '成员任务完成记录', en: 'What a member has completed of the agreement' },
    response: z.object({ termId: id, items: z.array(recordLine) }),
    read: async (at) => {
      const found = await memberSeen(at, idOf(at.params, 'studioId'), Number(at.params.number));
      if (!found.ok) return found;
      const { term, membership } = found.value;
      return accepted({ termId: term.id, items: await recordLines(at, membership) });
    },
  }),
  fileRoute({
    path: '/api/studios/{studioId}/members/{number}/record.pdf',
    tag,
    summary: { zh: '成员任务完成记录（PDF）', en: 'A member’s record of tasks as PDF' },
    mediaType: 'application/pdf',
    read: async (at) => {
      const number = Number(at.params.number);
      const found = await memberSeen(at, idOf(at.params, 'studioId'), number);
      if (!found.ok) return found;
      const bytes = await memberRecordPdf(at, found.value);
      if (!bytes.ok) return bytes;
      const name = downloadWords[at.language].files.memberRecord(found.value.term.studio.number, number);
      return accepted({ bytes: bytes.value, name });
    },
  }),
  fileRoute({
    path: '/api/studios/{studioId}/members.xlsx',
    tag,
    summary: { zh: '成员名册（XLSX）', en: 'The list of members as XLSX' },
    mediaType: sheetType,
    read: async (at) => {
      const found = await studioView(at, idOf(at.params, 'studioId'));
      if (!found.ok) return found;
      const { term, number } = found.value;
      const bytes = await membersSheet(at, await termOf(at, term.termId));
      return accepted({ bytes, name: `members-${number}.xlsx` });
    },
  }),
];
