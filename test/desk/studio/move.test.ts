import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { responsibilityLetterPdf } from '../../../api/documents/responsibility-letter.js';
import { moveViews } from '../../../api/reads/moves.js';
import {
  audit,
  certificates,
  decisions,
  links,
  mails,
  organisations,
  outbox,
  studioMoves,
  studios,
  tasks,
} from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { termOf } from '../../../desk/kit/term.js';
import { confirmOffice } from '../../../desk/studio/confirm-office.js';
import { consentMove } from '../../../desk/studio/move/consent-move.js';
import { moveStudio } from '../../../desk/studio/move/move-studio.js';
import { receivePapers } from '../../../desk/studio/receive-papers.js';
import { endOfDay } from '../../../domain/time/beijing.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { running } from './assessment-steps.js';
import { brokenAmong, climbs, type Founded, founded, opens, openTask } from './steps.js';

const broken = brokenAmong([
  ...['movesCarriedOut', 'heldSeats', 'oneDecisionPerSeat', 'stagesAsk', 'stagesAndTasks', 'wordsSealed'],
  ...['newsWithoutPersons', 'lettersWhole', 'linkActs', 'spentLinks'],
]);
const unitOf = async (desk: TestDesk, { city }: Founded, key: 'schoolA2' | 'direct1') => {
  const [unit] = await desk.db
    .select()
    .from(organisations)
    .where(eq(organisations.id, city.org(key)));
  return { code: unit?.code ?? '', name: unit?.name ?? '' };
};
const moving = async (desk: TestDesk, all: Founded, ground = 'transfer', key: 'schoolA2' | 'direct1' = 'schoolA2') => ({
  ...{ termId: all.termId, ground, words: '调令〔2026〕5号，主持人调入' },
  ...(await unitOf(desk, all, key)),
});
const studioRow = async (desk: TestDesk) => (await desk.db.select().from(studios))[0];

