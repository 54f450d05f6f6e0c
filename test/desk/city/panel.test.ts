import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { candidatesToDeclare, ownSheets, panelProgress } from '../../../db/read/panel.js';
import { conflicts, decisions, draws, scoreSheets, tasks } from '../../../db/schema/all.js';
import { addExpert } from '../../../desk/city/add-expert.js';
import { declareConflicts } from '../../../desk/city/declare-conflicts.js';
import { drawPanel } from '../../../desk/city/draw-panel.js';
import { openSheets } from '../../../desk/city/open-sheets.js';
import { rankingView } from '../../../desk/city/ranking-view.js';
import { recuse } from '../../../desk/city/recuse.js';
import { rubricOf } from '../../../desk/city/rubric.js';
import { sealSheet } from '../../../desk/city/seal-sheet.js';
import type { StoredDraw } from '../../../desk/city/stored-draw.js';
import { perform } from '../../../desk/kit/act.js';
import { sha256 } from '../../../desk/kit/canonical.js';
import { panelFormation } from '../../../desk/stages/panel-formation.js';
import { soundScores } from '../../../desk/verify/sheets.js';
import { drawPanel as repeatDraw } from '../../../domain/panel/draw.js';
import { commitmentText } from '../../../domain/panel/sheets.js';
import { refusals } from '../../../text/refusals.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';
import {
  candidate,
  done,
  drawn,
  formHash,
  open,
  points,
  poolReady,
  refusalOf,
  sealAll,
  sixExperts,
} from './panel-desk.js';

