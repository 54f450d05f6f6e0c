import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { strikeWork } from '../../../api/reads/strike-appeals.js';
import {
  audit,
  calls,
  decisions,
  mails,
  noticeSubjects,
  outbox,
  strikeAppeals,
  tasks,
} from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { callOf } from '../../../desk/kit/call.js';
import { refuseErasure } from '../../../desk/privacy/still-needed.js';
import { appealStrike } from '../../../desk/studio/commendation/appeal-strike.js';
import { decideHonours } from '../../../desk/studio/commendation/decide-honours.js';
import { decideStrikeAppeal } from '../../../desk/studio/commendation/decide-strike-appeal.js';
import { decideFinding } from '../../../desk/studio/veto/decide-finding.js';
import { renderLetter } from '../../../mail/render.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { decision, heard } from './finding-steps.js';
import { states, toldTo } from './honour-reads.js';
import { type Called, inACall } from './honour-steps.js';
import { brokenAmong } from './steps.js';
import { appealed, strikes } from './strike-steps.js';

const broken = brokenAmong([
  ...['honoursGrounded', 'honoursBarred', 'honoursNoticed', 'honoursUnopposed', 'strikesAppealed', 'openObjections'],
  ...['objectionsWhole', 'stagesAsk', 'stagesAndTasks', 'decisionsAudited', 'heldSeats', 'wordsSealed', 'windowsEnd'],
  ...['openProcesses', 'taskLetters', 'noticeLength'],
]);
const stateOf = async (desk: TestDesk, { callId }: Called) => (await callOf({ tx: desk.db }, callId)).state;
const told = async (desk: TestDesk, { callId }: Called) => (await toldTo(desk, callId)).includes('notice confirmed');

/** Host and unit are nominated and listed; an objection to one of them is upheld. */
async function struck(desk: TestDesk, which: 'host' | 'unit' = 'host', before?: (call: Called) => Promise<void>) {
  const call = await inACall(desk);
  await before?.(call);
  return strikes(desk, call, which);
}

