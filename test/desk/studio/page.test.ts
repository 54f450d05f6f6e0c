import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openPages, pictureOf, publicPage, savedVersions } from '../../../db/read/studio-page.js';
import {
  decisions,
  mails,
  memberships,
  outbox,
  pagePictures,
  pageVersions,
  tasks,
  terms,
} from '../../../db/schema/all.js';
import { isHeld } from '../../../desk/blobs/held.js';
import { RefusedFile } from '../../../desk/blobs/refused-file.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { termOf } from '../../../desk/kit/term.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import { establishedSoFar } from '../../../desk/studio/established.js';
import { nominateMember } from '../../../desk/studio/nominate-member.js';
import { addPagePicture } from '../../../desk/studio/page/add-page-picture.js';
import { moderatePage } from '../../../desk/studio/page/moderate-page.js';
import { savePage } from '../../../desk/studio/page/save-page.js';
import { takeDownPage } from '../../../desk/studio/page/take-down-page.js';
import { refuse } from '../../../domain/refusal.js';
import type { StudioCheckCode } from '../../../domain/studio/check.js';
import { addDays, at as atTime } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { brokenAmong, climbs, founded, opens, openTask } from './steps.js';

/** A studio in its first year. */
async function begun(desk: TestDesk) {
  const all = await founded(desk);
  await opens(desk, all.termId, 'studioYear');
  const { termId } = all;
  return {
    ...all,
    host: all.city.person('teacherA1a'),
    leader: all.city.person('leaderA1'),
    page: { termId, version: 0, sections: { about: '简介' }, change: '开通', outcome: 'submitted' },
    file: { termId, mediaType: 'image/png', size: 4, sha256: 'a'.repeat(64), blob: 'b'.repeat(64) },
  };
}
const outsiders = ['teacherA1b', 'clerkA1', 'leaderA2', 'countyOfficerA', 'sectionOfficer', 'cityLeader'];
const ours = ['heldSeats', 'oneDecisionPerSeat', 'pagesModerated', 'wordsSealed', 'stagesAsk', 'stagesAndTasks'];
const broken = brokenAmong(ours);
const lettersOf = async (desk: TestDesk, template: string) =>
  (await desk.db.select().from(mails).where(eq(mails.template, template))).map(({ data }) => data);
const asked = (desk: TestDesk) =>
  desk.db.select().from(tasks).where(eq(tasks.kind, 'pageRenewal')).orderBy(asc(tasks.openedAt));
const publicNow = (desk: TestDesk, number: string) => publicPage(desk.db, desk.vault, number);

