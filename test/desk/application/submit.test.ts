import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { opened } from '../../../db/read/data-keys.js';
import { formVersions, mails, vetoes } from '../../../db/schema/all.js';
import { showEligibility } from '../../../desk/application/show-eligibility.js';
import { submitApplication } from '../../../desk/application/submit-application.js';
import { perform } from '../../../desk/kit/act.js';
import { sha256 } from '../../../desk/kit/canonical.js';
import { canonical } from '../../../domain/host-selection/canonical.js';
import type { DraftForm } from '../../../domain/host-selection/draft-form.js';
import { applicationFormSchema } from '../../../domain/host-selection/form.js';
import { oneCase, period, research, soundForm } from '../../domain/host-selection/sample.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';
import { caseOf, done, drafted, newsOf, refusalsOf, storyOf, submitted } from './steps.js';

const failing: readonly [string, DraftForm, string][] = [
  ['HOST-01: not a head teacher now', { isHeadTeacherNow: false }, 'notEligible HOST-01 isHeadTeacherNow'],
  ['HOST-05: one case', { cases: [oneCase('一')] }, 'notEligible HOST-05 cases'],
  ['HOST-05: four cases', { cases: ['一', '二', '三', '四'].map(oneCase) }, 'notEligible HOST-05 cases'],
  [
    'HOST-07: one city first prize',
    { research: [research({ grade: 1, authorRank: 1 })] },
    'notEligible HOST-07 research',
  ],
  ['HOST-08: no effect statement', { researchEffect: '' }, 'notEligible HOST-08 researchEffect'],
  [
    'HOST-09: five school years',
    { headTeacherPeriods: [period('2018-09-01', '2023-06-30')] },
    'notEligible HOST-09 headTeacherPeriods',
  ],
  ['HOST-10: retires too early', { expectedEndDate: '2029-07-19' }, 'notEligible HOST-10 expectedEndDate'],
  ['HOST-12: no honour', { honours: [] }, 'notEligible HOST-12 honours'],
  [
    'HOST-13: an honour before the first class',
    { honours: soundForm.honours.map((one) => ({ ...one, date: '2016-08-31' })) },
    'notEligible HOST-13 honours',
  ],
  ['HOST-30: truth not declared', { truthDeclaration: {} }, 'notEligible HOST-30 truthDeclaration'],
];

