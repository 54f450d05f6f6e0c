import { eq } from 'drizzle-orm';
import { attachments, hearingInvitations } from '../../../db/schema/all.js';
import { addAttachment } from '../../../desk/application/add-attachment.js';
import { saveDraft } from '../../../desk/application/save-draft.js';
import { startApplication } from '../../../desk/application/start-application.js';
import { submitApplication } from '../../../desk/application/submit-application.js';
import { answerHearing } from '../../../desk/hearing/answer-hearing.js';
import { inviteHearing } from '../../../desk/hearing/invite-hearing.js';
import { concludeEthics } from '../../../desk/school/conclude-ethics.js';
import { decideRecommendation } from '../../../desk/school/decide-recommendation.js';
import { verifyAttachment } from '../../../desk/school/verify-attachment.js';
import { dayOf } from '../../../domain/time/beijing.js';
import type { Hands } from './hands.js';

/** What happens at the schools: an application, its examination, what comes of it. */
export function schools({ desk, city, spoken, keep, act, does, open, file, shown, taskOf }: Hands) {
  const { roundId } = city;
  const drafts = async (teacher: string): Promise<{ caseId: string; version: number }> => {
    const { caseId } = await act(teacher, startApplication, { roundId });
    const paper = { caseId, name: spoken.fileName, mediaType: 'application/pdf', size: 4, ...(await keep()) };
    const { attachmentId } = await act(teacher, addAttachment, paper);
    const own = spoken.formOf?.(teacher) ?? spoken.form;
    const [honour] = own.honours;
    const form = { ...own, honours: [{ ...honour, files: [attachmentId] }] };
    const { version } = await act(teacher, saveDraft, { caseId, version: (await file(caseId)).version, form });
    return { caseId, version };
  };
  const submits = async (teacher: string, draft: { caseId: string; version: number }): Promise<void> => {
    await act(teacher, submitApplication, draft);
    await open({ kind: 'case', id: draft.caseId }, 'schoolRecommendation');
  };
  const examines = async (caseId: string, leader: string): Promise<void> => {
    const form = await shown(caseId);
    await act(leader, concludeEthics, { ...form, conclusion: 'clear' });
    const invitations = ['teachers', 'parents', 'students'].map((group) => ({
      group,
      address: `${group}.${caseId.slice(0, 8)}@home.example`,
    }));
    await act(leader, inviteHearing, { ...form, invitations });
  };
  const recommends = async (caseId: string, leader: string, decision: 'recommend' | 'decline' = 'recommend') => {
    const asked = await desk.db.select().from(hearingInvitations).where(eq(hearingInvitations.caseId, caseId));
    for (const { id, answeredAt } of asked)
      if (!answeredAt)
        await does({ kind: 'respondent', invitationId: id, channel: 'link', language: 'zh' }, answerHearing, {
          view: 'support',
          text: spoken.heard,
        });
    const form = await shown(caseId);
    for (const { id } of await desk.db.select().from(attachments).where(eq(attachments.caseId, caseId)))
      await act(leader, verifyAttachment, { ...form, attachmentId: id, verdict: 'genuine' });
    await act(leader, decideRecommendation, {
      ...form,
      taskId: await taskOf('schoolRecommendation', caseId),
      decision,
      reason: spoken.opinion,
      stayConsent: true,
      meeting: await meeting(decision),
    });
  };
  const meeting = async (decision: 'recommend' | 'decline') => {
    const votesFor = decision === 'recommend' ? 3 : 0;
    const votes = { entitled: 5, present: 3, votesFor, votesAgainst: 3 - votesFor, abstain: 0 };
    const date = dayOf(await desk.clock.now());
    return { date, attendees: ['甲', '乙', '丙'], ...votes, minutes: spoken.minutes };
  };
  return { drafts, submits, examines, recommends, meeting };
}
