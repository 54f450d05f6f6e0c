import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { honoursFor } from '../../../api/reads/honour-list.js';
import { callFor, callsFor } from '../../../api/reads/honours.js';
import { openNotice } from '../../../db/read/notice-board.js';
import { audit, mails, tasks } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { callOf } from '../../../desk/kit/call.js';
import { disposeObjection } from '../../../desk/notice/dispose-objection.js';
import { decideHonours } from '../../../desk/studio/commendation/decide-honours.js';
import { listHonours } from '../../../desk/studio/commendation/list-honours.js';
import { nominateHonour } from '../../../desk/studio/commendation/nominate-honour.js';
import { openCall } from '../../../desk/studio/commendation/open-call.js';
import { scoreHonours } from '../../../desk/studio/commendation/score-honours.js';
import { renderLetter } from '../../../mail/render.js';
import { countyEdition } from '../../../policy/studio/default-edition.js';
import { runOnDesk, type TestDesk, type TinyCounty, tinyCounty } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { running } from './assessment-steps.js';
import { only } from './county-steps.js';
import { brokenInCalls, honourRows, states, workOf } from './honour-reads.js';
import {
  achieved,
  anotherStudio,
  type Called,
  calledFor,
  decides,
  hangingWords,
  hostOf,
  noticeOf,
  reviews,
  studioOf,
  unitOf,
} from './honour-steps.js';
import { dismissed, objected } from './objection-steps.js';

/** A studio of county A's own with an excellent year, in a call of the county; the city has a better one. */
async function ofCounty(desk: TestDesk): Promise<Called & { readonly county: TinyCounty }> {
  const county = await tinyCounty(desk);
  const all = await running(desk, county);
  await achieved(desk, all.termId, all.studio.hostId);
  await anotherStudio(desk, { city: county.city }, 'teacherA2a', '99/1');
  return { ...(await calledFor(desk, all)), county };
}
/** Who reads calls, by the names of the city: their names, and the one call with its nominees. */
const seenBy = async (desk: TestDesk, { county, callId }: Awaited<ReturnType<typeof ofCounty>>, who: string) => {
  const at = { tx: desk.db, now: await desk.clock.now(), actor: county.city.person(who) };
  const [all, one] = [await callsFor(at), await callFor(at, callId)];
  return [all.ok ? all.value.items.length : null, one.ok ? one.value.nominees.map(({ score }) => score) : null];
};