runOnDesk('submitting an application', (desk) => {
  it('freezes the form under its hash, starts the process and writes to the applicant', async () => {
    const city = await tinyCity(desk());
    const id = await submitted(desk(), city, city.person('teacherA1a'));
    const file = await caseOf(desk(), id);
    const [version] = await desk().db.select().from(formVersions);
    const hash = sha256(String(version?.content));
    expect(file).toMatchObject({ state: 'schoolReview', formVersion: 1, formHash: hash, priorState: null });
    const read = await opened(desk().db, desk().vault, id, version?.content ?? null);
    expect(canonical(applicationFormSchema.parse(read))).toBe(canonical(soundForm));
    expect(version).toMatchObject({ number: 1, hash, sealedAt: null });
    const input = { subject: { kind: 'case', id }, roundId: city.roundId, roundCode: 'T2026', route: 'county' };
    expect(await newsOf(desk(), id)).toEqual([
      { type: 'start', process: 'hostApplication', input: { ...input, countyCode: 'countyA' } },
    ]);
    const [mail] = await desk().db.select().from(mails);
    expect([mail?.template, mail?.personId]).toEqual(['caseMoved', city.personId('teacherA1a')]);
    expect(await storyOf(desk(), id)).toEqual(['startApplication done', 'saveDraft done', 'submitApplication done']);
  });

  it.each(failing)('%s is refused, and the attempt recorded', async (_, change, refusal) => {
    const city = await tinyCity(desk());
    const actor = city.person('teacherA1a');
    const draft = await drafted(desk(), city, actor, change);
    expect(refusalsOf(await perform(desk(), submitApplication, actor, draft))).toEqual([refusal]);
    expect((await caseOf(desk(), draft.caseId)).state).toBe('draft');
    const [, rule] = refusal.split(' ');
    expect((await storyOf(desk(), draft.caseId)).at(-1)).toBe(`submitApplication refused notEligible ${rule}`);
  });

  it('every failed rule is said at once, the same as beside the form', async () => {
    const city = await tinyCity(desk());
    const actor = city.person('teacherA1a');
    const draft = await drafted(desk(), city, actor, { isHeadTeacherNow: false, honours: [], name: '' });
    const result = await perform(desk(), submitApplication, actor, draft);
    expect(refusalsOf(result)).toEqual([
      'notEligible HOST-01 isHeadTeacherNow',
      'notEligible HOST-12 honours',
      'notEligible name',
    ]);
    const { checks, eligible } = done(await showEligibility(desk(), actor, draft.caseId));
    expect(eligible).toBe(false);
    expect(checks.filter(({ met }) => !met).map(({ field }) => field)).toEqual(['isHeadTeacherNow', 'honours', 'name']);
  });

  it('VETO-01: a veto in force bars its person', async () => {
    const city = await tinyCity(desk());
    const actor = city.person('teacherA1a');
    const draft = await drafted(desk(), city, actor);
    await desk()
      .db.insert(vetoes)
      .values({
        id: randomUUID(),
        personId: actor.personId,
        roundId: randomUUID(),
        caseId: randomUUID(),
        orgId: city.org('schoolA1'),
        ground: 'ethicsViolation',
        facts: '',
        evidence: [],
        state: 'effective',
        registeredBy: city.personId('leaderA1'),
        registeredAt: '2026-01-01T00:00:00.000Z',
        hearingUntil: '2026-01-15T00:00:00.000Z',
      });
    expect(refusalsOf(await perform(desk(), submitApplication, actor, draft))).toEqual(['notEligible VETO-01']);
  });

  it('HOST-23: of two teachers of a city-direct school submitting at once, one is in', async () => {
    const city = await tinyCity(desk());
    const both = ['teacherD1a', 'teacherD1b'].map((code) => city.person(code));
    const drafts = [];
    for (const actor of both) drafts.push({ actor, input: await drafted(desk(), city, actor) });
    const results = await Promise.all(
      drafts.map(({ actor, input }) => perform(desk(), submitApplication, actor, input)),
    );
    expect(results.flatMap(refusalsOf)).toEqual(['notEligible HOST-23']);
  });

  it('CONV-06: after the window the draft stays, unsubmitted', async () => {
    const city = await tinyCity(desk());
    const actor = city.person('teacherA1a');
    const draft = await drafted(desk(), city, actor);
    desk().clock.set('2026-03-30T16:00:00.000Z');
    expect(refusalsOf(await perform(desk(), submitApplication, actor, draft))).toEqual(['windowClosed CONV-06']);
  });

  it('I9: a version that is not the one shown is refused', async () => {
    const city = await tinyCity(desk());
    const actor = city.person('teacherA1a');
    const { caseId, version } = await drafted(desk(), city, actor);
    const older = await perform(desk(), submitApplication, actor, { caseId, version: version - 1 });
    expect(refusalsOf(older)).toEqual(['caseChanged']);
  });

  it('two at once have one effect; the same key has the same answer', async () => {
    const city = await tinyCity(desk());
    const actor = city.person('teacherA1a');
    const draft = await drafted(desk(), city, actor);
    const twice = await Promise.all([1, 2].map(() => perform(desk(), submitApplication, actor, draft)));
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await desk().db.select().from(formVersions)).toHaveLength(1);
    const other = city.person('teacherA1b');
    const second = await drafted(desk(), city, other);
    const answers = await Promise.all([1, 2].map(() => perform(desk(), submitApplication, other, second, 'key')));
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.ok).toBe(true);
    expect(await newsOf(desk(), second.caseId)).toHaveLength(1);
  });

  it("another school's clerk does not know the case; the own school's may not submit it", async () => {
    const city = await tinyCity(desk());
    const caseId = await submitted(desk(), city, city.person('teacherA1a'));
    const attempt = (code: string) => perform(desk(), submitApplication, city.person(code), { caseId, version: 3 });
    expect(refusalsOf(await attempt('leaderB1'))).toEqual(['notFound']);
    expect(refusalsOf(await attempt('teacherA1b'))).toEqual(['notFound']);
    expect(refusalsOf(await attempt('clerkA1'))).toEqual(['notYourPost']);
    expect((await storyOf(desk(), caseId)).filter((row) => row.includes('refused'))).toEqual([
      'submitApplication refused notYourPost',
    ]);
  });
});
