import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eligibilityFacts } from '../../../db/read/eligibility-facts.js';
import { cases } from '../../../db/schema/all.js';
import { refusalsOf } from '../../../desk/application/eligibility-of.js';
import { saveDraft } from '../../../desk/application/save-draft.js';
import { showEligibility } from '../../../desk/application/show-eligibility.js';
import { submitApplication } from '../../../desk/application/submit-application.js';
import { perform } from '../../../desk/kit/act.js';
import { roundOf } from '../../../desk/kit/round.js';
import { type DraftForm, draftFormSchema } from '../../../domain/host-selection/draft-form.js';
import { eligibility } from '../../../domain/host-selection/eligibility.js';
import { oneCase, period, research, soundForm } from '../../domain/host-selection/sample.js';
import { openDesk, type TestDesk, tinyCity } from '../../support/desk.js';
import { caseOf, done, start } from './steps.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const some = <T>(...values: readonly T[]) => fc.constantFrom(...values);

/** The sound form with some fields right, some at a boundary, some missing. */
const drafts: fc.Arbitrary<DraftForm> = fc
  .record(
    {
      isHeadTeacherNow: some(true, false),
      cases: some(1, 2, 3, 4).map((n) => Array.from({ length: n }, (_, at) => oneCase(`案例${at}`))),
      headTeacherPeriods: some('2018-09-01', '2019-09-01', '2020-09-01').map((from) => [period(from, '2025-06-30')]),
      expectedEndDate: some('2029-07-19', '2029-07-20', '2040-05-20'),
      influence: some<DraftForm['influence']>([], soundForm.influence),
      research: some(
        soundForm.research,
        [research({ grade: 1, authorRank: 1 })],
        [research({ level: 'provincial', grade: 3, authorRank: 1 })],
      ),
      researchEffect: some('', '效'.repeat(99), '效'.repeat(100)),
      honours: some<DraftForm['honours']>([], soundForm.honours),
      ethicsSelfDeclaration: some('德'.repeat(199), '德'.repeat(200)),
      truthDeclaration: some<DraftForm['truthDeclaration']>({}, soundForm.truthDeclaration),
    },
    { requiredKeys: [] },
  )
  .map((change) => draftFormSchema.parse({ ...soundForm, ...change }));

test('HOST-01, HOST-05, HOST-09, HOST-12: form, act and read never differ on the same draft', {
  timeout: 120_000,
}, async () => {
  const city = await tinyCity(desk);
  const actor = city.person('teacherD1a');
  const { caseId } = await start(desk, city, actor);
  await fc.assert(
    fc.asyncProperty(drafts, async (form) => {
      const fresh = { state: 'draft', submittedAt: null } as const;
      await desk.db.update(cases).set(fresh).where(eq(cases.id, caseId));
      const { version: shown } = await caseOf(desk, caseId);
      const { version } = done(await perform(desk, saveDraft, actor, { caseId, version: shown, form }));
      const page = done(await showEligibility(desk, actor, caseId));
      const now = await desk.clock.now();
      const round = await roundOf({ tx: desk.db }, city.roundId);
      const facts = await eligibilityFacts(desk.db, await caseOf(desk, caseId), round, { now, moment: 'apply' });
      const read = eligibility(form, facts, round.parameters);
      const act = await perform(desk, submitApplication, actor, { caseId, version });
      expect(page.checks).toEqual(read.checks);
      expect(act.ok).toBe(read.eligible);
      expect(act.ok ? [] : act.refusals).toEqual(refusalsOf(read));
    }),
    { numRuns: 40, examples: [[draftFormSchema.parse(soundForm)]] },
  );
});