runOnDesk('a county’s own call for commendations', (desk) => {
  it('LOCAL-01, LOCAL-02, COMMEND-O01: its officer calls under the county’s edition and in its own register; its own studios are proposed, its section and their units asked', async () => {
    const call = await ofCounty(desk());
    expect(call.number).toMatch(/^countyA-BZ\d{4}-01$/);
    const row = await callOf({ tx: desk().db }, call.callId);
    expect(row).toMatchObject({ level: 'county', bureauId: call.city.org('bureau'), editionId: countyEdition.id });
    const [opened] = await desk().db.select().from(audit).where(eq(audit.act, 'openCall'));
    expect(opened?.ruleIds).toEqual(['COMMEND-O01', 'CONV-11', 'LOCAL-01']);
    const asked = await desk().db.select().from(tasks).where(eq(tasks.callId, call.callId));
    expect(asked.map(({ role, orgId }) => `${role} ${orgId}`).toSorted()).toEqual(
      [`schoolLeader ${call.studio.unitId}`, `sectionOfficer ${call.city.org('section')}`].toSorted(),
    );
    const taskId = await call.taskId('honourNomination', 'sectionOfficer');
    const { proposals } = await workOf(desk(), call, 'sectionOfficer', taskId);
    expect(proposals.map(({ candidate }) => candidate)).toEqual([studioOf(call), unitOf(call), hostOf(call)]);
    const elsewhere = { taskId, candidate: `host/${call.city.personId('teacherA2a')}`, reason: '成绩突出' };
    const refused = await perform(desk(), nominateHonour, call.city.person('sectionOfficer'), elsewhere);
    expect(refusalOf(refused)).toContain('badInput');
  });

  it('LOCAL-01, COMMEND-O01: its officer calls with a second factor, its leader does not; the city goes on counting its own', async () => {
    const call = await ofCounty(desk());
    const given = { name: '表彰', year: 2026, awards: { host: 1 } };
    expect(refusalOf(await perform(desk(), openCall, call.city.person('cityLeader'), given))).toBe('notYourPost');
    const unsure = { ...call.city.person('cityOfficer'), secondFactor: false };
    expect(refusalOf(await perform(desk(), openCall, unsure, given))).toBe('secondFactorRequired');
    const ofCity = await done(desk(), openCall, call.county.city.person('cityOfficer'), given);
    // each counts its own
    expect(ofCity.number).toMatch(/^BZ\d{4}-01$/);
  });

  it('LOCAL-01, COMMEND-01, ASSESS-08, NOTICE-O03: it is nominated, reviewed, listed, objected to and decided on by the county’s people and nobody else, and its honours bear its name', async () => {
    const call = await ofCounty(desk());
    const { county } = call;
    const nomination = { taskId: await call.taskId('honourNomination', 'sectionOfficer'), reason: '成绩突出' };
    await only(desk(), county, [nominateHonour, 'sectionOfficer', { ...nomination, candidate: hostOf(call) }]);
    await call.closes();
    const [host] = await call.rows();
    const sheet = {
      taskId: await call.taskId('honourReview', 'instituteOfficer'),
      points: { [host?.id ?? '']: '90' },
    };
    await only(desk(), county, [scoreHonours, 'instituteOfficer', sheet]);
    await rest(desk(), call, host?.id ?? '');
    const list = {
      taskId: await call.taskId('honourListing'),
      nomineeIds: [host?.id],
      reason: '按排名',
      ...hangingWords,
    };
    const { notice } = await only(desk(), county, [listHonours, 'cityOfficer', list]);
    const noticeId = notice?.noticeId ?? expect.fail('nothing hangs');
    const shown = await openNotice(desk().db, noticeId, await desk().clock.now());
    expect(shown).toMatchObject({ level: 'county', publisher: '单位countyA', subjects: [{ county: '单位countyA' }] });
    const task = await objected(desk(), call, noticeId, host?.id ?? '');
    expect([task.role, task.orgId]).toEqual(['countyOfficer', call.city.org('bureau')]);
    await only(desk(), county, [disposeObjection, 'cityOfficer', { taskId: task.id, finding: dismissed }]);
    await noticeOf(desk(), call, noticeId).ends();
    await call.asks('honourDecision');
    await only(desk(), county, [decideHonours, 'cityLeader', await decides(call, [host?.id ?? ''])]);
    expect(await states(call)).toEqual(['host commended']);
    const [honour] = await honourRows(desk());
    expect(honour?.number).toMatch(/^countyA-RY\d{4}-001$/);
    expect(honour?.printed).toMatchObject({ issuer: '单位countyA', studioName: '人员teacherA1a优秀班主任工作室' });
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'honourGranted'));
    for (const { data } of letters)
      expect(renderLetter('honourGranted', data as never, 'zh', null, '').text).toContain('县区教育局决定予以表彰');
    expect(letters).toHaveLength(1);
    // of the city's studio there are only its rows
    expect(await brokenInCalls(desk())).toEqual(['openProcesses']);
  });

  it('LOCAL-01, I23: to the city and to other counties it does not exist; its leader reads no call of the city', async () => {
    const call = await ofCounty(desk());
    await call.nominates('sectionOfficer', 'sectionOfficer', hostOf(call));
    await call.closes();
    await reviews(desk(), call, {});
    const given = { name: '市级表彰', year: 2026, awards: { host: 1 } };
    await done(desk(), openCall, call.county.city.person('cityOfficer'), given);
    for (const who of ['cityOfficer', 'cityLeader', 'sectionOfficer', 'instituteOfficer', 'countyOfficerB'])
      expect([who, await seenBy(desk(), call, who)]).toEqual([who, [1, null]]);
    expect(await seenBy(desk(), call, 'teacherB1a')).toEqual([null, null]);
    expect(await seenBy(desk(), call, 'countyLeaderA')).toEqual([1, ['90/1']]);
    expect(await seenBy(desk(), call, 'countyOfficerA')).toEqual([2, ['90/1']]);
    expect(await seenBy(desk(), call, 'leaderA1')).toEqual([2, [null]]);
    const at = async (who: string) => ({
      ...{ tx: desk().db, now: await desk().clock.now(), actor: call.county.city.person(who) },
    });
    expect(await honoursFor(await at('cityOfficer'))).toEqual([]);
  });
});

/** The other two bodies’ sheets. */
async function rest(desk: TestDesk, call: Called, hostId: string): Promise<void> {
  const officer = { taskId: await call.taskId('honourReview', 'countyOfficer'), points: { [hostId]: '90' } };
  await done(desk, scoreHonours, call.city.person('cityOfficer'), officer);
  const section = { taskId: await call.taskId('honourReview', 'sectionOfficer'), points: {} };
  await done(desk, scoreHonours, call.city.person('sectionOfficer'), section);
  await call.asks('honourListing');
}
