import { inArray } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { callFor } from '../../../api/reads/honours.js';
import { mails } from '../../../db/schema/all.js';
import { disposeObjection } from '../../../desk/notice/dispose-objection.js';
import { appealFinding } from '../../../desk/studio/veto/appeal-finding.js';
import { decideFindingAppeal } from '../../../desk/studio/veto/decide-finding-appeal.js';
import { renderLetter } from '../../../mail/render.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { done } from '../city/panel-desk.js';
import { vetoed } from './finding-steps.js';
import { states } from './honour-reads.js';
import { type Called, hostOf, hung, inACall, vetoesHost } from './honour-steps.js';
import { dismissed, nominated, objected, upheld } from './objection-steps.js';

const told = ['nomineeListed', 'nomineeStruck', 'strikeFell'] as const;
/** Whom a call was written to about a list, by the names of the city, with what the letter carries. */
async function lettersOf(desk: TestDesk, { city }: Called) {
  const rows = await desk.db
    .select()
    .from(mails)
    .where(inArray(mails.template, [...told]));
  const who = ['teacherA1a', 'leaderA1'].map((name) => [city.personId(name), name] as const);
  const nameOf = (id: string | null) => who.find(([personId]) => personId === id)?.[1] ?? 'somebody else';
  return rows
    .map(({ personId, template, data }) => ({ who: nameOf(personId), template, data }))
    .toSorted((a, b) => `${a.template} ${a.who}`.localeCompare(`${b.template} ${b.who}`));
}
const text = ({ template, data }: { readonly template: string; readonly data: unknown }) =>
  renderLetter(told.find((one) => one === template) ?? 'nomineeListed', data as never, 'zh', null, 'https://x').text;
const seenBy = async (desk: TestDesk, call: Called, who: string) => {
  const seen = await callFor({ tx: desk.db, now: await desk.clock.now(), actor: call.city.person(who) }, call.callId);
  return seen.ok ? seen.value.notices : expect.fail('not to be seen');
};

runOnDesk('what nominees of a commendation are told', (desk) => {
  it('COMMEND-O01, NOTICE-O01: once the list hangs whom it concerns is written to, one letter each, with the notice and its last moment', async () => {
    const call = await nominated(desk());
    const { noticeId, number, closesAt } = await hung(desk(), call);
    const sent = await lettersOf(desk(), call);
    expect(sent.map(({ who, data }) => [who, (data as { recipients: string }).recipients])).toEqual([
      ['leaderA1', 'unit'],
      ['teacherA1a', 'host,unit'],
    ]);
    for (const one of sent) {
      expect(one.data).toMatchObject({ noticeId, noticeNumber: number, until: closesAt });
      expect(text(one)).toContain(`https://x/notices/${noticeId}`);
      expect(text(one)).toContain('任何人可以提出异议');
    }
  });

  it('NOTICE-O03: struck by an objection that was upheld, whom it concerns is told why and under which rule, not who objected; dismissed, nobody is', async () => {
    const call = await nominated(desk());
    const { nomineeIds, noticeId } = await hung(desk(), call);
    const [host = '', unit = ''] = nomineeIds;
    const officer = call.city.person('cityOfficer');
    const onUnit = await objected(desk(), call, noticeId, unit);
    await done(desk(), disposeObjection, officer, { taskId: onUnit.id, finding: dismissed });
    const onHost = await objected(desk(), call, noticeId, host);
    await done(desk(), disposeObjection, officer, { taskId: onHost.id, finding: upheld });
    const [struck, ...others] = (await lettersOf(desk(), call)).filter(({ template }) => template === 'nomineeStruck');
    expect(others).toEqual([]);
    expect(struck).toMatchObject({
      ...{
        who: 'teacherA1a',
        data: { recipients: 'host', ruleId: 'NOTICE-O03', reason: '经核查属实', appealUntil: expect.any(String) },
      },
    });
    const letter = struck ? text(struck) : '';
    expect(letter).toContain('说明：经核查属实');
    expect(letter).toContain('依据：细则 NOTICE-O03');
    expect(letter).toContain('前书面申诉一次（NOTICE-O06）');
    expect(letter).not.toContain('不再参加本次表彰');
    for (const secret of ['李', 'l@x.example', '成果有误']) expect(letter).not.toContain(secret);
  });

  it('VETO-02, VETO-03: whom a veto strikes from the list is told the rule; who was only nominated knows of no list', async () => {
    const early = await inACall(desk());
    await early.nominates('sectionOfficer', 'sectionOfficer', hostOf(early));
    await vetoesHost(desk(), early);
    expect(await lettersOf(desk(), early)).toEqual([]);
    await desk().empty();
    const call = await nominated(desk());
    await hung(desk(), call);
    await vetoesHost(desk(), call, 'formalism');
    const struck = (await lettersOf(desk(), call)).filter(({ template }) => template === 'nomineeStruck');
    expect(struck).toMatchObject([{ who: 'teacherA1a', data: { recipients: 'host', ruleId: 'VETO-03', reason: '' } }]);
  });

  it('VETO-O05: whom a veto took off the list hears that it fell on appeal, and that this list has gone on; who was only nominated knew of none', async () => {
    const overturns = async ({ city, asks, taskId }: Awaited<ReturnType<typeof vetoed>>) => {
      const said = { taskId: await taskId('findingAppeal'), text: '不实' };
      await done(desk(), appealFinding, city.person('teacherA1a'), said);
      await asks('findingAppealDecision');
      const answer = { taskId: await taskId('findingAppealDecision'), outcome: 'overturned', reason: '认定不实' };
      await done(desk(), decideFindingAppeal, city.person('cityLeader2'), answer);
    };
    const early = await inACall(desk());
    await early.nominates('sectionOfficer', 'sectionOfficer', hostOf(early));
    await overturns(await vetoed(desk(), early));
    const fell = async (call: Called) =>
      (await lettersOf(desk(), call)).filter(({ template }) => template === 'strikeFell');
    expect([await states(early), await fell(early)]).toEqual([['host nominated'], []]);
    await desk().empty();
    const call = await nominated(desk());
    await hung(desk(), call);
    await overturns(await vetoed(desk(), call));
    const [letter, ...others] = await fell(call);
    // the unit is not the host's, and was never struck
    expect([await states(call), others]).toEqual([['host struck', 'unit listed'], []]);
    expect(letter).toMatchObject({ who: 'teacherA1a', data: { recipients: 'host' } });
    const words = letter ? text(letter) : '';
    for (const part of ['该否决经申诉已撤销', '今后的推荐和表彰不受影响', 'VETO-O05']) expect(words).toContain(part);
  });

  it('COMMEND-O01, NOTICE: the page of the call names its notice while it hangs and after; what proves it is the bureau’s', async () => {
    const call = await nominated(desk());
    expect(await seenBy(desk(), call, 'cityOfficer')).toEqual([]);
    const { noticeId, number, closesAt, ends } = await hung(desk(), call);
    const hanging = { noticeId, number, from: expect.any(String), until: closesAt, hangs: true, proof: false };
    for (const who of ['cityOfficer', 'leaderA1']) expect(await seenBy(desk(), call, who)).toEqual([hanging]);
    await ends();
    expect(await seenBy(desk(), call, 'cityOfficer')).toEqual([{ ...hanging, hangs: false, proof: true }]);
    expect(await seenBy(desk(), call, 'leaderA1')).toEqual([{ ...hanging, hangs: false }]);
  });
});
