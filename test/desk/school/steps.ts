import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { hearingInvitations } from '../../../db/schema/all.js';
import { answerHearing } from '../../../desk/hearing/answer-hearing.js';
import { inviteHearing } from '../../../desk/hearing/invite-hearing.js';
import { perform } from '../../../desk/kit/act.js';
import type { PersonActor, RespondentActor } from '../../../desk/kit/actor.js';
import { concludeEthics } from '../../../desk/school/conclude-ethics.js';
import { decideRecommendation } from '../../../desk/school/decide-recommendation.js';
import { verifyAttachment } from '../../../desk/school/verify-attachment.js';
import type { Result } from '../../../domain/refusal.js';
import type { CaseAtSchool, SchoolCity } from './school-city.js';

export const meeting = {
  date: '2026-03-10',
  attendees: ['李校长', '陈书记', '何副校长'],
  entitled: 5,
  present: 3,
  votesFor: 3,
  votesAgainst: 0,
  abstain: 0,
  minutes: '会议研究同意推荐。',
};

/** The acts of the school's stage on one case, each with its usual input and what a test changes. */
export function stepsOf(city: SchoolCity, one: CaseAtSchool, by: PersonActor = city.leader) {
  const shown = { caseId: one.caseId, formHash: one.formHash };
  const ethics = (more: object = {}, who = by) =>
    perform(city.deps, concludeEthics, who, { ...shown, conclusion: 'clear', ...more });
  const verify = (more: object = {}, who = by) =>
    perform(city.deps, verifyAttachment, who, {
      ...shown,
      attachmentId: one.attachmentId,
      verdict: 'genuine',
      ...more,
    });
  const invite = (invitations: readonly object[], who = by) =>
    perform(city.deps, inviteHearing, who, { ...shown, invitations });
  const decide = (more: object = {}, who = by) =>
    perform(city.deps, decideRecommendation, who, {
      ...shown,
      taskId: one.taskId,
      decision: 'recommend',
      stayConsent: true,
      meeting,
      ...more,
    });
  /** Invites and lets all but `silent` answer. */
  const hear = async (silent: readonly string[] = []): Promise<void> => {
    const asked = ['teachers', 'teachers', 'parents', 'students'].map((group) => ({
      group,
      address: `${group}.${randomUUID()}@example.cn`,
    }));
    must(await invite(asked));
    const rows = await city.db.select().from(hearingInvitations).where(eq(hearingInvitations.caseId, one.caseId));
    for (const row of rows)
      if (!silent.includes(row.group))
        must(await perform(city.deps, answerHearing, respondent(row.id), { view: 'support' }));
  };
  /** Everything before the decision. */
  const prepare = async (): Promise<void> => {
    must(await ethics());
    must(await verify());
    await hear();
  };
  return { ethics, verify, invite, decide, hear, prepare };
}

export const respondent = (invitationId: string): RespondentActor => ({
  kind: 'respondent',
  invitationId,
  channel: 'link',
  language: 'zh',
});

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusals)}`);
  return result.value;
}

/** `code ruleId` of the first refusal, or `done`. */
export function said(result: Result<unknown>): string {
  if (result.ok) return 'done';
  const [first] = result.refusals;
  return [first?.code, first?.ruleId].filter(Boolean).join(' ');
}
