import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { accountabilityRecords, audit, decisions, mails, vetoes } from '../../../db/schema/all.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { termOf as termRow } from '../../../desk/kit/term.js';
import { appealFinding } from '../../../desk/studio/veto/appeal-finding.js';
import { honourBarsOf } from '../../../desk/studio/veto/bars.js';
import { decideFindingAppeal } from '../../../desk/studio/veto/decide-finding-appeal.js';
import { finishInterruption } from '../../../desk/system/finish-interruption.js';
import { liftVeto } from '../../../desk/veto/lift-veto.js';
import { renderLetter } from '../../../mail/render.js';
import { runOnDesk, type TestDesk, tinyCounty } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { running } from './assessment-steps.js';
import { only } from './county-steps.js';
import { appealOver, type Registered, registered, vetoed } from './finding-steps.js';
import { brokenAmong, opens, openTask, termOf } from './steps.js';

const broken = brokenAmong([
  ...['findingsApart', 'vetoesCarriedOut', 'barsAnswered', 'revokedAtRest', 'paperStatus', 'heldSeats'],
  ...['oneDecisionPerSeat', 'stagesAsk', 'stagesAndTasks', 'wordsSealed', 'windowsEnd'],
]);
const lift = ({ vetoId }: Registered) => ({ vetoId, decisionNumber: '市教发〔2026〕40号', reason: '整改到位' });
const vetoRow = async (desk: TestDesk, { vetoId }: Registered) =>
  (await desk.db.select().from(vetoes).where(eq(vetoes.id, vetoId)))[0] ?? expect.fail('no veto');
const barsOn = async (desk: TestDesk, { termId }: Registered) => {
  const at = { tx: desk.db, now: await desk.clock.now() };
  return (await honourBarsOf(at, await termRow(at, termId), 'host')).map(({ ruleId }) => ruleId);
};
const accountable = async (desk: TestDesk) =>
  (await desk.db.select().from(accountabilityRecords)).map(({ state }) => state);