runOnDesk('the appeal of a nominee whom an objection struck', (desk) => {
  it('NOTICE-O06: told with what was found, by link, in five working days; the list waits for it, and nobody else of the call is shown', async () => {
    const one = await struck(desk());
    expect(await states(one.call)).toEqual(['host struck', 'unit listed']);
    expect([await stateOf(desk(), one.call), await told(desk(), one.call)]).toEqual(['onNotice', false]);
    const task = await one.taskOf('strikeAppeal');
    expect(task).toMatchObject({ personId: one.studio.hostId, due: one.appeal?.until, state: 'open' });
    const [asks] = (await desk().db.select().from(mails)).filter(({ data }) => data.taskKind === 'strikeAppeal');
    expect(asks).toMatchObject({ personId: one.studio.hostId });
    expect(asks?.linkId).toBeTruthy();
    const at = { tx: desk().db, vault: desk().vault };
    expect(await strikeWork(at, one.callId, one.id)).toMatchObject({
      recipient: 'host',
      found: '经核查属实',
      text: '',
    });
    const says = { taskId: task.id, text: '成果属实，请求复核' };
    for (const who of ['leaderA1', 'cityOfficer', 'cityLeader', 'teacherA1b'])
      expect([who, refusalOf(await perform(desk(), appealStrike, one.city.person(who), says))]).toEqual([
        ...[who, 'notFound'],
      ]);
    const byLink = one.city.person('teacherA1a', { channel: 'link', taskId: task.id, secondFactor: false });
    await done(desk(), appealStrike, byLink, says);
    expect(refusalOf(await perform(desk(), appealStrike, byLink, says))).toBe('taskClosed');
    const [row] = await desk().db.select().from(strikeAppeals);
    expect(String(row?.text)).toMatch(/^p1\./);
    for (const kept of [await desk().db.select().from(audit), await desk().db.select().from(outbox)])
      expect(JSON.stringify(kept)).not.toContain('请求复核');
    const because = await performSystem(desk(), (now) => refuseErasure(now, one.studio.hostId));
    expect(because).not.toBeNull();
    expect(await broken(desk())).toEqual([]);
  });

  it('NOTICE-O06: silence lets the strike stand, and the list go on; who is late finds the time over', async () => {
    const one = await struck(desk());
    const { id: taskId } = await one.taskOf('strikeAppeal');
    desk().clock.set(new Date(Date.parse(one.appeal?.until ?? '') + 3_600_000).toISOString());
    const late = await perform(desk(), appealStrike, one.city.person('teacherA1a'), { taskId, text: '请求复核' });
    expect(refusalOf(late)).toBe('windowClosed NOTICE-O06');
    expect(await one.looks('strikeAppealWindow')).toMatchObject({ settled: 'ended' });
    expect(await states(one.call)).toEqual(['host struck', 'unit listed']);
    expect([await stateOf(desk(), one.call), await told(desk(), one.call)]).toEqual(['deciding', true]);
    expect(await broken(desk())).toEqual([]);
  });

  it('NOTICE-O06: a third person answers with the second factor and a reason; overturned, the nominee stands on the list again and may be commended', async () => {
    const one = await struck(desk());
    const { city, call, nomineeId } = one;
    const taskId = await appealed(desk(), one);
    expect(await stateOf(desk(), call)).toBe('onNotice');
    const answer = { taskId, outcome: 'overturned', reason: '核查结论有误' };
    const by = async (who: string, more: object = {}) =>
      refusalOf(await perform(desk(), decideStrikeAppeal, city.person(who, more), answer));
    for (const who of ['teacherA1a', 'leaderA1', 'cityOfficer', 'sectionOfficer'])
      expect([who, await by(who)]).toEqual([who, 'notFound']);
    expect(await by('cityLeader', { secondFactor: false })).toBe('secondFactorRequired');
    // whoever answered the objection, or drew up the list, does not, by whatever post it came to them
    await desk().db.update(tasks).set({ role: 'cityOfficer' }).where(eq(tasks.id, taskId));
    expect(await by('cityOfficer')).toBe('secondPersonRequired NOTICE-O06');
    await desk().db.update(tasks).set({ role: 'cityLeader' }).where(eq(tasks.id, taskId));
    await done(desk(), decideStrikeAppeal, city.person('cityLeader'), answer);
    expect(await states(call)).toEqual(['host listed', 'unit listed']);
    expect([await stateOf(desk(), call), await told(desk(), call)]).toEqual(['deciding', true]);
    const shown = await desk().db.select().from(noticeSubjects).where(eq(noticeSubjects.subjectId, nomineeId));
    expect(shown.map(({ state }) => state)).toEqual(['cleared']);
    const letters = await desk().db.select().from(mails).where(eq(mails.template, 'strikeAppealDecided'));
    expect(letters.map(({ personId, data }) => [personId, data.outcome])).toEqual([[one.studio.hostId, 'overturned']]);
    const words = renderLetter('strikeAppealDecided', letters[0]?.data as never, 'zh', null, 'https://x').text;
    for (const part of ['重新列入名单', '说明：核查结论有误', '依据：细则 NOTICE-O06']) expect(words).toContain(part);
    const [said] = await desk().db.select().from(decisions).where(eq(decisions.kind, 'strikeAppealDecision'));
    expect(said).toMatchObject({ decision: 'overturned', reason: '核查结论有误', ruleIds: ['NOTICE-O06'] });
    await call.asks('honourDecision');
    const commend = { taskId: await call.taskId('honourDecision'), decisionNumber: '市教发〔2027〕9号' };
    const nomineeIds = (await call.rows()).map(({ id }) => id);
    await done(desk(), decideHonours, city.person('cityLeader2'), { ...commend, nomineeIds });
    expect(await states(call)).toEqual(['host commended', 'unit commended']);
    expect(await broken(desk())).toEqual([]);
  });

  it('NOTICE-O06: confirmed, the nominee stays struck, and the others are decided on', async () => {
    const one = await struck(desk());
    const answer = { taskId: await appealed(desk(), one), outcome: 'confirmed', reason: '事实清楚' };
    await done(desk(), decideStrikeAppeal, one.city.person('cityLeader'), answer);
    expect(await states(one.call)).toEqual(['host struck', 'unit listed']);
    expect(await stateOf(desk(), one.call)).toBe('deciding');
    expect(await broken(desk())).toEqual([]);
  });

  it('NOTICE-O03, NOTICE-O06: where a second objection was upheld beside the one that fell, the nominee stays struck, is told so, and may appeal against that one', async () => {
    const one = await strikes(desk(), await inACall(desk()), 'host', 2);
    expect(await desk().db.select().from(strikeAppeals)).toHaveLength(1);
    const answer = { taskId: await appealed(desk(), one), outcome: 'overturned', reason: '核查结论有误' };
    await done(desk(), decideStrikeAppeal, one.city.person('cityLeader'), answer);
    expect([await states(one.call), await stateOf(desk(), one.call)]).toEqual([
      ...[['host struck', 'unit listed'], 'onNotice'],
    ]);
    const appeals = await desk().db.select().from(strikeAppeals);
    expect(appeals.map(({ state }) => state).toSorted()).toEqual(['open', 'overturned']);
    const [host] = await one.rows();
    expect(host?.struckBy).toBe(appeals.find(({ state }) => state === 'open')?.objectionId);
    const letters = await desk().db.select().from(mails).where(eq(mails.personId, one.studio.hostId));
    const about = letters.filter(({ template }) => template === 'nomineeStruck' || template === 'strikeAppealDecided');
    expect(about.map(({ template, data }) => `${template} ${data.outcome ?? ''}`.trim()).toSorted()).toEqual([
      ...['nomineeStruck', 'nomineeStruck', 'strikeAppealDecided otherStands'],
    ]);
    expect(await broken(desk())).toEqual([]);
  });

  it('NOTICE: nobody’s number stands in the reason, which whom it concerns reads', async () => {
    const one = await struck(desk());
    const answer = { taskId: await appealed(desk(), one), outcome: 'confirmed', reason: '联系人 13800138000' };
    const leader = one.city.person('cityLeader');
    expect(refusalOf(await perform(desk(), decideStrikeAppeal, leader, answer))).toBe('ruleForbids NOTICE');
    expect((await desk().db.select().from(strikeAppeals))[0]?.state).toBe('appealed');
  });

  it('VETO-02, NOTICE-O06: whom a veto bars by now does not come back', async () => {
    const one = await struck(desk());
    const taskId = await appealed(desk(), one);
    const finding = await heard(desk(), one);
    await done(desk(), decideFinding, one.city.person('cityLeader2'), await decision(finding));
    const by = (outcome: string) =>
      perform(desk(), decideStrikeAppeal, one.city.person('cityLeader'), { taskId, outcome, reason: '核查结论有误' });
    expect(refusalOf(await by('overturned'))).toBe('ruleForbids VETO-02');
    expect((await by('confirmed')).ok).toBe(true);
    expect((await states(one.call))[0]).toBe('host struck');
    expect(await broken(desk())).toEqual([]);
  });

  it('NOTICE-O06: for a unit its leader appeals', async () => {
    const one = await struck(desk(), 'unit');
    const task = await one.taskOf('strikeAppealOfUnit');
    expect([task.role, task.orgId, task.personId]).toEqual(['schoolLeader', one.studio.unitId, null]);
    const says = { taskId: task.id, text: '本单位成果属实' };
    expect(refusalOf(await perform(desk(), appealStrike, one.city.person('teacherA1a'), says))).toBe('notFound');
    await done(desk(), appealStrike, one.city.person('leaderA1'), says);
    expect((await desk().db.select().from(strikeAppeals))[0]).toMatchObject({
      ...{ state: 'appealed', appealedBy: one.city.personId('leaderA1') },
    });
  });

  it('CONV-11: a call under an edition that gives no days for it goes on at once', async () => {
    const one = await struck(desk(), 'host', async ({ callId }) => {
      const { parameters } = await callOf({ tx: desk().db }, callId);
      const { honourAppealDays: _, ...before } = parameters;
      await desk().db.update(calls).set({ parameters: before }).where(eq(calls.id, callId));
    });
    expect(one.appeal).toBeUndefined();
    expect([await states(one.call), await stateOf(desk(), one.call)]).toEqual([
      ['host struck', 'unit listed'],
      'deciding',
    ]);
    expect(await broken(desk())).toEqual([]);
  });
});
