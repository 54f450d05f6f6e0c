import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { memberRemovals, organisations } from '../../db/schema/all.js';
import { answerRemoval } from '../../desk/studio/answer-removal.js';
import { confirmOffice } from '../../desk/studio/confirm-office.js';
import { decideRemoval } from '../../desk/studio/decide-removal.js';
import { leaveStudio } from '../../desk/studio/leave-studio.js';
import { consentMove } from '../../desk/studio/move/consent-move.js';
import { moveStudio } from '../../desk/studio/move/move-studio.js';
import { registerRemoval } from '../../desk/studio/register-removal.js';
import { appealRemoval } from '../../desk/studio/removal-appeal/appeal-removal.js';
import { decideRemovalAppeal } from '../../desk/studio/removal-appeal/decide-removal-appeal.js';
import type { Day } from '../../domain/time/beijing.js';
import type { Story } from './story.js';
import { askedOf, host, unit } from './term-story.js';

interface Member {
  readonly code: string;
  readonly number: number;
}

/** MEMBER-O04: a member says when the last day is. */
export const leaves = (told: Story, termId: string, { code, number }: Member, lastDay: Day) =>
  told.act(code, leaveStudio, { termId, number, reason: 'transfer', words: '调往外市', lastDay });

/** MEMBER-O03: the host registers an ethics problem, and the member is asked to speak. */
export const accuses = (told: Story, termId: string, { number }: Member) =>
  told.act(host, registerRemoval, {
    ...{ termId, number, ground: 'ethicsViolation', decisionReference: '市教处〔2027〕3号' },
    ...{ evidence: ['档-1'], facts: '有偿补课，查证属实' },
  });

/** The member objects to what was found. */
export async function speaks(told: Story, termId: string, { code }: Member): Promise<void> {
  const { id: taskId } = await told.task('removalHearing', termId);
  await told.act(code, answerRemoval, { taskId, statement: '情况与认定不符' });
}

/** Host and every competent body agree to the removal. */
export async function removed(told: Story, termId: string): Promise<void> {
  const asked = { kind: 'removalDecision', number: 1 } as const;
  for (const [who, role] of [
    [unit, 'schoolLeader'],
    ['sectionOfficer', 'sectionOfficer'],
    ['instituteOfficer', 'instituteOfficer'],
  ] as const) {
    const { id: taskId } = await askedOf(told, termId, { ...asked, by: { role } });
    await told.act(who, decideRemoval, { taskId, outcome: 'agreed' });
  }
  const { id: taskId } = await told.task('removalDecisionAsHost', termId);
  await told.act(host, decideRemoval, { taskId, outcome: 'agreed' });
}

/** VETO-O05: the member who was removed appeals; the appeal's own process and its removal. */
export async function appealsRemoval(told: Story, { code }: Member): Promise<string> {
  const [row] = await told.desk.db.select().from(memberRemovals).where(eq(memberRemovals.state, 'removed'));
  const removalId = row?.id ?? expect.fail('nobody was removed');
  const { id: taskId } = await told.task('removalAppeal', removalId);
  await told.act(code, appealRemoval, { taskId, text: '事实有误，请求复核' });
  return removalId;
}

/** VETO-O05: the bureau's leader, who had no hand in it, answers. */
export async function answersRemoval(told: Story, removalId: string, outcome: 'confirmed' | 'overturned') {
  const { id: taskId } = await told.task('removalAppealDecision', removalId);
  await told.act('cityLeader', decideRemovalAppeal, { taskId, outcome, reason: '经复核' });
}

/** STUDIO-14, STUDIO-O05: the host is transferred, and the new unit asked. */
export async function moves(told: Story, termId: string, body: 'direct2'): Promise<void> {
  const [to] = await told.desk.db
    .select()
    .from(organisations)
    .where(eq(organisations.id, told.org(body)));
  const { code, name } = to ?? expect.fail('no such unit');
  await told.act('sectionOfficer', moveStudio, { termId, ground: 'transfer', code, name, words: '调令〔2028〕5号' });
}

/** The new unit takes the studio in and gives it a room. */
export async function consents(told: Story, termId: string, leader: string): Promise<void> {
  const { id: consentId } = await told.task('moveConsent', termId);
  await told.act(leader, consentMove, { taskId: consentId, outcome: 'consented' });
  const { id: taskId } = await told.task('unitConfirmation', termId);
  await told.act(leader, confirmOffice, { taskId, office: '实验楼201室', equipment: '办公桌椅' });
}
