import { expect, it } from 'vitest';
import { formVersions, stageRuns } from '../../../db/schema/all.js';
import { resubmitApplication } from '../../../desk/application/resubmit-application.js';
import { saveDraft } from '../../../desk/application/save-draft.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { moveCase } from '../../../desk/kit/cases.js';
import type { CaseState } from '../../../domain/vocabulary.js';
import { soundForm } from '../../domain/host-selection/sample.js';
import { runOnDesk, type TestDesk, tinyCity } from '../../support/desk.js';
import { caseOf, done, newsOf, opened, refusalsOf, submitted, tasksOf } from './steps.js';

/** What a return does: the case leaves `state` for correction. */
const returned = (desk: TestDesk, id: string, state: CaseState = 'schoolReview') =>
  performSystem(desk, async (at) => {
    await moveCase(at, { ...(await caseOf({ db: at.tx }, id)), state }, 'returnForCorrection');
  });

runOnDesk('correcting a returned application', (desk) => {
  async function corrected(from: CaseState, stageOpen: boolean) {
    const city = await tinyCity(desk());
    const actor = city.person('teacherA1a');
    const caseId = await submitted(desk(), city, actor);
    await returned(desk(), caseId, from);
    if (stageOpen) await opened(desk(), city, caseId, 'correction');
    const { version } = await caseOf(desk(), caseId);
    const form = { ...soundForm, currentClass: '初三(1)班' };
    const saved = done(await perform(desk(), saveDraft, actor, { caseId, version, form }));
    return { city, actor, caseId, version: saved.version };
  }

  it('is a task of the applicant in person, with the dates of the policy', async () => {
    const { city, caseId } = await corrected('schoolReview', true);
    const [task] = await tasksOf(desk(), caseId);
    expect(task).toMatchObject({ kind: 'correction', role: 'applicant', personId: city.personId('teacherA1a') });
    const [run] = await desk().db.select().from(stageRuns);
    expect([run?.due, run?.grace, run?.hard]).toEqual([
      '2026-03-09T15:59:59.999Z',
      '2026-03-11T15:59:59.999Z',
      '2026-03-16T15:59:59.999Z',
    ]);
  });

  it.each<CaseState>(['schoolReview', 'countyReview', 'submittedToCity'])(
    'I9: returned from %s it goes to the school again, as a new version and round',
    async (from) => {
      const { actor, caseId, version } = await corrected(from, true);
      const answer = done(await perform(desk(), resubmitApplication, actor, { caseId, version }));
      expect(answer.formVersion).toBe(2);
      expect(await caseOf(desk(), caseId)).toMatchObject({ ...answer, state: 'schoolReview', stageRound: 2 });
      expect(await desk().db.select().from(formVersions)).toHaveLength(2);
      const [task] = await tasksOf(desk(), caseId);
      expect([task?.state, task?.closedBy]).toEqual(['done', actor.personId]);
      const news = { kind: 'settled', stage: 'correction', number: 1, outcome: 'resubmitted' };
      expect((await newsOf(desk(), caseId)).at(-1)).toMatchObject({ news });
    },
  );

  it('needs not wait for the process: opened later, the stage is found settled', async () => {
    const { city, actor, caseId, version } = await corrected('schoolReview', false);
    done(await perform(desk(), resubmitApplication, actor, { caseId, version }));
    const run = await opened(desk(), city, caseId, 'correction');
    expect([run.state, run.outcome]).toEqual(['settled', 'resubmitted']);
    expect(await tasksOf(desk(), caseId)).toEqual([]);
  });

  it('a second correction is number two', async () => {
    const { actor, caseId, version } = await corrected('schoolReview', true);
    done(await perform(desk(), resubmitApplication, actor, { caseId, version }));
    await returned(desk(), caseId);
    const again = await perform(desk(), resubmitApplication, actor, { caseId, version: version + 2 });
    expect(done(again).formVersion).toBe(3);
    expect((await newsOf(desk(), caseId)).at(-1)).toMatchObject({ news: { number: 2 } });
  });

  it('HOST-12: a corrected form is judged by every rule again', async () => {
    const { actor, caseId, version } = await corrected('schoolReview', true);
    const form = { ...soundForm, honours: [] };
    const worse = done(await perform(desk(), saveDraft, actor, { caseId, version, form }));
    const answer = await perform(desk(), resubmitApplication, actor, { caseId, version: worse.version });
    expect(refusalsOf(answer)).toEqual(['notEligible HOST-12 honours']);
    expect((await caseOf(desk(), caseId)).state).toBe('returnedForCorrection');
  });

  it('HOST-15: nothing to hand in while the school has it; I9: not on an older version', async () => {
    const { actor, caseId, version } = await corrected('schoolReview', true);
    const older = await perform(desk(), resubmitApplication, actor, { caseId, version: version - 1 });
    expect(refusalsOf(older)).toEqual(['caseChanged']);
    done(await perform(desk(), resubmitApplication, actor, { caseId, version }));
    const twice = await perform(desk(), resubmitApplication, actor, { caseId, version: version + 1 });
    expect(refusalsOf(twice)).toEqual(['stageNotOpen HOST-15']);
  });

  it('a link opens this correction and no other application', async () => {
    const { city, actor, caseId, version } = await corrected('schoolReview', true);
    const [task] = await tasksOf(desk(), caseId);
    const byLink = { ...actor, channel: 'link', taskId: task?.id ?? '' } as const;
    const form = { ...soundForm, name: '' };
    const foreign = await submitted(desk(), city, city.person('teacherA1b'));
    const elsewhere = await perform(desk(), saveDraft, byLink, { caseId: foreign, version: 1, form });
    expect(refusalsOf(elsewhere)).toEqual(['notFound']);
    done(await perform(desk(), saveDraft, byLink, { caseId, version, form }));
  });
});
