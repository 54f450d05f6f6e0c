import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { goalChanges, organisations, tasks } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { sealedFor } from '../../../desk/kit/data-key.js';
import { openStage } from '../../../desk/kit/stage.js';
import { termOf as termRow } from '../../../desk/kit/term.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { addWorkEvidence } from '../../../desk/studio/add-work-evidence.js';
import { answerRemoval } from '../../../desk/studio/answer-removal.js';
import { decideMember } from '../../../desk/studio/decide-member.js';
import { filePlan } from '../../../desk/studio/file-plan.js';
import { issueLetter } from '../../../desk/studio/issue-letter.js';
import { leaveStudio } from '../../../desk/studio/leave-studio.js';
import { agreementOf } from '../../../desk/studio/letters.js';
import { reportHostLoss } from '../../../desk/studio/loss/report-host-loss.js';
import { moveStudio } from '../../../desk/studio/move/move-studio.js';
import { nominateMember } from '../../../desk/studio/nominate-member.js';
import { addPagePicture } from '../../../desk/studio/page/add-page-picture.js';
import { moderatePage } from '../../../desk/studio/page/moderate-page.js';
import { savePage } from '../../../desk/studio/page/save-page.js';
import { recordWork } from '../../../desk/studio/record-work.js';
import { registerRemoval } from '../../../desk/studio/register-removal.js';
import { signAgreement } from '../../../desk/studio/sign-agreement.js';
import { spanOf } from '../../../desk/studio/terms.js';
import { proposedTasks } from '../../../domain/studio/letter/issue.js';
import type { LetterTask } from '../../../domain/studio/letter/tasks.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { sectionsOf } from '../../desk/studio/steps.js';
import type { Hands } from './hands.js';
import { money } from './money.js';
import { removals } from './removal.js';

/** A studio's term, with everything said in it that may be knocked at. */
export function termLife(hands: Hands) {
  const { desk, city, inTerm, keep, act, taskOf } = hands;
  const { financed } = money(hands);
  const { appealedAgainst } = removals(hands);
  /** The member signs; the host is still asked. */
  const agreed = async (membershipId: string, member: string): Promise<void> => {
    const shown = await agreementOf({ tx: desk.db }, membershipId);
    const [task] = await desk.db
      .select()
      .from(tasks)
      .where(and(eq(tasks.kind, 'signAgreement'), eq(tasks.personId, city.personId(member))));
    if (!shown || !task) throw new Error('no agreement');
    const { version, contentHash } = shown;
    await act(member, signAgreement, { taskId: task.id, version, contentHash });
  };
  /** The host's request to change the goals, with the tasks of both who say something to it; the letter itself waits for its signatures. */
  const asksForGoals = async (termId: string, list: LetterTask[]): Promise<void> => {
    const subject = { kind: 'term', id: termId } as const;
    await performSystem(desk, async (at) => {
      const said = { request: await sealedFor(at, termId, inTerm.goalRequest), contentHash: 'h', requestedAt: at.now };
      const base = {
        id: randomUUID(),
        termId,
        number: 1,
        state: 'asked' as const,
        baseVersion: 1,
        tasks: list,
        met: [],
      };
      await at.tx.insert(goalChanges).values({ ...base, ...said, requestedBy: city.personId('teacherA1a') });
      for (const stage of ['goalOpinion', 'goalChange'] as const)
        await openStage(at, stagePlans[stage], { subject, stage, number: 1, termId });
    });
  };
  /** From the approval on. */
  const lives = async (termId: string): Promise<void> => {
    const term = { kind: 'term', id: termId } as const;
    // what comes after three years is opened here as well, to be knocked at
    const frame = { subject: term, number: 1, termId };
    for (const stage of ['studioYear', 'renewalDecision', 'plaqueReturn', 'suspensionDecision'] as const)
      await performSystem(desk, (at) => openStage(at, stagePlans[stage], { ...frame, stage }));
    const begun = await termRow({ tx: desk.db }, termId);
    const tasks = [...proposedTasks(spanOf(begun), begun.parameters)];
    await act('sectionOfficer', issueLetter, { termId, version: 0, tasks });
    const nominee = {
      code: 'teacherA1b',
      name: '人员teacherA1b',
      servesAsHeadTeacher: true,
      grounds: inTerm.grounds,
    };
    const member = 'teacherA2b';
    const first = { ...nominee, code: member, name: `人员${member}` };
    const { membershipId } = await act('teacherA1a', nominateMember, { termId, ...first });
    const decided = { taskId: await taskOf('memberDecision', termId), outcome: 'agreed' };
    await act('countyOfficerA', decideMember, decided);
    await agreed(membershipId, member);
    const found = { ground: 'ethicsViolation', decisionReference: '甲教处〔2026〕2号', evidence: ['档-2'] };
    await act('teacherA1a', registerRemoval, { termId, number: 1, ...found, facts: inTerm.removalFacts });
    const statement = { taskId: await taskOf('removalHearing', termId), statement: inTerm.removalStatement };
    await act(member, answerRemoval, statement);
    await appealedAgainst(termId, membershipId);
    const { number } = await act('teacherA1a', nominateMember, { termId, ...nominee });
    const lastDay = dayOf(await desk.clock.now());
    await act('teacherA1a', leaveStudio, { termId, number, reason: 'personal', words: inTerm.leavingWords, lastDay });
    await act('teacherA1a', nominateMember, { termId, ...nominee });
    const sections = sectionsOf(inTerm.plan);
    await act('teacherA1a', filePlan, { termId, kind: 'workPlan', version: 0, sections });
    await performSystem(desk, (at) => openStage(at, stagePlans.planFiling, { ...frame, stage: 'planFiling' }));
    const lecture = { kind: 'lecture', level: 'city', on: begun.fromDay, hours: '2', participants: 40 };
    const said = { title: inTerm.workTitle, summary: inTerm.workSummary };
    const { workId } = await act('teacherA1a', recordWork, { termId, ...lecture, ...said });
    const evidence = { name: inTerm.evidence, mediaType: 'application/pdf', size: 4, ...(await keep()) };
    await act('teacherA1a', addWorkEvidence, { termId, workId, ...evidence });
    await act('teacherA1a', addPagePicture, { termId, mediaType: 'image/png', size: 4, ...(await keep()) });
    // whatever is said stands as it was typed
    const about = `![课堂](图1)\n\n    ${inTerm.page.replaceAll(/\s/g, ' ')}`;
    const page = { termId, sections: { about }, change: inTerm.pageChange, outcome: 'submitted' };
    const { contentHash } = await act('teacherA1a', savePage, { ...page, version: 0 });
    const taskId = await taskOf('pageModeration', termId);
    await act('leaderA1', moderatePage, { taskId, contentHash, outcome: 'published' });
    await act('teacherA1a', savePage, { ...page, version: 1 });
    await performSystem(desk, (at) => openStage(at, stagePlans.pageRenewal, { ...frame, stage: 'pageRenewal' }));
    await asksForGoals(termId, tasks);
    await financed(termId, Number(begun.fromDay.slice(0, 4)));
    const lost = { termId, ground: 'leftPost', lastDay: begun.fromDay, words: inTerm.lossReport };
    await act('sectionOfficer', reportHostLoss, lost);
    const [unit] = await desk.db
      .select()
      .from(organisations)
      .where(eq(organisations.id, city.org('schoolA2')));
    const there = { code: unit?.code, name: unit?.name, words: inTerm.moveWords };
    await act('sectionOfficer', moveStudio, { termId, ground: 'transfer', ...there });
  };
  return { lives };
}
