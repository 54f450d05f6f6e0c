import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import {
  cases,
  draws,
  mails,
  noticeSubjects,
  notices,
  outbox,
  scoreSheets,
  stageRuns,
  tasks,
} from '../../../db/schema/all.js';
import { afterLeaving } from '../../../desk/city/after-leaving.js';
import { breakTie } from '../../../desk/city/break-tie.js';
import { confirmRanking } from '../../../desk/city/confirm-ranking.js';
import { justifyProject } from '../../../desk/city/justify-project.js';
import { openSheets } from '../../../desk/city/open-sheets.js';
import { publishCityNotice } from '../../../desk/city/publish-city-notice.js';
import { rankingView } from '../../../desk/city/ranking-view.js';
import type { StoredDraw } from '../../../desk/city/stored-draw.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { decision } from '../../../desk/stages/decision.js';
import { justification } from '../../../desk/stages/justification.js';
import { panelFormation } from '../../../desk/stages/panel-formation.js';
import { ranking } from '../../../desk/stages/ranking.js';
import { scoring } from '../../../desk/stages/scoring.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';
import { candidate, done, drawn, formHash, open, points, ranked, refusalOf, sealAll } from './panel-desk.js';

const words = { title: '公示', text: '现将拟认定名单予以公示。', receivingUnit: '市教育局人事科' };