runOnDesk('a studio that moves', (desk) => {
  it('STUDIO-14, STUDIO-O05: with a transferred host it moves once the leader of the new unit consents, by link; nobody else says so', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    const moves = await moving(desk(), all);
    for (const who of ['teacherA1a', 'leaderA1', 'leaderA2', 'countyOfficerA', 'cityOfficer', 'instituteOfficer'])
      expect([who, refusalOf(await perform(desk(), moveStudio, city.person(who), moves))]).toEqual([who, 'notFound']);
    const section = city.person('sectionOfficer');
    const wrong = async (more: object) => refusalOf(await perform(desk(), moveStudio, section, { ...moves, ...more }));
    expect(await wrong({ name: '没有这所学校' })).toBe('badInput');
    const [here] = await desk()
      .db.select()
      .from(organisations)
      .where(eq(organisations.id, city.org('schoolA1')));
    expect(await wrong({ code: here?.code, name: here?.name })).toBe('badInput STUDIO-14');
    const [county] = await desk()
      .db.select()
      .from(organisations)
      .where(eq(organisations.id, city.org('countyA')));
    expect(await wrong({ code: county?.code, name: county?.name })).toBe('badInput');
    expect(await done(desk(), moveStudio, section, moves)).toEqual({ number: 1, state: 'asked' });
    expect(await wrong({})).toBe('stageNotOpen STUDIO-14');
    expect(await studioRow(desk())).toMatchObject({ unitId: city.org('schoolA1') });
    const { id: taskId, orgId, role } = await openTask(desk(), 'moveConsent');
    expect([orgId, role]).toEqual([city.org('schoolA2'), 'schoolLeader']);
    const consents = { taskId, outcome: 'consented' };
    for (const who of ['leaderA1', 'teacherA1a', 'clerkA1', 'sectionOfficer'])
      expect([who, refusalOf(await perform(desk(), consentMove, city.person(who), consents))]).toEqual([
        who,
        'notFound',
      ]);
    const byLink = city.person('leaderA2', { channel: 'link', taskId, secondFactor: false });
    await done(desk(), consentMove, byLink, consents);
    expect(await studioRow(desk())).toMatchObject({ unitId: city.org('schoolA2'), countyId: city.org('countyA') });
    const told = await desk().db.select().from(mails).where(eq(mails.template, 'studioMoved'));
    expect(told.map(({ personId }) => personId).toSorted()).toEqual(
      ['teacherA1a', 'leaderA1', 'leaderA2'].map(city.personId).toSorted(),
    );
    expect(await termOf({ tx: desk().db }, termId)).toMatchObject({ state: 'running' });
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-14, STUDIO-15: what the old unit was asked the new one is asked, by links of its own; office and equipment anew; number and plaque stay', async () => {
    const all = await founded(desk());
    const { city, termId } = all;
    await opens(desk(), termId, 'studioYear');
    const receipt = await openTask(desk(), 'receipt');
    const before = await desk().db.select().from(certificates);
    await done(desk(), moveStudio, city.person('sectionOfficer'), await moving(desk(), all, 'merged', 'direct1'));
    expect(await studioRow(desk())).toMatchObject({
      ...{ unitId: city.org('direct1'), countyId: null, number: all.studio.number },
    });
    expect(await desk().db.select().from(certificates)).toEqual(before);
    const open = await desk()
      .db.select({ kind: tasks.kind, orgId: tasks.orgId })
      .from(tasks)
      .where(and(eq(tasks.termId, termId), eq(tasks.role, 'schoolLeader'), eq(tasks.state, 'open')));
    expect(open.map(({ kind }) => kind).toSorted()).toEqual(['receipt', 'unitConfirmation']);
    expect(new Set(open.map(({ orgId }) => orgId))).toEqual(new Set([city.org('direct1')]));
    const dead = await desk()
      .db.select()
      .from(links)
      .where(and(eq(links.taskId, receipt.id), eq(links.personId, city.personId('leaderA1'))));
    expect(dead.map(({ state }) => state)).toEqual(['superseded']);
    const old = await perform(desk(), receivePapers, city.person('leaderA1'), { taskId: receipt.id });
    expect(refusalOf(old)).toBe('notFound');
    await done(desk(), receivePapers, city.person('leaderD1'), { taskId: receipt.id });
    const { id: taskId } = await openTask(desk(), 'unitConfirmation');
    await done(desk(), confirmOffice, city.person('leaderD1'), { taskId, office: '新楼201', equipment: '电脑' });
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-15, STUDIO-17: a running studio asks its new unit for an office; a letter that is sealed stays as it was signed', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    await done(desk(), moveStudio, city.person('sectionOfficer'), await moving(desk(), all, 'closed'));
    const { id: taskId, orgId } = await openTask(desk(), 'unitConfirmation');
    expect(orgId).toBe(city.org('schoolA2'));
    await done(desk(), confirmOffice, city.person('leaderA2'), { taskId, office: '新楼201', equipment: '电脑' });
    const pdf = await responsibilityLetterPdf(desk().db, await termOf({ tx: desk().db }, termId), 1);
    expect(pdf.ok).toBe(true);
    expect(await broken(desk())).toEqual([]);
  });

  it('STUDIO-O05: the new unit may decline, with a reason, and the studio stays; a question that nobody answers ends with the term', async () => {
    const all = await running(desk());
    const { city, termId } = all;
    const section = city.person('sectionOfficer');
    await done(desk(), moveStudio, section, await moving(desk(), all));
    const { id: taskId } = await openTask(desk(), 'moveConsent');
    const leader = city.person('leaderA2');
    const silent = await perform(desk(), consentMove, leader, { taskId, outcome: 'declined' });
    expect(refusalOf(silent)).toBe('badInput STUDIO-O05');
    await done(desk(), consentMove, leader, { taskId, outcome: 'declined', reason: '没有办公场所' });
    expect(await studioRow(desk())).toMatchObject({ unitId: city.org('schoolA1') });
    const told = await desk().db.select().from(mails).where(eq(mails.template, 'moveDeclined'));
    expect(told.map(({ personId }) => personId)).toEqual([city.personId('sectionOfficer')]);
    const reasons = async (reads: boolean) => (await moveViews(desk().db, termId, reads)).map(({ reason }) => reason);
    expect([await reasons(true), await reasons(false)]).toEqual([['没有办公场所'], ['']]);
    await done(desk(), moveStudio, section, await moving(desk(), all));
    const { toDay } = await termOf({ tx: desk().db }, termId);
    await opens(desk(), termId, 'studioYear', 3);
    desk().clock.set(new Date(Date.parse(endOfDay(toDay)) + 1).toISOString());
    await climbs(desk(), termId, 'studioYear', 3);
    const rows = await desk().db.select().from(studioMoves).orderBy(studioMoves.number);
    expect(rows.map(({ state }) => state)).toEqual(['declined', 'lapsed']);
  });

  it('STUDIO-O05: what was said of it is kept sealed, in no mail, no news, no decision and no audit row', async () => {
    const all = await running(desk());
    await done(desk(), moveStudio, all.city.person('sectionOfficer'), await moving(desk(), all, 'merged'));
    const kept = JSON.stringify(
      await Promise.all([studioMoves, mails, outbox, audit, decisions].map((one) => desk().db.select().from(one))),
    );
    for (const word of ['调令', '调入']) expect(kept).not.toContain(word);
  });
});
