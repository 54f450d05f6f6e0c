import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { audit, cases, outbox, tasks } from '../../../db/schema/all.js';
import { saveDraft } from '../../../desk/application/save-draft.js';
import { startApplication } from '../../../desk/application/start-application.js';
import { submitApplication } from '../../../desk/application/submit-application.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import type { PersonActor } from '../../../desk/kit/actor.js';
import { openStage } from '../../../desk/kit/stage.js';
import { correction } from '../../../desk/stages/correction.js';
import { schoolRecommendation } from '../../../desk/stages/school-recommendation.js';
import type { DraftForm } from '../../../domain/host-selection/draft-form.js';
import type { Result } from '../../../domain/refusal.js';
import { soundForm } from '../../domain/host-selection/sample.js';
import type { TestDesk, TinyCity } from '../../support/desk.js';

/** The value of an accepted act; fails the test with the refusals otherwise. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) expect.fail(JSON.stringify(result.refusals));
  return result.value;
}

/** 'code ruleId field' of every refusal. */
export const refusalsOf = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : result.refusals.map(({ code, ruleId, field }) => [code, ruleId, field].filter(Boolean).join(' '));

export const start = async (desk: TestDesk, city: TinyCity, actor: PersonActor) =>
  done(await perform(desk, startApplication, actor, { roundId: city.roundId }));

/** A draft with the sound form, changed as told. */
export async function drafted(desk: TestDesk, city: TinyCity, actor: PersonActor, change: DraftForm = {}) {
  const { caseId, version } = await start(desk, city, actor);
  const saved = await perform(desk, saveDraft, actor, { caseId, version, form: { ...soundForm, ...change } });
  return { caseId, version: done(saved).version };
}

export async function submitted(desk: TestDesk, city: TinyCity, actor: PersonActor): Promise<string> {
  const draft = await drafted(desk, city, actor);
  done(await perform(desk, submitApplication, actor, draft));
  return draft.caseId;
}

const plans = { schoolRecommendation, correction };

/** What the process does: opens a stage of the case. */
export const opened = (desk: TestDesk, city: TinyCity, id: string, stage: keyof typeof plans, number = 1) =>
  performSystem(desk, (at) =>
    openStage(at, plans[stage], { subject: { kind: 'case', id }, stage, number, roundId: city.roundId }),
  );

export async function caseOf(desk: Pick<TestDesk, 'db'>, id: string) {
  const [file] = await desk.db.select().from(cases).where(eq(cases.id, id));
  return file ?? expect.fail('no such case');
}

export const tasksOf = (desk: TestDesk, id: string) => desk.db.select().from(tasks).where(eq(tasks.caseId, id));

/** 'act outcome' of every row of the case's chain, with the rule that refused. */
export async function storyOf(desk: TestDesk, id: string): Promise<readonly string[]> {
  const rows = await desk.db.select().from(audit).where(eq(audit.chain, id)).orderBy(asc(audit.seq));
  return rows.map(({ act, outcome, refusal }) =>
    [act, outcome, refusal?.code, refusal?.ruleId].filter(Boolean).join(' '),
  );
}

export const newsOf = async (desk: TestDesk, id: string) =>
  (
    await desk.db
      .select()
      .from(outbox)
      .where(eq(outbox.workflowId, `case-${id}`))
      .orderBy(asc(outbox.id))
  ).map(({ message }) => message);