runOnDesk('ranking, justification and notice', (desk) => {
  const stateOf = async (id: string) => (await desk().db.select().from(cases).where(eq(cases.id, id)))[0]?.state;

  it('HOST-14: fewer above the line than places: places stay empty, and the reason is told', async () => {
    const city = await tinyCity(desk());
    const [good, poor] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    const hash = await ranked(
      desk(),
      city,
      new Map([
        [good, ['5']],
        [poor, ['4.9']],
      ]),
    );
    const input = { roundId: city.roundId, rankingHash: hash };
    const officer = city.person('cityOfficer');
    const stale = { ...input, rankingHash: 'x' };
    expect(refusalOf(await perform(desk(), confirmRanking, officer, stale))).toBe('caseChanged');
    const pushed = { ...input, beyond: [poor], reason: '名额有余' };
    expect(refusalOf(await perform(desk(), confirmRanking, officer, pushed))).toBe('ruleForbids HOST-14');
    expect(await done(desk(), confirmRanking, officer, input)).toEqual({ selected: 1 });
    expect([await stateOf(good), await stateOf(poor)]).toEqual(['projectJustification', 'notSelected']);
    const letters = await desk().db.select().from(mails).where(eq(mails.caseId, poor));
    expect(letters.find((mail) => mail.template === 'caseMoved')?.data).toMatchObject({
      state: 'notSelected',
      reason: 'belowPassLine',
      clause: 'HOST-14',
    });
    const told = JSON.stringify(
      await desk()
        .db.select()
        .from(outbox)
        .where(eq(outbox.workflowId, `case-${poor}`)),
    );
    expect(told).toContain('notSelected');
  });

  it('HOST-O15: the highest and the lowest sheet are left out where policy says so', async () => {
    const city = await tinyCity(desk(), { dropHighest: 1, dropLowest: 1 });
    const id = await candidate(desk(), city, 'teacherD1a');
    await ranked(desk(), city, new Map([[id, ['0', '10', '11', '12', '30']]]));
    const view = await rankingView(desk(), city.person('cityOfficer'), city.roundId);
    expect(view?.rows[0]).toMatchObject({ mean: '81/1', shown: '81.00' });
  });

  it('CONV-10, HOST-25: a tie at the last place waits for the vote of the panel, and the chair decides equal votes', async () => {
    const city = await tinyCity(desk(), { capacity: 1 });
    const [a, b] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    const hash = await ranked(
      desk(),
      city,
      new Map([
        [a, ['20']],
        [b, ['20']],
      ]),
    );
    const officer = city.person('cityOfficer');
    const { roundId } = city;
    const early = { roundId, rankingHash: hash };
    expect(refusalOf(await perform(desk(), confirmRanking, officer, early))).toBe('ruleForbids CONV-10');
    const [kept] = await desk().db.select().from(draws);
    const [chairId = '', other = ''] = (kept?.result as StoredDraw | undefined)?.draw.panel ?? [];
    const votes = [
      { personId: chairId, caseId: b },
      { personId: other, caseId: a },
    ];
    const vote = (order: readonly string[], more: object = {}) => ({ ...early, order, chairId, votes, ...more });
    expect(refusalOf(await perform(desk(), breakTie, officer, vote([a, b])))).toBe('ruleForbids CONV-10');
    const outsider = {
      votes: [{ personId: city.personId('cityLeader'), caseId: b }],
      chairId: city.personId('cityLeader'),
    };
    expect(refusalOf(await perform(desk(), breakTie, officer, vote([b, a], outsider)))).toBe('badInput HOST-25');
    const { hash: after } = await done(desk(), breakTie, officer, vote([b, a]));
    await done(desk(), confirmRanking, officer, { roundId, rankingHash: after });
    expect([await stateOf(a), await stateOf(b)]).toEqual(['notSelected', 'projectJustification']);
  });

  it('HOST-28, HOST-O16, CONV-02: beyond capacity only up to the soft maximum, in the order of the ranking and with a reason', async () => {
    const city = await tinyCity(desk(), { capacity: 1, capacitySoftPercent: 100 });
    const ids: string[] = [];
    for (const teacher of ['teacherD1a', 'teacherD2a', 'teacherP1a']) ids.push(await candidate(desk(), city, teacher));
    const [a = '', b = '', c = ''] = ids;
    const hash = await ranked(
      desk(),
      city,
      new Map([
        [a, ['25']],
        [b, ['20']],
        [c, ['15']],
      ]),
    );
    const attempt = async (beyond: readonly string[], reason: string) =>
      refusalOf(
        await perform(desk(), confirmRanking, city.person('cityOfficer'), {
          roundId: city.roundId,
          rankingHash: hash,
          beyond,
          reason,
        }),
      );
    expect(await attempt([b], '')).toBe('ruleForbids HOST-O16');
    expect(await attempt([c], '全市需要')).toBe('ruleForbids HOST-O16');
    expect(await attempt([b, c], '全市需要')).toBe('ruleForbids HOST-O16');
    expect(await attempt([b], '全市需要')).toBe('ok');
    expect([await stateOf(a), await stateOf(b), await stateOf(c)]).toEqual([
      'projectJustification',
      'projectJustification',
      'notSelected',
    ]);
  });

  it('HOST-O02, HOST-26, HOST-31: each project is justified by the section, then a second person publishes them together', async () => {
    const city = await tinyCity(desk());
    const [a, b] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    const hash = await ranked(
      desk(),
      city,
      new Map([
        [a, ['20']],
        [b, ['25']],
      ]),
    );
    const { roundId } = city;
    await done(desk(), confirmRanking, city.person('cityOfficer'), { roundId, rankingHash: hash });
    await open(desk(), city, 'justification', justification);
    const notice = { roundId, ...words };
    expect(refusalOf(await perform(desk(), publishCityNotice, city.person('cityOfficer2'), notice))).toBe(
      'stageNotOpen HOST-O02',
    );
    const yes = { roundId, caseId: a, formHash, decision: 'justified' };
    expect(refusalOf(await perform(desk(), justifyProject, city.person('cityOfficer'), yes))).toBe('notFound');
    expect(
      refusalOf(await perform(desk(), justifyProject, city.person('sectionOfficer'), { ...yes, formHash: 'x' })),
    ).toBe('caseChanged');
    await done(desk(), justifyProject, city.person('sectionOfficer'), yes);
    await done(desk(), justifyProject, city.person('sectionOfficer'), {
      ...yes,
      caseId: b,
      decision: 'notJustified',
      reason: '设想不具体',
    });
    expect(await stateOf(b)).toBe('notSelected');
    expect(refusalOf(await perform(desk(), publishCityNotice, city.person('cityOfficer'), notice))).toBe(
      'secondPersonRequired HOST-31',
    );
    const weak = city.person('cityOfficer2', { secondFactor: false });
    expect(refusalOf(await perform(desk(), publishCityNotice, weak, notice))).toBe('secondFactorRequired');
    await done(desk(), publishCityNotice, city.person('cityOfficer2'), notice);
    expect(await stateOf(a)).toBe('cityNotice');
    expect((await desk().db.select().from(notices)).map((row) => row.level)).toEqual(['city']);
    expect((await desk().db.select().from(noticeSubjects)).map((row) => row.subjectId)).toEqual([a]);
    const runs = await desk().db.select().from(stageRuns).where(eq(stageRuns.stage, 'justification'));
    expect(runs.map((run) => run.outcome)).toEqual(['done']);
  });

  it('HOST-14: a round to which nobody came passes through every stage and approves nobody', async () => {
    const city = await tinyCity(desk());
    await open(desk(), city, 'panelFormation', panelFormation);
    await open(desk(), city, 'scoring', scoring);
    await open(desk(), city, 'ranking', ranking);
    await open(desk(), city, 'justification', justification);
    await open(desk(), city, 'decision', decision);
    const runs = await desk().db.select().from(stageRuns);
    expect(runs.map((run) => run.outcome).sort()).toEqual(['confirmed', 'decided', 'done', 'drawn', 'opened']);
  });

  it('HOST-15: a candidate who leaves for good holds nobody up: the sheets can be opened, and an empty list passes', async () => {
    const city = await tinyCity(desk());
    const [a, b] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    await drawn(desk(), city, [a, b]);
    await sealAll(desk(), city, new Map([[a, ['20']]]));
    const asked = () => desk().db.select().from(tasks).where(eq(tasks.kind, 'openSheets'));
    expect(await asked()).toEqual([]);
    await desk().db.update(cases).set({ state: 'withdrawn' }).where(eq(cases.id, b));
    await performSystem(desk(), (tx) => afterLeaving(tx, b));
    await performSystem(desk(), (tx) => afterLeaving(tx, b));
    expect((await asked()).length).toBe(1);
    const { hash } = await done(desk(), openSheets, city.person('cityOfficer'), { roundId: city.roundId });
    await open(desk(), city, 'ranking', ranking);
    await done(desk(), confirmRanking, city.person('cityOfficer'), { roundId: city.roundId, rankingHash: hash });
    await open(desk(), city, 'justification', justification);
    await desk().db.update(cases).set({ state: 'withdrawn' }).where(eq(cases.id, a));
    await performSystem(desk(), (tx) => afterLeaving(tx, a));
    const told = JSON.stringify(await desk().db.select().from(outbox));
    expect(told).toContain('"stage":"notice"');
  });

  it('HOST-15: while a withdrawal may be undone, sheets stay closed', async () => {
    const city = await tinyCity(desk());
    const [a, b] = [await candidate(desk(), city, 'teacherD1a'), await candidate(desk(), city, 'teacherD2a')];
    await drawn(desk(), city, [a, b]);
    await sealAll(
      desk(),
      city,
      new Map([
        [a, ['20']],
        [b, ['20']],
      ]),
      points,
    );
    const left = {
      state: 'withdrawn',
      priorState: 'expertReview',
      withdrawUndoUntil: '2026-03-04T01:00:00.000Z',
    } as const;
    await desk().db.update(cases).set(left).where(eq(cases.id, b));
    const officer = city.person('cityOfficer');
    expect(refusalOf(await perform(desk(), openSheets, officer, { roundId: city.roundId }))).toBe(
      'stageNotOpen HOST-15',
    );
    desk().clock.set('2026-03-05T01:00:00.000Z');
    expect((await done(desk(), openSheets, officer, { roundId: city.roundId })).sheets).toBe(5);
    const closed = await desk().db.select().from(scoreSheets).where(eq(scoreSheets.caseId, b));
    expect(new Set(closed.map((sheet) => sheet.state))).toEqual(new Set(['sealed']));
  });
});