runOnDesk('the public page of a studio', (desk) => {
  it('STUDIO-26, STUDIO-15: the host submits, the leader of the unit publishes, and nobody else does either', async () => {
    const { city, termId, studio, host, leader, page } = await begun(desk());
    for (const who of [...outsiders, 'leaderA1'])
      expect([who, refusalOf(await perform(desk(), savePage, city.person(who), page))]).toEqual([who, 'notFound']);
    const { contentHash } = await done(desk(), savePage, host, page);
    expect(refusalOf(await perform(desk(), savePage, host, { ...page, version: 1 }))).toBe('stageNotOpen STUDIO-26');
    expect(await publicNow(desk(), studio.number)).toBeNull();
    const { id: taskId, role, orgId } = await openTask(desk(), 'pageModeration');
    expect([role, orgId]).toEqual(['schoolLeader', studio.unitId]);
    const yes = { taskId, contentHash, outcome: 'published' };
    for (const who of ['teacherA1a', ...outsiders])
      expect([who, refusalOf(await perform(desk(), moderatePage, city.person(who), yes))]).toEqual([who, 'notFound']);
    const stale = { ...yes, contentHash: 'f'.repeat(64) };
    expect(refusalOf(await perform(desk(), moderatePage, leader, stale))).toBe('caseChanged STUDIO-26');
    await done(desk(), moderatePage, { ...leader, channel: 'link', taskId }, yes);
    expect(refusalOf(await perform(desk(), moderatePage, leader, yes))).toBe('taskClosed');
    expect(await publicNow(desk(), studio.number)).toMatchObject({
      hostName: '人员teacherA1a',
      version: 1,
      change: '开通',
      sections: { about: '简介', news: '' },
      members: [],
    });
    expect((await openPages(desk().db, 10)).map(({ number }) => number)).toEqual([studio.number]);
    const [said] = await desk().db.select().from(decisions).where(eq(decisions.kind, 'pageModeration'));
    expect(said).toMatchObject({ subjectId: termId, decision: 'published', content: { contentHash } });
    expect(await lettersOf(desk(), 'pageModerated')).toMatchObject([{ outcome: 'published', version: '1' }]);
    const news = (await desk().db.select().from(outbox)).map(({ message }) => message);
    const settled = { kind: 'settled', stage: 'pageModeration', number: 1, outcome: 'published' };
    expect(news).toContainEqual(expect.objectContaining({ news: expect.objectContaining(settled) }));
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-26: drafts are the host’s alone; a return has a reason, and what was published stands meanwhile', async () => {
    const { studio, host, leader, page } = await begun(desk());
    const publish = async (version: number, about: string) => {
      const { contentHash } = await done(desk(), savePage, host, { ...page, version, sections: { about } });
      const { id: taskId } = await openTask(desk(), 'pageModeration');
      return { taskId, contentHash };
    };
    await done(desk(), savePage, host, { ...page, outcome: 'draft' });
    expect(await savedVersions(desk().db, desk().vault, studio.id, { drafts: false })).toEqual([]);
    await done(desk(), moderatePage, leader, { ...(await publish(1, '第一版')), outcome: 'published' });
    const second = { ...(await publish(2, '学生王某')), outcome: 'returned' };
    expect(refusalOf(await perform(desk(), moderatePage, leader, second))).toBe('badInput STUDIO-26');
    await done(desk(), moderatePage, leader, { ...second, reason: '有学生姓名' });
    expect(await publicNow(desk(), studio.number)).toMatchObject({ version: 2, sections: { about: '第一版' } });
    const all = await savedVersions(desk().db, desk().vault, studio.id, { drafts: true });
    expect(all.map((one) => [one.version, one.state, one.sections?.about, one.reason])).toEqual([
      [3, 'returned', '学生王某', '有学生姓名'],
      [2, 'published', '第一版', ''],
      [1, 'draft', '简介', ''],
    ]);
    expect(refusalOf(await perform(desk(), savePage, host, { ...page, version: 2 }))).toBe('caseChanged STUDIO-26');
    await done(desk(), savePage, host, { ...page, version: 3 });
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-26, STUDIO-15: what should not be public comes down by the leader’s word, and nothing older comes back', async () => {
    const { city, termId, studio, host, leader, page } = await begun(desk());
    for (const version of [0, 1]) {
      const { contentHash } = await done(desk(), savePage, host, { ...page, version });
      const { id: taskId } = await openTask(desk(), 'pageModeration');
      await done(desk(), moderatePage, leader, { taskId, contentHash, outcome: 'published' });
    }
    const down = { termId, version: 2, reason: '有学生姓名' };
    for (const who of ['teacherA1a', ...outsiders])
      expect([who, refusalOf(await perform(desk(), takeDownPage, city.person(who), down))]).toEqual([who, 'notFound']);
    const earlier = { ...down, version: 1 };
    expect(refusalOf(await perform(desk(), takeDownPage, leader, earlier))).toBe('caseChanged STUDIO-26');
    expect(refusalOf(await perform(desk(), takeDownPage, leader, { ...down, reason: ' ' }))).toBe('badInput');
    await done(desk(), takeDownPage, leader, down);
    expect(await publicNow(desk(), studio.number)).toBeNull();
    expect(await openPages(desk().db, 10)).toEqual([]);
    expect(refusalOf(await perform(desk(), takeDownPage, leader, down))).toBe('stageNotOpen STUDIO-26');
    expect((await lettersOf(desk(), 'pageModerated')).map(({ outcome }) => outcome)).toContain('takenDown');
    await done(desk(), savePage, host, { ...page, version: 2 });
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-26: scripts, pictures from elsewhere and pictures nobody handed in are refused; nothing of them is kept', async () => {
    const { termId, studio, host, leader, page, file } = await begun(desk());
    for (const news of [
      '<script>alert(1)</script>',
      '![a](https://else.example/1.png)',
      '[a](javascript:1)',
      '![a](图1)',
    ])
      expect([news, refusalOf(await perform(desk(), savePage, host, { ...page, sections: { news } }))]).toEqual([
        news,
        'badInput STUDIO-26',
      ]);
    expect(await desk().db.select().from(pageVersions)).toEqual([]);
    const large = new RefusedFile([
      refuse('tooLarge', { field: 'file', facts: { limit: 'bytes', maximum: 3_145_728 } }),
    ]);
    expect(refusalOf(await perform(desk(), addPagePicture, host, { ...file, refused: large }))).toBe('tooLarge');
    const pdf = { ...file, mediaType: 'application/pdf' };
    expect(refusalOf(await perform(desk(), addPagePicture, host, pdf))).toBe('wrongFileType STUDIO-26');
    expect(refusalOf(await perform(desk(), addPagePicture, leader, file))).toBe('notFound');
    expect(await done(desk(), addPagePicture, host, file)).toEqual({ number: 1 });
    expect(await isHeld(desk().db, file.blob)).toBe(true);
    expect(await pictureOf(desk().db, desk().vault, studio.id, 1)).toMatchObject({ sha256: file.sha256 });
    expect(await pictureOf(desk().db, desk().vault, studio.id, Number.NaN)).toBeNull();
    await done(desk(), savePage, host, { ...page, sections: { news: '![a](图1)' } });
    expect((await desk().db.select().from(pageVersions))[0]).toMatchObject({ termId, pictures: [1] });
  });

  it('STUDIO-26: an edition that asks for the page before the start finds it once it is published', async () => {
    const { termId, host, leader, page } = await begun(desk());
    const { parameters } = await termOf({ tx: desk().db }, termId);
    const asksBeforeStart: StudioCheckCode[] = ['pageOpened'];
    await desk()
      .db.update(terms)
      .set({ parameters: { ...parameters, asksBeforeStart } })
      .where(eq(terms.id, termId));
    const met = async () => {
      const { asked } = await establishedSoFar({ tx: desk().db }, await termOf({ tx: desk().db }, termId));
      return asked.map((one) => [one.code, one.met]);
    };
    const { contentHash } = await done(desk(), savePage, host, page);
    expect(await met()).toEqual([['pageOpened', false]]);
    const { id: taskId } = await openTask(desk(), 'pageModeration');
    await done(desk(), moderatePage, leader, { taskId, contentHash, outcome: 'published' });
    expect(await met()).toEqual([['pageOpened', true]]);
  });

  it('STUDIO-O09: sixty days without an update the host is asked by a task, once for all that were missed, and after sixty more reminded by its link', async () => {
    const { termId, host, leader, page } = await begun(desk());
    const { fromDay } = await termOf({ tx: desk().db }, termId);
    const on = async (days: number) => {
      desk().clock.set(atTime(addDays(fromDay, days), '10:00'));
      await climbs(desk(), termId, 'studioYear');
      return (await asked(desk())).map(({ state }) => state);
    };
    const reminded = async () => (await lettersOf(desk(), 'pageStale')).map(({ since }) => since);
    expect(await on(59)).toEqual([]);
    expect(await on(60)).toEqual(['open']);
    expect(await on(61)).toEqual(['open']);
    expect(await reminded()).toEqual([]);
    expect(await on(120)).toEqual(['open']);
    expect(await reminded()).toEqual([fromDay]);
    const letters = await desk().db.select().from(mails).where(eq(mails.personId, host.personId));
    const ofIt = letters.filter(({ template, data }) => template === 'pageStale' || data.taskKind === 'pageRenewal');
    expect(ofIt).toHaveLength(2);
    expect(new Set(ofIt.map(({ linkId }) => linkId)).size).toBe(1);
    const { contentHash } = await done(desk(), savePage, host, page);
    expect(await on(121)).toEqual(['done']);
    const { id: taskId } = await openTask(desk(), 'pageModeration');
    await done(desk(), moderatePage, leader, { taskId, contentHash, outcome: 'published' });
    expect(await on(180)).toEqual(['done']);
    // two were missed
    expect(await on(121 + 125)).toEqual(['done', 'open']);
    await desk().db.update(terms).set({ state: 'suspended' }).where(eq(terms.id, termId));
    expect(await on(121 + 185)).toEqual(['done', 'open']);
    expect(await reminded()).toEqual([fromDay]);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-26, STUDIO-O09: the host writes the page behind the link of that task; a draft keeps it, what is submitted ends it, what is returned is asked for anew', async () => {
    const { termId, city, leader, page } = await begun(desk());
    const { fromDay } = await termOf({ tx: desk().db }, termId);
    desk().clock.set(atTime(addDays(fromDay, 60), '10:00'));
    await climbs(desk(), termId, 'studioYear');
    const { id: taskId } = await openTask(desk(), 'pageRenewal');
    const behind = city.person('teacherA1a', { channel: 'link', taskId });
    const elsewhere = { ...page, taskId, termId: randomUUID() };
    expect(refusalOf(await perform(desk(), savePage, behind, elsewhere))).toBe('notFound');
    expect(refusalOf(await perform(desk(), savePage, behind, page))).toBe('notFound');
    expect(refusalOf(await perform(desk(), savePage, leader, { ...page, taskId }))).toBe('notFound');
    await done(desk(), savePage, behind, { ...page, taskId, outcome: 'draft' });
    const states = async () => (await asked(desk())).map(({ state }) => state);
    expect(await states()).toEqual(['open']);
    const { contentHash } = await done(desk(), savePage, behind, { ...page, taskId, version: 1 });
    expect(await states()).toEqual(['done']);
    expect(refusalOf(await perform(desk(), savePage, behind, { ...page, taskId, version: 2 }))).toBe('taskClosed');
    const { id: reading } = await openTask(desk(), 'pageModeration');
    await done(desk(), moderatePage, leader, { taskId: reading, contentHash, outcome: 'returned', reason: '请补充' });
    expect(await states()).toEqual(['done', 'open']);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-26: of people it shows host and members with their schools; nobody who is only nominated, and nobody who has left', async () => {
    const { termId, studio, host, leader, page } = await begun(desk());
    const nominee = { termId, code: 'teacherA1b', name: '人员teacherA1b', servesAsHeadTeacher: true, grounds: '扎实' };
    await done(desk(), nominateMember, host, nominee);
    const { contentHash } = await done(desk(), savePage, host, page);
    const { id: taskId } = await openTask(desk(), 'pageModeration');
    await done(desk(), moderatePage, leader, { taskId, contentHash, outcome: 'published' });
    const members = async () => (await publicNow(desk(), studio.number))?.members;
    expect(await members()).toEqual([]);
    await desk().db.update(memberships).set({ state: 'serving' });
    expect((await members())?.map((one) => Object.keys(one).toSorted())).toEqual([['name', 'school']]);
    await desk().db.update(memberships).set({ state: 'left' });
    expect(await members()).toEqual([]);
  });

  it('what a host wrote and showed is sealed and goes with the host; that it was published stays', async () => {
    const { city, termId, studio, host, leader, page, file } = await begun(desk());
    await done(desk(), addPagePicture, host, file);
    const { contentHash } = await done(desk(), savePage, host, { ...page, sections: { about: '印简介 ![a](图1)' } });
    const { id: taskId } = await openTask(desk(), 'pageModeration');
    await done(desk(), moderatePage, leader, { taskId, contentHash, outcome: 'published' });
    const [kept] = await desk().db.select().from(pageVersions);
    const [picture] = await desk().db.select().from(pagePictures);
    for (const one of [kept?.words, picture?.sha256]) expect(String(one)).toMatch(/^p1\./);
    await performSystem(desk(), (at) => erasePerson(at, city.personId('teacherA1a')));
    expect(await publicNow(desk(), studio.number)).toBeNull();
    expect(await openPages(desk().db, 10)).toEqual([]);
    expect(await pictureOf(desk().db, desk().vault, studio.id, 1)).toBeNull();
    expect(await isHeld(desk().db, file.blob)).toBe(false);
    const [said] = await savedVersions(desk().db, desk().vault, studio.id, { drafts: true });
    expect(said).toMatchObject({ state: 'published', sections: null, change: '' });
    expect(await broken(desk())).toEqual([]);
    const asked = await desk()
      .db.select()
      .from(tasks)
      .where(and(eq(tasks.termId, termId), eq(tasks.kind, 'pageModeration')));
    expect(asked.map(({ state }) => state)).toEqual(['done']);
  });
});