runOnDesk('the expert panel', (desk) => {
  it('HOST-O15: an expert sees number, name, school and county before declaring, nothing of the file, and only of the pool', async () => {
    const city = await tinyCity(desk());
    await candidate(desk(), city, 'teacherA1a');
    await done(desk(), addExpert, city.person('cityOfficer'), {
      roundId: city.roundId,
      personId: city.personId('expert1'),
    });
    const at = { roundId: city.roundId, personId: city.personId('expert1'), named: true };
    const [seen] = (await candidatesToDeclare(desk().db, at)) ?? [];
    expect(Object.keys(seen ?? {}).sort()).toEqual([
      'caseId',
      'caseNumber',
      'countyName',
      'name',
      'says',
      'schoolName',
    ]);
    expect(seen?.name).not.toBe('');
    const [numbered] = (await candidatesToDeclare(desk().db, { ...at, named: false })) ?? [];
    expect(numbered?.name).toBeNull();
    expect(await candidatesToDeclare(desk().db, { ...at, personId: city.personId('expert2') })).toBeNull();
  });

  it('HOST-O15: whoever applies in the round is no expert of it; only the city officer forms the pool', async () => {
    const city = await tinyCity(desk());
    await candidate(desk(), city, 'teacherA1a');
    const { roundId } = city;
    const self = { roundId, personId: city.personId('teacherA1a') };
    expect(refusalOf(await perform(desk(), addExpert, city.person('cityOfficer'), self))).toBe(
      'conflictOfInterest HOST-O15',
    );
    expect(refusalOf(await perform(desk(), addExpert, city.person('countyOfficerA'), self))).toBe('notFound');
  });

  it('HOST-O15: silence is not "no conflict": a missing word stops the declaration and the draw', async () => {
    const city = await tinyCity(desk());
    const ids = [await candidate(desk(), city, 'teacherA1a'), await candidate(desk(), city, 'teacherD1a')];
    const { roundId } = city;
    for (const code of sixExperts)
      await done(desk(), addExpert, city.person('cityOfficer'), { roundId, personId: city.personId(code) });
    await open(desk(), city, 'panelFormation', panelFormation);
    const half = { roundId, declarations: [{ caseId: ids[0], says: 'none' }] };
    expect(refusalOf(await perform(desk(), declareConflicts, city.person('expert1'), half))).toBe(
      'ruleForbids HOST-O15',
    );
    await done(desk(), declareConflicts, city.person('expert2'), {
      roundId,
      declarations: ids.map((caseId) => ({ caseId, says: 'none' })),
    });
    const early = await perform(desk(), drawPanel, city.person('cityOfficer'), { roundId });
    expect(refusalOf(early)).toBe('ruleForbids HOST-O15');
    expect(early.ok ? null : early.refusals[0]?.facts).toEqual({ silentExperts: 5 });
    expect(early.ok ? '' : refusals.zh.ruleForbids(early.refusals[0]?.facts ?? {}, 'declarations')).toBe(
      '专家库中还有 5 名专家未对全部候选人申明回避关系，尚不能抽取。',
    );
  });

  it('HOST-O15: own school, own county and declared conflicts never get the sheet, and the draw can be repeated', async () => {
    const city = await tinyCity(desk());
    const a1 = await candidate(desk(), city, 'teacherA1a');
    const a2 = await candidate(desk(), city, 'teacherA2a');
    const d1 = await candidate(desk(), city, 'teacherD1a');
    const pool = [...sixExperts, 'expertOfA1'];
    await poolReady(desk(), city, [a1, a2, d1], pool);
    const declarations = [a1, a2, d1].map((caseId) => ({ caseId, says: caseId === d1 ? 'kinship' : 'none' }));
    await done(desk(), declareConflicts, city.person('expert1'), { roundId: city.roundId, declarations });
    await done(desk(), drawPanel, city.person('cityOfficer'), { roundId: city.roundId });
    const sheets = await desk().db.select().from(scoreSheets);
    const has = (code: string, caseId: string) =>
      sheets.some((sheet) => sheet.personId === city.personId(code) && sheet.caseId === caseId);
    expect([has('expertOfA1', a1), has('expertOfA1', a2), has('expert1', d1)]).toEqual([false, false, false]);
    const grounds = await desk()
      .db.select()
      .from(conflicts)
      .where(eq(conflicts.personId, city.personId('expertOfA1')));
    expect(
      grounds
        .filter((row) => row.ground !== 'none')
        .map((row) => row.ground)
        .sort(),
    ).toEqual(['ownCounty', 'ownCounty', 'ownSchool']);
    const [kept] = await desk().db.select().from(draws);
    const stored = kept?.result as StoredDraw;
    expect(repeatDraw(stored.input, sha256)).toEqual({ ok: true, value: stored.draw });
    expect(stored.draw.seed).toMatch(/^[0-9a-f]{64}$/);
  });

  it('HOST-O15: a pool too small for a candidate is refused and the case is named', async () => {
    const city = await tinyCity(desk());
    const id = await candidate(desk(), city, 'teacherD1a');
    await poolReady(desk(), city, [id]);
    const declarations = [{ caseId: id, says: 'declared' }];
    for (const code of sixExperts.slice(0, 4))
      await done(desk(), declareConflicts, city.person(code), { roundId: city.roundId, declarations });
    const result = await perform(desk(), drawPanel, city.person('cityOfficer'), { roundId: city.roundId });
    expect(result).toMatchObject({
      refusals: [{ code: 'poolTooSmall', ruleId: 'HOST-O15', facts: { caseNumber: 'SB-teacherD1a', need: 3 } }],
    });
    const weak = city.person('cityOfficer', { secondFactor: false });
    expect(refusalOf(await perform(desk(), drawPanel, weak, { roundId: city.roundId }))).toBe('secondFactorRequired');
  });

  it('HOST-25, HOST-31: a sheet is complete, within its limits, of the form that stands, without personal numbers, and sealed once', async () => {
    const city = await tinyCity(desk());
    const id = await candidate(desk(), city, 'teacherD1a');
    await drawn(desk(), city, [id]);
    const [sheet] = await desk().db.select().from(scoreSheets);
    const actor = { ...city.person('expert1'), personId: sheet?.personId ?? '' };
    const sheetOf = (more: object) => ({
      roundId: city.roundId,
      caseId: id,
      formHash,
      points: points('25.5'),
      remark: '',
      ...more,
    });
    const attempt = async (more: object, who = actor) =>
      refusalOf(await perform(desk(), sealSheet, who, sheetOf(more)));
    expect(await attempt({ points: points('30.5') })).toBe('badInput HOST-25');
    const over = await perform(desk(), sealSheet, actor, sheetOf({ points: points('30.5') }));
    expect(over.ok ? null : over.refusals).toMatchObject([{ field: 'points.classWork', facts: { upTo: '30' } }]);
    expect(await attempt({ points: { classWork: '30' } })).toBe('badInput HOST-25');
    expect(await attempt({ formHash: 'e'.repeat(64) })).toBe('caseChanged');
    expect(await attempt({ remark: '电话13800138000' })).toBe('ruleForbids HOST-31');
    expect(await attempt({}, { ...actor, secondFactor: false })).toBe('secondFactorRequired');
    expect(await attempt({}, city.person('expertOfA1'))).toBe('notFound');
    expect(await attempt({})).toBe('ok');
    expect(await attempt({ points: points('30') })).toBe('taskClosed HOST-25');
  });

  it('HOST-O15, HOST-31: before the opening nobody can read points; then every commitment is verified', async () => {
    const city = await tinyCity(desk());
    const id = await candidate(desk(), city, 'teacherD1a');
    await drawn(desk(), city, [id]);
    const { roundId } = city;
    expect(refusalOf(await perform(desk(), openSheets, city.person('cityOfficer'), { roundId }))).toBe(
      'stageNotOpen HOST-25',
    );
    await sealAll(desk(), city, new Map([[id, ['21.5', '22.5', '23.5', '24.5', '26.5']]]));
    const progress = JSON.stringify(await panelProgress(desk().db, roundId));
    expect(progress).not.toMatch(/21\.5|22\.5|带班扎实/);
    expect(await rankingView(desk(), city.person('cityOfficer'), roundId)).toBeNull();
    const recorded = JSON.stringify(await desk().db.select().from(decisions));
    expect(recorded).not.toMatch(/21\.5|带班扎实/);
    const [sheet] = await desk().db.select().from(scoreSheets);
    const own = await ownSheets(desk().db, { roundId, personId: sheet?.personId ?? '' });
    expect(own.length).toBe(1);
    const content = {
      caseId: id,
      expertId: sheet?.personId ?? '',
      points: sheet?.points ?? {},
      comment: sheet?.remark ?? '',
    };
    expect(sha256(commitmentText(content, rubricOf(city.parameters), sheet?.nonce ?? ''))).toBe(sheet?.commitment);
    await desk()
      .db.update(scoreSheets)
      .set({ points: points('30') })
      .where(eq(scoreSheets.id, sheet?.id ?? ''));
    expect(refusalOf(await perform(desk(), openSheets, city.person('cityOfficer'), { roundId }))).toBe(
      'sealBroken HOST-31',
    );
    await desk()
      .db.update(scoreSheets)
      .set({ points: content.points })
      .where(eq(scoreSheets.id, sheet?.id ?? ''));
    await done(desk(), openSheets, city.person('cityOfficer'), { roundId });
    const view = await rankingView(desk(), city.person('cityOfficer'), roundId);
    expect(view?.rows[0]?.totals.length).toBe(5);
    expect(await rankingView(desk(), city.person('countyOfficerA'), roundId)).toBeNull();
  });

  it('I15: an opening that arrived before the last sheet and was done after it opens in the instant of that sheet', async () => {
    const city = await tinyCity(desk());
    const id = await candidate(desk(), city, 'teacherD1a');
    await drawn(desk(), city, [id]);
    const arrivedAt = await desk().clock.now();
    const later = new Date(Date.parse(arrivedAt) + 3_000).toISOString();
    desk().clock.set(later);
    await sealAll(desk(), city, new Map([[id, ['21', '22', '23', '24', '25']]]));
    await done({ ...desk(), arrivedAt }, openSheets, city.person('cityOfficer'), { roundId: city.roundId });
    const rows = await desk().db.select().from(scoreSheets);
    expect(new Set(rows.map(({ sealedAt, openedAt }) => `${sealedAt} ${openedAt}`))).toEqual(
      new Set([`${later} ${later}`]),
    );
    expect(await soundScores.run({ tx: desk().db, now: later, calendar: desk().calendar })).toEqual([]);
  });

  it('HOST-O15: who steps back loses the sheet, and the next by lot steps in', async () => {
    const city = await tinyCity(desk());
    const id = await candidate(desk(), city, 'teacherD1a');
    await drawn(desk(), city, [id]);
    const [sheet] = await desk().db.select().from(scoreSheets);
    const leaver = { ...city.person('expert1'), personId: sheet?.personId ?? '' };
    const input = { roundId: city.roundId, caseId: id, ground: 'kinship' };
    expect(await done(desk(), recuse, leaver, input)).toEqual({ substituted: true });
    const rows = await desk().db.select().from(scoreSheets);
    expect(rows.filter((row) => row.state === 'assigned').length).toBe(5);
    expect(await ownSheets(desk().db, { roundId: city.roundId, personId: leaver.personId })).toEqual([]);
    const seal = { roundId: city.roundId, caseId: id, formHash, points: points('20'), remark: '' };
    expect(refusalOf(await perform(desk(), sealSheet, leaver, seal))).toBe('taskClosed HOST-O15');
    const open = await desk()
      .db.select()
      .from(tasks)
      .where(and(eq(tasks.kind, 'score'), eq(tasks.state, 'open')));
    expect(open.length).toBe(5);
  });

  it('HOST-O15: too few scores stop the opening unless the officer names the case with a reason', async () => {
    const city = await tinyCity(desk());
    const id = await candidate(desk(), city, 'teacherD1a');
    await drawn(desk(), city, [id]);
    const sheets = await desk().db.select().from(scoreSheets);
    const input = { roundId: city.roundId, caseId: id, ground: 'declared' };
    for (const { personId } of sheets.slice(0, 4))
      await done(desk(), recuse, { ...city.person('expert1'), personId }, input);
    await sealAll(desk(), city, new Map([[id, ['25']]]));
    const { roundId } = city;
    const officer = city.person('cityOfficer');
    expect(refusalOf(await perform(desk(), openSheets, officer, { roundId }))).toBe('quorumMissing HOST-O15');
    await done(desk(), openSheets, officer, { roundId, tooFew: [id], reason: '专家回避,库内已无可替补' });
    const view = await rankingView(desk(), officer, roundId);
    expect(view?.rows[0]?.outcome).toBe('tooFewScores');
  });
});
