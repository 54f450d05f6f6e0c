import { asc, eq } from 'drizzle-orm';
import { cases, hearingInvitations, tasks } from '../../db/schema/all.js';
import { saveDraft } from '../../desk/application/save-draft.js';
import { startApplication } from '../../desk/application/start-application.js';
import { submitApplication } from '../../desk/application/submit-application.js';
import { answerHearing } from '../../desk/hearing/answer-hearing.js';
import { inviteHearing } from '../../desk/hearing/invite-hearing.js';
import { type Act, perform, performSystem } from '../../desk/kit/act.js';
import type { Actor } from '../../desk/kit/actor.js';
import { openStage } from '../../desk/kit/stage.js';
import { concludeEthics } from '../../desk/school/conclude-ethics.js';
import { schoolRecommendation } from '../../desk/stages/school-recommendation.js';
import type { World } from '../parts/world.js';
import type { Candidate, City } from './city.js';
import { formOf } from './form.js';
import { ethicsClear, invitations } from './school-stage.js';

/** One real case that lies with its school, heard and examined, made by the desk's own acts: what clones are made of. */
export interface Template {
  readonly caseId: string;
  readonly formHash: string;
  readonly taskId: string;
  readonly number: string;
}

export async function makeTemplate(
  { deps }: World,
  { roundId }: City,
  { leader, applicant }: Candidate,
): Promise<Template> {
  const does = async <A extends Actor, I, O>(actor: A, act: Act<A, I, O>, input: unknown): Promise<O> => {
    const result = await perform(deps, act, actor, input);
    if (!result.ok) throw new Error(`${act.name}: ${JSON.stringify(result.refusals)}`);
    return result.value;
  };
  const { caseId, version, number } = await does(applicant.actor, startApplication, { roundId });
  const draft = await does(applicant.actor, saveDraft, { caseId, version, form: formOf(applicant) });
  const { formHash } = await does(applicant.actor, submitApplication, { caseId, version: draft.version });
  const stage = { subject: { kind: 'case', id: caseId }, stage: 'schoolRecommendation', number: 1, roundId } as const;
  await performSystem(deps, (desk) => openStage(desk, schoolRecommendation, stage));
  await does(leader.actor, concludeEthics, { caseId, ...ethicsClear(formHash) });
  await does(leader.actor, inviteHearing, { caseId, ...invitations(formHash, applicant) });
  for (const { id } of await deps.db
    .select()
    .from(hearingInvitations)
    .where(eq(hearingInvitations.caseId, caseId))
    .orderBy(asc(hearingInvitations.id)))
    await does({ kind: 'respondent', invitationId: id, channel: 'link', language: 'zh' }, answerHearing, {
      view: 'support',
    });
  const [task] = await deps.db.select().from(tasks).where(eq(tasks.caseId, caseId));
  const [file] = await deps.db.select().from(cases).where(eq(cases.id, caseId));
  if (!task || !file) throw new Error('the template has no task');
  return { caseId, formHash, taskId: task.id, number };
}
