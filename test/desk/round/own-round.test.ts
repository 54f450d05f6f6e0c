import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { mails, nominations, outbox, rounds } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { roundOf } from '../../../desk/kit/round.js';
import { superiorOf } from '../../../desk/kit/seats.js';
import { createRound } from '../../../desk/round/create-round.js';
import { decideOrder } from '../../../desk/round/decide-order.js';
import { openRound } from '../../../desk/round/open-round.js';
import { previewRound } from '../../../desk/round/preview-round.js';
import { proposeOrder } from '../../../desk/round/propose-order.js';
import { updateRound } from '../../../desk/round/update-round.js';
import type { Role } from '../../../domain/vocabulary.js';
import { countyEdition } from '../../../policy/host-selection/county-edition.js';
import { type BodyCode, runOnDesk, type TinyCounty, tinyCounty } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';

runOnDesk('a round of a county’s own', (desk) => {
  const drafted = async (more: object = {}) => {
    const county = await tinyCounty(desk());
    const input = { code: 'A2026-2', name: '甲县第二批', parameters: { roundsPerYear: 12, capacity: 3, ...more } };
    const { roundId } = await done(desk(), createRound, county.person('cityOfficer'), input);
    return { county, roundId };
  };
  const rowOf = async (id: string) => (await desk().db.select().from(rounds).where(eq(rounds.id, id)))[0];
  const attempt = async (county: TinyCounty, who: string, roundId: string) =>
    refusalOf(await perform(desk(), openRound, county.city.person(who), { roundId, version: 1 }));

  it('LOCAL-01: its officer drafts it under the county’s edition and opens it, with the dates and stages a county has', async () => {
    const { county, roundId } = await drafted();
    const shown = await previewRound(desk(), county.person('cityOfficer'), roundId);
    expect(shown.ok && shown.value.contradictions).toEqual([]);
    expect(shown.ok && shown.value.vacancies).toEqual([]);
    expect(shown.ok && shown.value.rules.map(({ stage }) => stage)).toEqual([
      ...['individualApplication', 'schoolRecommendation', 'expertReview'],
      ...['projectJustification', 'cityNotice', 'finalDecision'],
    ]);
    const opened = await done(desk(), openRound, county.person('cityOfficer'), { roundId, version: 1 });
    const days = Object.entries(opened.dates).map(([key, due]) => [key, due.slice(0, 10)]);
    expect(days).toEqual([
      ['applicationWindow', '2026-03-30'],
      ['schoolRecommendation', '2026-04-21'],
      // as soon as the schools have decided: no bundle is sent to anybody
      ['nominationWindow', '2026-04-21'],
      ['panelFormation', '2026-04-28'],
      ['scoring', '2026-05-14'],
      ['ranking', '2026-05-19'],
      ['justification', '2026-05-26'],
      ['cityNotice', '2026-06-02'],
      ['decision', '2026-06-16'],
    ]);
    expect(await rowOf(roundId)).toMatchObject({
      state: 'open',
      level: 'county',
      bureauId: county.city.org('countyA'),
      editionId: countyEdition.id,
      plannedApprovalDay: '2026-06-16',
    });
    const own = await desk().db.select().from(nominations).where(eq(nominations.roundId, roundId));
    expect(own).toEqual([]);
    const started = await desk()
      .db.select({ message: outbox.message })
      .from(outbox)
      .where(and(eq(outbox.workflowId, `round-${roundId}`)));
    expect(started.map(({ message }) => message)).toMatchObject([{ type: 'start', process: 'hostSelectionRound' }]);
  });

  it('LOCAL-01: nobody else opens it: to the city, to another county and to its schools the draft does not exist', async () => {
    const { county, roundId } = await drafted();
    for (const who of ['cityOfficer', 'cityLeader', 'countyOfficerB', 'countyLeaderB', 'leaderA1', 'teacherA1a'])
      expect([who, await attempt(county, who, roundId)]).toEqual([who, 'notFound']);
    expect(await attempt(county, 'countyLeaderA', roundId)).toBe('notYourPost');
    const weak = county.person('cityOfficer', { secondFactor: false });
    expect(refusalOf(await perform(desk(), openRound, weak, { roundId, version: 1 }))).toBe('secondFactorRequired');
    expect((await rowOf(roundId))?.state).toBe('draft');
  });

  it('LOCAL-01: a county opens no round of the city’s, under the city’s edition or with places for counties', async () => {
    const county = await tinyCounty(desk());
    const officer = county.person('cityOfficer');
    const taken = await perform(desk(), createRound, officer, { code: 'T2026', name: '某' });
    expect(taken.ok ? [] : taken.refusals).toMatchObject([
      { code: 'badInput', field: 'code', facts: { issue: 'used' } },
    ]);
    const asCity = { code: 'X1', name: '某', editionId: 'host-2026' };
    expect(refusalOf(await perform(desk(), createRound, officer, asCity))).toBe('badInput CONV-11');
    const ofCity = { code: 'X2', name: '某', editionId: countyEdition.id };
    expect(refusalOf(await perform(desk(), createRound, county.city.person('cityOfficer'), ofCity))).toBe(
      'badInput CONV-11',
    );
    const { roundId } = await done(desk(), createRound, officer, {
      code: 'X3',
      name: '某',
      countyQuotas: { countyB: 1 },
      parameters: { roundsPerYear: 12 },
    });
    const opened = await perform(desk(), openRound, officer, { roundId, version: 1 });
    const said = opened.ok ? [] : opened.refusals.map(({ facts }) => facts?.contradiction);
    expect(said).toEqual(['unknownCounty']);
    const change = { roundId, version: 1, editionId: 'host-2026' };
    expect(refusalOf(await perform(desk(), updateRound, officer, change))).toBe('badInput CONV-11');
  });

  it('LOCAL-01: where a post of it stays silent, the county’s own post above is asked, and never the city’s', async () => {
    const county = await tinyCounty(desk());
    const round = await roundOf({ tx: desk().db }, county.roundId);
    const above = async (role: Role, body: BodyCode) => {
      const seat = await superiorOf({ tx: desk().db }, { role, orgId: county.org(body) }, round);
      return [seat.role, seat.orgId === county.city.org('countyA')];
    };
    expect(await above('countyOfficer', 'bureau')).toEqual(['countyLeader', true]);
    expect(await above('countyLeader', 'bureau')).toEqual(['countyLeader', true]);
    expect(await above('sectionOfficer', 'section')).toEqual(['countyOfficer', true]);
    expect(await above('expert', 'institute')).toEqual(['countyOfficer', true]);
    expect(await above('schoolLeader', 'schoolA1')).toEqual(['countyOfficer', true]);
  });

  it('LOCAL-01, CONV-11: an order changes it by two of its officers, who write to the county’s people alone', async () => {
    const county = await tinyCounty(desk());
    const { roundId } = county;
    const order = { number: '甲教发〔2026〕3号', reason: '因汛期停课，整体顺延。' };
    const asked = (changes: readonly object[]) => ({ roundId, version: 1, ...order, changes });
    const places = { kind: 'quota', countyId: county.city.org('countyB'), cap: 1, affected: [] };
    const proposes = (who: string, changes: readonly object[]) =>
      perform(desk(), proposeOrder, county.city.person(who), asked(changes));
    expect(refusalOf(await proposes('countyOfficerA', [places]))).toBe('badInput HOST-21');
    const moved = [{ kind: 'moveDates', days: { nominationWindow: '2026-06-10' } }];
    expect(refusalOf(await proposes('cityOfficer', moved))).toBe('notFound');
    const { orderId } = await done(desk(), proposeOrder, county.person('cityOfficer'), asked(moved));
    const decided = { roundId, orderId, decision: 'inForce' };
    const byCity = await perform(desk(), decideOrder, county.city.person('cityOfficer2'), decided);
    expect(refusalOf(byCity)).toBe('notFound');
    await done(desk(), decideOrder, county.person('cityOfficer2'), decided);
    const round = await roundOf({ tx: desk().db }, roundId);
    expect(round.dates.nominationWindow?.slice(0, 10)).toBe('2026-06-10');
    const told = await desk().db.select({ to: mails.personId }).from(mails).where(eq(mails.template, 'roundChanged'));
    const to = told.map((mail) => mail.to);
    for (const who of ['countyLeaderA', 'sectionOfficerA', 'instituteOfficerA', 'leaderA1', 'leaderA2'])
      expect([who, to.includes(county.personId(who))]).toEqual([who, true]);
    for (const who of ['cityOfficer', 'cityLeader', 'sectionOfficer', 'countyOfficerB', 'leaderB1', 'leaderD1'])
      expect([who, to.includes(county.city.personId(who))]).toEqual([who, false]);
  });

  it('LOCAL-01, HOST-O01: its ceiling and its rounds of a year are counted apart from the city’s', async () => {
    const { county, roundId } = await drafted({ studioTarget: 13, roundsPerYear: 1 });
    const officer = county.person('cityOfficer');
    const opened = await perform(desk(), openRound, officer, { roundId, version: 1 });
    // the county's other round of this year, and not the city's, stands in the way
    const said = opened.ok ? [] : opened.refusals.map(({ facts }) => facts);
    expect(said).toMatchObject([{ contradiction: 'roundsInYear', opened: 1, limit: 1 }]);
    const change = { roundId, version: 1, parameters: { roundsPerYear: 2, capacity: 4 } };
    await done(desk(), updateRound, officer, change);
    const above = await perform(desk(), openRound, officer, { roundId, version: 2 });
    expect(above.ok ? [] : above.refusals.map(({ facts }) => facts)).toMatchObject([
      { contradiction: 'capacityAboveCeiling', value: 4, limit: 3, studios: 0, level: 'county' },
    ]);
    await done(desk(), updateRound, officer, { roundId, version: 2, parameters: { capacity: 3 } });
    await done(desk(), openRound, officer, { roundId, version: 3 });
  });
});
