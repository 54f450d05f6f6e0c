import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { caseList } from '../../../db/read/case-list.js';
import { noticeBoard } from '../../../db/read/notice-board.js';
import { publishedResults } from '../../../db/read/results.js';
import {
  cases,
  certificates,
  notices,
  organisations,
  registers,
  studios,
  tasks,
  terms,
} from '../../../db/schema/all.js';
import { startApplication } from '../../../desk/application/start-application.js';
import { confirmRanking } from '../../../desk/city/confirm-ranking.js';
import { decideFinally } from '../../../desk/city/decide-finally.js';
import { justifyProject } from '../../../desk/city/justify-project.js';
import { publishCityNotice } from '../../../desk/city/publish-city-notice.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { climb } from '../../../desk/kit/climb.js';
import { roundOf } from '../../../desk/kit/round.js';
import { openStage } from '../../../desk/kit/stage.js';
import { takeSchoolPlace } from '../../../desk/school/nominee-place.js';
import { stagePlans } from '../../../desk/stages/all.js';
import { decision } from '../../../desk/stages/decision.js';
import { justification } from '../../../desk/stages/justification.js';
import { noticeWindow } from '../../../desk/stages/notice-window.js';
import { verify } from '../../../desk/verify/verify.js';
import { countyEdition } from '../../../policy/studio/default-edition.js';
import { runOnDesk, type TestDesk, type TinyCounty, tinyCounty } from '../../support/desk.js';
import { caseOf, start, submitted } from '../application/steps.js';
import { approval, cleared } from './cleared.js';
import { candidate, done, formHash, open, ranked, refusalOf } from './panel-desk.js';

const words = { title: '拟定人选公示', text: '现予公示。', receivingUnit: '甲县教育局' };
const openTasks = async (desk: TestDesk) =>
  (await desk.db.select().from(tasks).where(eq(tasks.state, 'open'))).map(({ kind, orgId, role }) => ({
    kind,
    orgId,
    role,
  }));

/** One candidate of the county's own round, on its notice for the whole time. */
async function noticed(desk: TestDesk, county: TinyCounty): Promise<string> {
  const caseId = await candidate(desk, county, 'teacherA1a');
  const rankingHash = await ranked(desk, county, new Map([[caseId, ['28', '29', '30']]]));
  const { roundId } = county;
  await done(desk, confirmRanking, county.person('cityOfficer'), { roundId, rankingHash });
  await open(desk, county, 'justification', justification);
  await done(desk, justifyProject, county.person('sectionOfficer'), {
    roundId,
    caseId,
    formHash,
    decision: 'justified',
  });
  await done(desk, publishCityNotice, county.person('cityOfficer2'), { roundId, ...words });
  return caseId;
}

