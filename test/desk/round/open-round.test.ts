import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vacantPosts } from '../../../db/read/round-posts.js';
import { countyQuotas, nominations, outbox, rounds } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { createRound } from '../../../desk/round/create-round.js';
import { openRound } from '../../../desk/round/open-round.js';
import { previewRound } from '../../../desk/round/preview-round.js';
import { updateRound } from '../../../desk/round/update-round.js';
import { onBothDialects, openDesk, type TestDesk, type TinyCity, tinyCity, tinyDates } from '../../support/desk.js';

onBothDialects('a round from draft to opening', (dialect) => {
  let desk: TestDesk;
  let city: TinyCity;
  const officer = () => city.person('cityOfficer');
  const draft = async (code: string, more: { parameters?: object; countyQuotas?: object } = {}) => {
    const made = await perform(desk, createRound, officer(), {
      code,
      name: '第二批',
      countyQuotas: { countyA: 2, countyB: 1 },
      ...more,
      parameters: { roundsPerYear: 12, ...more.parameters },
    });
    if (!made.ok) throw new Error(made.refusals[0]?.code);
    return made.value;
  };
  const codes = (result: { ok: boolean; refusals?: readonly { code: string; facts?: object }[] }) =>
    (result.refusals ?? []).map(({ code, facts }) =>
      `${code} ${(facts as { contradiction?: string })?.contradiction ?? ''}`.trim(),
    );

  beforeAll(async () => {
    desk = await openDesk(dialect);
    city = await tinyCity(desk);
  });
  afterAll(() => desk.close());

  test('CONV-11: a draft pins the edition; its numbers may contradict each other, but not be malformed', async () => {
    const { roundId } = await draft('D1', { parameters: { casesMin: 4, passLine: '200.00' } });
    const [row] = await desk.db.select().from(rounds).where(eq(rounds.id, roundId));
    expect(row).toMatchObject({ state: 'draft', editionId: 'host-2026', version: 1 });
    const malformed = await perform(desk, createRound, officer(), {
      code: 'D1b',
      name: '坏',
      parameters: { minYears: 'six', minYaers: 6 },
    });
    expect(codes(malformed)).toEqual(['badInput', 'badInput']);
    const fields = malformed.ok ? [] : malformed.refusals.map(({ field }) => field);
    expect(fields).toContain('parameters.minYears');
  });

  test('only an officer of the bureau drafts; others do not learn that a draft exists', async () => {
    const made = await draft('D2');
    const input = { roundId: made.roundId, version: 1, name: '改名' };
    expect(codes(await perform(desk, createRound, city.person('cityLeader'), { code: 'X', name: '某' }))).toEqual([
      'notYourPost',
    ]);
    expect(codes(await perform(desk, updateRound, city.person('cityLeader'), input))).toEqual(['notYourPost']);
    expect(codes(await perform(desk, updateRound, city.person('leaderA1'), input))).toEqual(['notFound']);
    expect(codes(await previewRound(desk, city.person('leaderA1'), made.roundId))).toEqual(['notFound']);
  });

  test('an update on a version that changed meanwhile is refused', async () => {
    const { roundId } = await draft('D3');
    expect((await perform(desk, updateRound, officer(), { roundId, version: 1, name: '甲' })).ok).toBe(true);
    expect(codes(await perform(desk, updateRound, officer(), { roundId, version: 1, name: '乙' }))).toEqual([
      'caseChanged',
    ]);
  });

  test('the preview shows every date with its basis, vacant posts, the rules, and every contradiction at once', async () => {
    const { roundId } = await draft('D4', {
      countyQuotas: { countyA: 2, nowhere: 1 },
      parameters: { casesMin: 4, capacity: 25, digestAt: '22:00' },
    });
    const shown = await previewRound(desk, officer(), roundId);
    if (!shown.ok) throw new Error('no preview');
    expect(Object.fromEntries(shown.value.dates.map(({ key, due }) => [key, due]))).toEqual(tinyDates);
    expect(shown.value.vacancies).toEqual([]);
    expect(shown.value.rules[1]?.clauses.map(({ id }) => id)).toContain('HOST-19');
    expect(codes({ ok: false, refusals: shown.value.contradictions })).toEqual([
      'ruleForbids casesMinAboveMax',
      'ruleForbids insideQuietHours',
      'ruleForbids unknownCounty',
      'ruleForbids capacityAboveCeiling',
    ]);
    const refused = await perform(desk, openRound, officer(), { roundId, version: 1 });
    expect(codes(refused)).toHaveLength(4);
    const [row] = await desk.db.select().from(rounds).where(eq(rounds.id, roundId));
    expect(row?.state).toBe('draft');
  });

  test('posts that nobody holds are named with the stage that would wait for them', async () => {
    const vacant = await vacantPosts(desk.db, '2019-03-04', {
      level: 'city',
      bureauId: city.org('bureau'),
      counties: [city.org('countyB')],
    });
    expect(vacant.map(({ stage, role, orgCode }) => [stage, role, orgCode])).toEqual([
      ['schoolRecommendation', 'schoolLeader', 'direct1'],
      ['schoolRecommendation', 'schoolLeader', 'direct2'],
      ['schoolRecommendation', 'schoolLeader', 'private1'],
      ['schoolRecommendation', 'schoolLeader', 'schoolB1'],
      ['countyReview', 'countyOfficer', 'countyB'],
      ['countyNotice', 'countyLeader', 'countyB'],
      ['expertReview', 'cityOfficer', 'bureau'],
      ['projectJustification', 'sectionOfficer', 'section'],
      ['finalDecision', 'cityLeader', 'bureau'],
    ]);
  });

  test('HOST-21: opening is strong, fixes dates and quotas, and starts the round and a county for each quota', async () => {
    const { roundId } = await draft('D6', { countyQuotas: { countyA: 2, countyB: 0 } });
    const weak = city.person('cityOfficer', { secondFactor: false });
    expect(codes(await perform(desk, openRound, weak, { roundId, version: 1 }))).toEqual(['secondFactorRequired']);
    const opened = await perform(desk, openRound, officer(), { roundId, version: 1 });
    expect(opened).toMatchObject({ ok: true, value: { version: 2, dates: tinyDates } });
    const [row] = await desk.db.select().from(rounds).where(eq(rounds.id, roundId));
    expect(row).toMatchObject({
      state: 'open',
      plannedApprovalDay: '2026-07-20',
      openedAt: '2026-03-02T01:00:00.000Z',
    });
    const quotas = await desk.db.select().from(countyQuotas).where(eq(countyQuotas.roundId, roundId));
    expect(quotas).toEqual([{ roundId, orgId: city.org('countyA'), cap: 2, used: 0 }]);
    const [nomination] = await desk.db.select().from(nominations).where(eq(nominations.roundId, roundId));
    const news = await desk.db.select().from(outbox);
    const started = news.map(({ message }) => message as { process: string; input: { roundId: string } });
    expect(started.filter(({ input }) => input.roundId === roundId).map(({ process }) => process)).toEqual([
      'hostSelectionRound',
      'countyNomination',
    ]);
    expect(nomination?.state).toBe('reviewing');
    expect(codes(await perform(desk, openRound, officer(), { roundId, version: 2 }))).toEqual(['stageNotOpen']);
  });

  test('HOST-29, HOST-O01: places promised by open rounds and the rounds of a year are counted', async () => {
    const { roundId } = await draft('D7', { parameters: { roundsPerYear: 2, capacity: 11 } });
    expect(codes(await perform(desk, openRound, officer(), { roundId, version: 1 }))).toEqual([
      'ruleForbids capacityAboveCeiling',
      'ruleForbids roundsInYear',
    ]);
  });
});
