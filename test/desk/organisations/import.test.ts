import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { links, mails, organisations, people, postHoldings, tasks } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { openStage, type StagePlan } from '../../../desk/kit/stage.js';
import { importOrganisations } from '../../../desk/organisations/import-organisations.js';
import { importPeople, pinyinOf } from '../../../desk/organisations/import-people.js';
import { importPosts } from '../../../desk/organisations/import-posts.js';
import { replaceHolder } from '../../../desk/organisations/replace-holder.js';
import { canonicalSheet, sayImportError } from '../../../text/import.js';
import { onBothDialects, openDesk, type TestDesk, type TinyCity, tinyCity } from '../../support/desk.js';
import { putInForce } from '../../support/put-in-force.js';

onBothDialects('imports', (dialect) => {
  let desk: TestDesk;
  let city: TinyCity;
  const sheet = (...[header = '', ...rows]: string[]) =>
    canonicalSheet({
      header: header.split(','),
      rows: rows.map((row, at) => ({ line: at + 2, cells: row.split(',') })),
    });
  const officer = () => city.person('cityOfficer');
  const errors = (result: Awaited<ReturnType<typeof perform>>) => {
    const value = result.ok ? (result.value as { errors?: { row: number; column: string; code: string }[] }) : {};
    return (value.errors ?? []).map(({ row, column, code }) => `${row} ${column} ${code}`);
  };

  beforeAll(async () => {
    desk = await openDesk(dialect);
    city = await tinyCity(desk);
  });
  afterAll(() => desk.close());

  test('bodies come in by Chinese or English words; sent again they are updated by code', async () => {
    const first = sheet('代码,名称,类别,上级单位代码', 'N1,新县教育局,县区教育局,bureau', 'N1-1,新县一中,县区学校,N1');
    expect(await perform(desk, importOrganisations, officer(), first)).toMatchObject({ ok: true, value: { rows: 2 } });
    const again = sheet('Code,Name,Kind,Code of superior body', 'N1-1,新县第一中学,County school,N1');
    expect(await perform(desk, importOrganisations, officer(), again)).toMatchObject({ ok: true, value: { rows: 1 } });
    const found = await desk.db.select().from(organisations).where(eq(organisations.code, 'N1-1'));
    expect(found.map(({ name }) => name)).toEqual(['新县第一中学']);
  });

  test('every bad row of bodies is named, and nothing is half imported', async () => {
    const bad = sheet(
      'code,name,kind,parent',
      'OK1,好学校,countySchool,countyA',
      'OK1,又一所,countySchool,countyA',
      'B2,,countySchool,countyA',
      'B3,甲,university,countyA',
      'B4,乙,countySchool,nowhere',
      'B5,丙,countySchool,bureau',
      'schoolA1,丁,privateSchool,bureau',
      '坏 码,戊,countySchool,countyA',
    );
    expect(errors(await perform(desk, importOrganisations, officer(), bad))).toEqual([
      '3 code duplicate',
      '4 name missing',
      '5 kind unknownKind',
      '6 parent unknownParent',
      '7 parent parentDoesNotFit',
      '8 kind kindChanged',
      '9 code badCode',
    ]);
    expect(await desk.db.select().from(organisations).where(eq(organisations.code, 'OK1'))).toEqual([]);
  });

  test('one installation serves one bureau: a second is a bad row, the first may be named anew', async () => {
    const second = sheet('code,name,kind,parent', 'bureau,新名教育局,cityBureau,', 'city2,邻市教育局,cityBureau,');
    expect(errors(await perform(desk, importOrganisations, officer(), second))).toEqual(['3 kind secondBureau']);
    const renamed = sheet('code,name,kind,parent', 'bureau,新名教育局,cityBureau,');
    expect(await perform(desk, importOrganisations, officer(), renamed)).toMatchObject({
      ok: true,
      value: { rows: 1 },
    });
    const bureaus = await desk.db.select().from(organisations).where(eq(organisations.kind, 'cityBureau'));
    expect(bureaus.map(({ code, name }) => [code, name])).toEqual([['bureau', '新名教育局']]);
    for (const language of ['zh', 'en'] as const)
      expect(sayImportError('organisations', { column: 'kind', code: 'secondBureau' }, language)).toMatch(
        /市教育局|bureau/,
      );
  });

  test('people: pinyin is added, bad cells are named, and a missing column is said once', async () => {
    const good = sheet('代码,姓名,电子邮箱,填报单位代码', 'P-1,欧阳晓岚,a@x.example,schoolA1', 'P-2,林志远,,');
    expect((await perform(desk, importPeople, officer(), good)).ok).toBe(true);
    const [person] = await desk.db.select().from(people).where(eq(people.code, 'P-1'));
    expect(person).toMatchObject({ namePinyin: 'Ouyang Xiaolan', nominatedByOrgId: city.org('schoolA1') });
    const bad = sheet(
      'code,name,email,phone,language,nominatedBy',
      'P-3,王,not-an-address,12,fr,nowhere',
      'P-3,李,,,,',
    );
    expect(errors(await perform(desk, importPeople, officer(), bad))).toEqual([
      '2 email badEmail',
      '2 phone badPhone',
      '2 language badLanguage',
      '2 nominatedBy unknownOrganisation',
      '3 code duplicate',
    ]);
    expect(errors(await perform(desk, importPeople, officer(), sheet('code,工号', 'P-9,7')))).toEqual([
      '1 name missingColumn',
      '1 工号 unknownColumn',
    ]);
    // accounts are named by the code in small letters: two codes that differ in capitals alone would be one account
    const alike = sheet('代码,姓名,电子邮箱', 'p-2,林志远,b@x.example', 'Q-1,甲,', 'q-1,乙,');
    expect(errors(await perform(desk, importPeople, officer(), alike))).toEqual([
      '2 code otherCase',
      '4 code duplicate',
    ]);
    expect(await desk.db.select().from(people).where(eq(people.code, 'P-3'))).toEqual([]);
    expect(sayImportError('people', { column: 'email', code: 'badEmail' }, 'zh')).toBe('电子邮箱:邮箱地址不正确');
    expect(sayImportError('people', { column: 'name', code: 'missing' }, 'zh')).toBe('姓名:未填写');
    expect(sayImportError('organisations', { column: 'name', code: 'missing' }, 'zh')).toBe('名称:未填写');
  });

  test('posts: roles that do not fit, overlapping holdings, bad days; all named, none written', async () => {
    const before = await desk.db.$count(postHoldings);
    const bad = sheet(
      'organisation,role,person,from,to',
      'schoolA1,schoolLeader,P-2,2026-03-01,',
      'schoolA1,countyOfficer,P-2,2026-03-01,',
      'schoolA1,king,P-2,2026-03-01,',
      'nowhere,schoolLeader,nobody,2026-02-30,2026-13-01',
      'schoolA2,schoolLeader,P-1,2026-03-02,2026-03-01',
      'schoolA2,schoolClerk,P-1,2026-03-01,2026-06-30',
      'schoolA2,schoolClerk,P-1,2026-06-30,',
      'schoolA1,schoolLeader,leaderA1,2026-01-01,',
    );
    expect(errors(await perform(desk, importPosts, officer(), bad))).toEqual([
      '3 role roleDoesNotFit',
      '4 role unknownRole',
      '5 organisation unknownOrganisation',
      '5 person unknownPerson',
      '5 from badDay',
      '5 to badDay',
      '6 to endsBeforeStart',
      '8 from overlappingHolding',
      '9 from overlappingHolding',
    ]);
    expect(await desk.db.$count(postHoldings)).toBe(before);
    // a post is known by the name every page gives it as well
    expect(
      sheet('岗位,人员代码', '申报人,P-1', '班主任（申报人）,P-1', 'applicant,P-1').rows.map(({ cells }) => cells[0]),
    ).toEqual(Array.from({ length: 3 }, () => 'applicant'));
  });

  test('only an officer of the bureau imports', async () => {
    const result = await perform(desk, importPeople, city.person('leaderA1'), sheet('code,name', 'Z,某'));
    expect(result).toMatchObject({ ok: false, refusals: [{ code: 'notYourPost' }] });
  });

  test('a principal replaced while a task is open: the task stays, the old link dies, the new holder is written to', async () => {
    const subject = { kind: 'round' as const, id: city.roundId };
    const plan: StagePlan = {
      ruleIds: [],
      tasks: async () => [{ kind: 'schoolRecommendation', orgId: city.org('schoolA2'), role: 'schoolLeader' }],
      dates: () => null,
    };
    await performSystem(desk, (d) =>
      openStage(d, plan, { subject, stage: 'schoolRecommendation', number: 1, roundId: city.roundId }),
    );
    const [coming] = await desk.db.select().from(people).where(eq(people.code, 'P-1'));
    const input = {
      orgId: city.org('schoolA2'),
      role: 'schoolLeader',
      leavingId: city.personId('leaderA2'),
      comingId: coming?.id,
    };
    expect(await perform(desk, replaceHolder, officer(), input)).toMatchObject({ ok: true });
    await putInForce(desk, city.person('cityOfficer2'));
    const [task] = await desk.db
      .select()
      .from(tasks)
      .where(eq(tasks.orgId, city.org('schoolA2')));
    expect(task?.state).toBe('open');
    const states = await desk.db
      .select()
      .from(links)
      .where(eq(links.taskId, task?.id ?? ''));
    expect(Object.fromEntries(states.map(({ personId, state }) => [personId, state]))).toEqual({
      [input.leavingId]: 'revoked',
      [coming?.id ?? '']: 'live',
    });
    const written = await desk.db
      .select()
      .from(mails)
      .where(eq(mails.personId, coming?.id ?? ''));
    expect(written.map(({ template }) => template)).toEqual(['taskOpened']);
    expect(await perform(desk, replaceHolder, officer(), input)).toMatchObject({ ok: false });
  });

  test('names are read surname first', () => {
    expect(['曾可心', '单学军', '司马少白', 'Smith'].map(pinyinOf)).toEqual([
      'Zeng Kexin',
      'Shan Xuejun',
      'Sima Shaobai',
      'Smith',
    ]);
  });
});