runOnDesk('a county’s own round, decided by the county', (desk) => {
  it('LOCAL-01: its teachers apply directly to it; to anybody outside the county it does not exist', async () => {
    const county = await tinyCounty(desk());
    const { roundId } = county;
    const begun = await start(desk(), county, county.person('teacherA1a'));
    expect(begun).toMatchObject({ number: 'A2026-001', route: 'direct' });
    expect(await caseOf(desk(), begun.caseId)).toMatchObject({ countyId: null, schoolId: county.org('schoolA1') });
    for (const who of ['teacherB1a', 'teacherD1a', 'teacherP1a', 'cityOfficer', 'expert1'])
      expect([who, refusalOf(await perform(desk(), startApplication, county.city.person(who), { roundId }))]).toEqual([
        who,
        'notFound',
      ]);
    // who is of the county and no head teacher is told why
    expect(refusalOf(await perform(desk(), startApplication, county.person('leaderA1'), { roundId }))).toBe(
      'notYourPost HOST-01',
    );
  });

  it('LOCAL-01, HOST-O10: a school’s candidates are limited by the round’s ceiling alone, or by the county’s own number', async () => {
    for (const [limit, answer] of [
      [null, null],
      [1, 'quotaExhausted HOST-O10'],
    ] as const) {
      await desk().empty();
      const county = await tinyCounty(desk(), { maxPerCountySchool: limit });
      await candidate(desk(), county, 'teacherA1a');
      const second = await caseOf(desk(), await candidate(desk(), county, 'teacherA1b'));
      const no = await performSystem(desk(), async (at) =>
        takeSchoolPlace(at, second, await roundOf(at, county.roundId)),
      );
      expect(no && `${no.code} ${no.ruleId}`).toBe(answer);
    }
  });

  it('LOCAL-01, HOST-25, HOST-O02, HOST-26: panel, justification and notice are the county’s own posts’', async () => {
    const county = await tinyCounty(desk());
    const [countyA, sectionA] = [county.org('bureau'), county.org('section')];
    const caseId = await candidate(desk(), county, 'teacherA1a');
    const rankingHash = await ranked(desk(), county, new Map([[caseId, ['28', '29', '30']]]));
    expect(await openTasks(desk())).toEqual([{ kind: 'ranking', orgId: countyA, role: 'countyOfficer' }]);
    const { roundId } = county;
    const ofCity = county.city.person('cityOfficer');
    expect(refusalOf(await perform(desk(), confirmRanking, ofCity, { roundId, rankingHash }))).toBe('notFound');
    await done(desk(), confirmRanking, county.person('cityOfficer'), { roundId, rankingHash });
    await open(desk(), county, 'justification', justification);
    expect(await openTasks(desk())).toEqual([{ kind: 'justifyProject', orgId: sectionA, role: 'sectionOfficer' }]);
    const sound = { roundId, caseId, formHash, decision: 'justified' };
    const bySection = county.city.person('sectionOfficer');
    expect(refusalOf(await perform(desk(), justifyProject, bySection, sound))).toBe('notFound');
    await done(desk(), justifyProject, county.person('sectionOfficer'), sound);
    const no = await perform(desk(), publishCityNotice, ofCity, { roundId, ...words });
    expect(refusalOf(no)).toBe('notFound');
    await done(desk(), publishCityNotice, county.person('cityOfficer2'), { roundId, ...words });
    const [board] = await noticeBoard(desk().db, await desk().clock.now());
    expect(board).toMatchObject({ level: 'county', publisher: '单位countyA', subjects: [{ county: '单位countyA' }] });
  });

  it('HOST-O02: where the county has no section of its own, its officer looks at the projects', async () => {
    const county = await tinyCounty(desk());
    const caseId = await candidate(desk(), county, 'teacherA1a');
    await desk().db.update(cases).set({ state: 'projectJustification' }).where(eq(cases.id, caseId));
    await desk()
      .db.update(organisations)
      .set({ parentId: county.city.org('bureau') })
      .where(eq(organisations.id, county.org('section')));
    await open(desk(), county, 'justification', justification);
    expect(await openTasks(desk())).toEqual([
      { kind: 'justifyProject', orgId: county.org('bureau'), role: 'countyOfficer' },
    ]);
  });

  it('LOCAL-01, LOCAL-02, HOST-27: its leader approves; certificate, plaque and studio stand in the county’s own registers', async () => {
    const county = await tinyCounty(desk());
    const caseId = await noticed(desk(), county);
    const [notice] = await desk().db.select().from(notices);
    const key = { subject: { kind: 'notice', id: notice?.id ?? '' }, stage: 'noticeWindow', number: 1 } as const;
    await performSystem(desk(), (at) => openStage(at, noticeWindow, { ...key, roundId: county.roundId }));
    desk().clock.set(new Date(Date.parse(notice?.closesAt ?? '') + 1).toISOString());
    await performSystem(desk(), (at) => climb(at, stagePlans.noticeWindow, key));
    await open(desk(), county, 'decision', decision);
    expect(await openTasks(desk())).toContainEqual({
      kind: 'finalDecision',
      orgId: county.org('bureau'),
      role: 'countyLeader',
    });
    expect((await caseOf(desk(), caseId)).state).toBe('finalDecision');
    for (const who of ['cityLeader', 'cityOfficer', 'countyLeaderB', 'countyOfficerA'])
      expect([
        who,
        refusalOf(await perform(desk(), decideFinally, county.city.person(who), approval(county, caseId))),
      ]).toEqual([who, 'notFound']);
    const granted = await done(desk(), decideFinally, county.person('cityLeader'), approval(county, caseId));
    expect(granted.documents).toMatchObject({
      certificateNumber: 'countyA-ZS2026-001',
      plaqueNumber: 'countyA-PB2026-001',
    });
    const [paper] = await desk().db.select().from(certificates);
    expect(paper?.printed).toMatchObject({
      issuer: '单位countyA',
      studioName: '人员teacherA1a优秀班主任工作室',
      route: 'ownCounty',
    });
    const [studio] = await desk().db.select().from(studios);
    expect(studio).toMatchObject({
      level: 'county',
      number: 'countyA-GZS2026-001',
      bureauId: county.org('bureau'),
      countyId: null,
    });
    const [term] = await desk().db.select().from(terms);
    expect(term).toMatchObject({ editionId: countyEdition.id, state: 'approved' });
    const results = await publishedResults(desk().db, 'A2026');
    expect(results?.hosts).toMatchObject([{ county: '单位countyA', certificateNumber: 'countyA-ZS2026-001' }]);
  });

  it('LOCAL-01, I29: the registers of city and county go on beside each other, each without a hole', async () => {
    const county = await tinyCounty(desk());
    const [ofCounty = '', second = ''] = await cleared(desk(), county, ['teacherA1a', 'teacherA1b']);
    await done(desk(), decideFinally, county.person('cityLeader'), approval(county, ofCounty));
    const [ofCity = ''] = await cleared(desk(), county.city, ['teacherD1a']);
    const granted = await done(desk(), decideFinally, county.city.person('cityLeader'), approval(county.city, ofCity));
    expect(granted.documents?.certificateNumber).toBe('ZS2026-001');
    await done(desk(), decideFinally, county.person('cityLeader'), approval(county, second));
    const numbers = (await desk().db.select().from(certificates)).map(({ certificateNumber: n }) => n);
    expect(numbers.toSorted()).toEqual(['ZS2026-001', 'countyA-ZS2026-001', 'countyA-ZS2026-002']);
    const scopes = (await desk().db.select().from(registers)).map(
      ({ kind, scope, last }) => `${kind} ${scope} ${last}`,
    );
    expect(scopes.toSorted()).toEqual([
      'certificate 2026 1',
      'certificate county:countyA/2026 2',
      'plaque 2026 1',
      'plaque county:countyA/2026 2',
      'studio city/2026 1',
      'studio county:countyA/2026 2',
    ]);
    const gapless = async () => {
      const found = await verify({ tx: desk().db, now: await desk().clock.now(), calendar: desk().calendar });
      return found.filter(({ name }) => name === 'gaplessRegisters').flatMap(({ breaches }) => breaches);
    };
    expect(await gapless()).toEqual([]);
    // a hole in the county's register is found there, and the city's stays whole
    await desk()
      .db.update(registers)
      .set({ last: 3 })
      .where(and(eq(registers.kind, 'plaque'), eq(registers.scope, 'county:countyA/2026')));
    expect((await gapless()).map(({ at }) => at)).toEqual(['plaque/county:countyA/2026']);
  });

  it('LOCAL-01: the county’s people list its cases, the city’s do not', async () => {
    const county = await tinyCounty(desk());
    const caseId = await submitted(desk(), county, county.person('teacherA1a'));
    const listed = async (who: string) => {
      const query = { personId: county.city.personId(who), day: '2026-03-02', limit: 10 };
      return (await caseList(desk().db, query)).cases.map(({ id }) => id);
    };
    for (const who of ['countyOfficerA', 'countyLeaderA', 'leaderA1', 'teacherA1a'])
      expect([who, await listed(who)]).toEqual([who, [caseId]]);
    for (const who of ['cityOfficer', 'cityLeader', 'countyOfficerB', 'leaderA2'])
      expect([who, await listed(who)]).toEqual([who, []]);
  });
});
