import { expect, it } from 'vitest';
import { addAttachment } from '../../../desk/application/add-attachment.js';
import { draftOf } from '../../../desk/application/eligibility-of.js';
import { removeAttachment } from '../../../desk/application/remove-attachment.js';
import { saveDraft } from '../../../desk/application/save-draft.js';
import { perform } from '../../../desk/kit/act.js';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';
import { soundForm } from '../../domain/host-selection/sample.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';
import { caseOf, done, refusalsOf, start, storyOf, submitted } from './steps.js';

const pdf = {
  name: '获奖证书.pdf',
  mediaType: 'application/pdf',
  size: 1000,
  sha256: 'a'.repeat(64),
  blob: 'b'.repeat(64),
};

const largest = defaultEdition.parameters.attachmentMaxMebibytes * 1024 * 1024;

runOnDesk('a draft and its files', (desk) => {
  async function begun() {
    const city = await tinyCity(desk());
    const actor = city.person('teacherA1a');
    const { caseId, version } = await start(desk(), city, actor);
    return { city, actor, caseId, version };
  }

  it('keeps what is half typed or against the rules', async () => {
    const { actor, caseId, version } = await begun();
    const form = { birthDate: '19', cases: [{ title: '半' }], isHeadTeacherNow: false };
    expect(done(await perform(desk(), saveDraft, actor, { caseId, version, form }))).toEqual({ version: 2 });
    const { draft } = await caseOf(desk(), caseId);
    expect(draft).toMatch(/^p1\./);
    expect(await draftOf({ tx: desk().db, vault: desk().vault }, { id: caseId })).toEqual(form);
  });

  it('of two saves of one version the second is told', async () => {
    const { actor, caseId, version } = await begun();
    const save = (name: string) => perform(desk(), saveDraft, actor, { caseId, version, form: { name } });
    const both = await Promise.all([save('甲'), save('乙')]);
    expect(both.flatMap(refusalsOf)).toEqual(['caseChanged']);
  });

  it("HOST-O13: once submitted the form stands, and nobody else's can be written", async () => {
    const { city, actor } = await begun();
    const other = city.person('teacherA1b');
    const caseId = await submitted(desk(), city, other);
    const { version } = await caseOf(desk(), caseId);
    const save = (by: typeof actor) => perform(desk(), saveDraft, by, { caseId, version, form: {} });
    expect(refusalsOf(await save(other))).toEqual(['stageNotOpen HOST-O13']);
    expect(refusalsOf(await save(actor))).toEqual(['notFound']);
    const added = await perform(desk(), addAttachment, other, { caseId, ...pdf });
    expect(refusalsOf(added)).toEqual(['stageNotOpen HOST-O13']);
    expect((await storyOf(desk(), caseId)).slice(-2)).toEqual([
      'saveDraft refused stageNotOpen HOST-O13',
      'addAttachment refused stageNotOpen HOST-O13',
    ]);
  });

  it('a form names only files of its own, and removing one takes it out of the form', async () => {
    const { actor, caseId, version } = await begun();
    const named = (id: string) => ({ cases: soundForm.cases.map((one) => ({ ...one, files: [id] })) });
    const foreign = { caseId, version, form: named('0b6f4c1e-6b0a-4f0e-9a55-0f4f3f6b8a01') };
    expect(refusalsOf(await perform(desk(), saveDraft, actor, foreign))).toEqual(['badInput cases.0.files']);
    const { attachmentId } = done(await perform(desk(), addAttachment, actor, { caseId, ...pdf }));
    done(await perform(desk(), saveDraft, actor, { caseId, version, form: named(attachmentId) }));
    const removed = await perform(desk(), removeAttachment, actor, { caseId, attachmentId });
    expect(done(removed)).toEqual({ version: 3 });
    expect(await draftOf({ tx: desk().db, vault: desk().vault }, { id: caseId })).toMatchObject({
      cases: [{ files: [] }, { files: [] }],
    });
    const again = await perform(desk(), removeAttachment, actor, { caseId, attachmentId });
    expect(refusalsOf(again)).toEqual(['notFound attachmentId']);
  });

  it.each([
    ['one byte too large', { size: largest + 1 }, 'tooLarge file'],
    ['empty', { size: 0 }, 'badInput file'],
    ['a program', { mediaType: 'application/x-msdownload' }, 'wrongFileType file'],
    ['as large as may be', { size: largest }, undefined],
  ])('a file that is %s', async (_, change, refusal) => {
    const { actor, caseId } = await begun();
    const answer = await perform(desk(), addAttachment, actor, { caseId, ...pdf, ...change });
    expect(refusalsOf(answer)).toEqual(refusal ? [refusal] : []);
  });
});