runOnDesk('a veto on a studio’s host that is lifted', (desk) => {
  it('VETO-O06: by the level that made it, signed in with the second factor, and nobody else; before it is in force there is none to lift', async () => {
    const open = await registered(desk(), await running(desk()), 'formalism');
    const { city } = open;
    expect(refusalOf(await perform(desk(), liftVeto, city.person('cityLeader'), lift(open)))).toBe('notFound');
    await desk().empty();
    const one = await vetoed(desk(), await running(desk()), 'formalism');
    const by = async (who: string, more: object = {}) =>
      refusalOf(await perform(desk(), liftVeto, one.city.person(who, more), lift(one)));
    for (const who of ['teacherA1a', 'leaderA1', 'sectionOfficer', 'instituteOfficer', 'cityOfficer', 'countyOfficerA'])
      expect([who, await by(who)]).toEqual([who, 'notFound']);
    expect(await by('cityLeader', { secondFactor: false })).toBe('secondFactorRequired');
    expect(await by('cityLeader')).toMatch(/^stageNotOpen/);
    await appealOver(desk(), one);
    expect((await perform(desk(), liftVeto, one.city.person('cityLeader'), lift(one))).ok).toBe(true);
    expect(await by('cityLeader')).toMatch(/^stageNotOpen/);
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-O06, VETO-03, VETO-04: of a performance veto the bar falls and its record of responsibility is void; the decision keeps number and reason', async () => {
    const one = await vetoed(desk(), await running(desk()), 'failedGoals');
    await appealOver(desk(), one);
    expect([await barsOn(desk(), one), await accountable(desk())]).toEqual([['VETO-03'], ['open']]);
    await done(desk(), liftVeto, one.city.person('cityLeader'), lift(one));
    expect((await vetoRow(desk(), one)).state).toBe('lifted');
    expect([await barsOn(desk(), one), await accountable(desk())]).toEqual([[], ['void']]);
    const [said] = await desk().db.select().from(decisions).where(eq(decisions.kind, 'liftVeto'));
    expect(said).toMatchObject({
      ...{ decision: 'lifted', ruleIds: ['VETO-O06'], deciderId: one.city.personId('cityLeader') },
      content: { decisionNumber: '市教发〔2026〕40号' },
    });
    const kept = await desk().db.select().from(audit).where(eq(audit.act, 'liftVeto'));
    expect(kept.map(({ ruleIds }) => ruleIds)).toEqual([['VETO-O06']]);
    expect(JSON.stringify(kept)).not.toContain('整改到位');
    expect(await termOf(desk(), one.termId)).toMatchObject({ state: 'running' });
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-O06: the studio’s host and the leader of its unit are told that it was lifted and under which rule, not why; nobody else is', async () => {
    const one = await vetoed(desk(), await running(desk()), 'failedGoals');
    await appealOver(desk(), one);
    await desk().db.delete(mails);
    await done(desk(), liftVeto, one.city.person('cityLeader'), lift(one));
    const told = await desk().db.select().from(mails);
    const readers = ['teacherA1a', 'leaderA1'].map((who) => one.city.personId(who));
    expect(told.map(({ personId }) => personId).toSorted()).toEqual(readers.toSorted());
    for (const { template, data } of told) {
      expect(template).toBe('vetoDecided');
      expect(data).toMatchObject({ outcome: 'lifted', vetoKind: 'performance', barredUntil: '', ruleId: 'VETO-O06' });
      const { text } = renderLetter('vetoDecided', data as never, 'zh', null, 'https://jyj.example');
      expect(text).toContain('已决定解除目标考核一票否决');
      expect(text).toContain('依据：细则 VETO-O06');
      expect(text).not.toContain('整改到位');
    }
  });

  it('VETO-O05, VETO-O06: one confirmed on appeal may be lifted at once, one under appeal not', async () => {
    const one = await vetoed(desk(), await running(desk()), 'formalism');
    const { city } = one;
    const appeal = { taskId: await one.taskId('findingAppeal'), text: '请求复核' };
    await done(desk(), appealFinding, city.person('teacherA1a'), appeal);
    const lifts = async () => perform(desk(), liftVeto, city.person('cityLeader'), lift(one));
    expect(refusalOf(await lifts())).toMatch(/^stageNotOpen/);
    await one.asks('findingAppealDecision');
    const answer = { taskId: await one.taskId('findingAppealDecision'), outcome: 'confirmed', reason: '事实清楚' };
    await done(desk(), decideFindingAppeal, city.person('cityLeader2'), answer);
    expect((await lifts()).ok).toBe(true);
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-02, VETO-O06: of an ethics veto the bar falls, and the title that was cancelled stays cancelled', async () => {
    const one = await vetoed(desk(), await running(desk()));
    await appealOver(desk(), one);
    expect(await barsOn(desk(), one)).toEqual(['VETO-02']);
    await done(desk(), liftVeto, one.city.person('cityLeader'), lift(one));
    expect(await barsOn(desk(), one)).toEqual([]);
    expect(await termOf(desk(), one.termId)).toMatchObject({ state: 'revoked' });
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-O05, VETO-O06, STUDIO-O08: confirmed and lifted before its process looked again, it ends what was open all the same, and the plaque is asked for', async () => {
    const one = await vetoed(desk(), await running(desk()));
    const { city, termId } = one;
    const appeal = { taskId: await one.taskId('findingAppeal'), text: '请求复核' };
    await done(desk(), appealFinding, city.person('teacherA1a'), appeal);
    await one.asks('findingAppealDecision');
    const answer = { taskId: await one.taskId('findingAppealDecision'), outcome: 'confirmed', reason: '事实清楚' };
    await done(desk(), decideFindingAppeal, city.person('cityLeader2'), answer);
    await done(desk(), liftVeto, city.person('cityLeader'), lift(one));
    const ends = () => performSystem(desk(), (at) => finishInterruption(at, { kind: 'term', id: termId }, 'revoked'));
    expect(await ends()).toBe(null);
    expect(await termOf(desk(), termId)).toMatchObject({ state: 'revoked' });
    await opens(desk(), termId, 'plaqueReturn');
    expect((await openTask(desk(), 'plaqueReturn')).orgId).toBe(city.org('schoolA1'));
    expect(await broken(desk())).toEqual([]);
  });

  it('VETO-07: what harmed a student is never lifted', async () => {
    const one = await vetoed(desk(), await running(desk()), 'studentHarm');
    await appealOver(desk(), one);
    const refused = await perform(desk(), liftVeto, one.city.person('cityLeader'), lift(one));
    expect(refused).toMatchObject({ refusals: [{ code: 'ruleForbids', facts: { ground: 'studentHarm' } }] });
    expect((await vetoRow(desk(), one)).state).toBe('effective');
  });

  it('LOCAL-01, VETO-O06: what a county’s leader decided the county’s leader lifts, and nobody of the city', async () => {
    const county = await tinyCounty(desk());
    const one = await vetoed(desk(), await running(desk(), county), 'failedGoals');
    await appealOver(desk(), one);
    await only(desk(), county, [liftVeto, 'cityLeader', lift(one)]);
    expect((await vetoRow(desk(), one)).state).toBe('lifted');
  });
});
