import { expect, it } from 'vitest';
import { perform } from '../../../desk/kit/act.js';
import { listHonours } from '../../../desk/studio/commendation/list-honours.js';
import { scoreHonours } from '../../../desk/studio/commendation/score-honours.js';
import { runOnDesk } from '../../support/desk.js';
import { done, refusalOf } from '../city/panel-desk.js';
import { running } from './assessment-steps.js';
import { brokenInCalls, states, toldTo } from './honour-reads.js';
import {
  achieved,
  anotherStudio,
  calledFor,
  hangingWords,
  hostOf,
  inACall,
  noticeOf,
  reviews,
  studioOf,
} from './honour-steps.js';

runOnDesk('the review of a commendation, and its list', (desk) => {
  it('COMMEND-O01: each body has a sheet of its own; who nominated, or is concerned, steps back; strong, and whole', async () => {
    const call = await inACall(desk());
    await call.nominates('sectionOfficer', 'sectionOfficer', hostOf(call));
    await call.nominates('countyOfficerA', 'countyOfficer', studioOf(call));
    await call.closes();
    const [host, studio] = await call.rows();
    const scores = async (who: string, role: 'sectionOfficer' | 'cityOfficer', points: object) =>
      refusalOf(
        await perform(desk(), scoreHonours, call.city.person(who), {
          taskId: await call.taskId('honourReview', role),
          points,
        }),
      );
    const both = { [host?.id ?? '']: '90', [studio?.id ?? '']: '85.5' };
    expect(await scores('sectionOfficer', 'sectionOfficer', both)).toContain('conflictOfInterest');
    expect(await scores('cityOfficer', 'cityOfficer', { [host?.id ?? '']: '90' })).toContain('badInput');
    expect(await scores('cityOfficer', 'cityOfficer', { ...both, [host?.id ?? '']: '100.1' })).toContain('badInput');
    expect(await scores('cityOfficer', 'cityOfficer', { ...both, [call.callId]: '90' })).toContain('badInput');
    const unsure = { ...call.city.person('cityOfficer'), secondFactor: false };
    const given = { taskId: await call.taskId('honourReview', 'cityOfficer'), points: both };
    expect(refusalOf(await perform(desk(), scoreHonours, unsure, given))).toBe('secondFactorRequired');
    await reviews(desk(), call, { 1: '90', 2: '85.5' });
    expect((await call.rows()).map(({ score, rank, tieBrokenBy }) => [score, rank, tieBrokenBy])).toEqual([
      ['90/1', 1, null],
      ['171/2', 1, null],
    ]);
    expect(await brokenInCalls(desk())).toEqual([]);
  });

  it('COMMEND-01, CONV-10: equal scores are told apart by what the studios achieved, which is added to no score', async () => {
    const all = await running(desk());
    await achieved(desk(), all.termId, all.city.personId('teacherA1a'), '91/1');
    const { hostId } = await anotherStudio(desk(), all, 'teacherA2a', '95/1');
    const call = await calledFor(desk(), all, { host: 1 });
    await call.nominates('sectionOfficer', 'sectionOfficer', hostOf(call));
    await call.nominates('sectionOfficer', 'sectionOfficer', `host/${hostId}`);
    await call.closes();
    await reviews(desk(), call, { 1: '88', 2: '88.0' });
    expect(
      (await call.rows()).map(({ number, score, rank, tieBrokenBy }) => [number, score, rank, tieBrokenBy]),
    ).toEqual([
      [1, '88/1', 2, 'studioResult'],
      [2, '88/1', 1, 'studioResult'],
    ]);
    const [second, first] = await call.rows();
    const list = { taskId: await call.taskId('honourListing'), reason: '按排名', ...hangingWords };
    const lists = async (...nomineeIds: string[]) =>
      refusalOf(await perform(desk(), listHonours, call.city.person('cityOfficer'), { ...list, nomineeIds }));
    expect(await lists(second?.id ?? '')).toContain('ruleForbids');
    expect(await lists(first?.id ?? '', second?.id ?? '')).toContain('quotaExhausted');
    expect(await lists(call.callId)).toContain('badInput');
    const { notice } = await done(desk(), listHonours, call.city.person('cityOfficer'), {
      ...list,
      nomineeIds: [first?.id],
    });
    expect(await states(call)).toEqual(['host notListed', 'host listed']);
    await noticeOf(desk(), call, notice?.noticeId ?? '').ends();
    expect(await toldTo(desk(), call.callId)).toEqual([
      'honourNomination ended',
      'honourReview reviewed',
      'honourListing listed',
      'notice confirmed',
    ]);
  });

  it('COMMEND-O01: below the pass line nobody is listed, empty places are legitimate, and a call may end with nobody', async () => {
    const call = await inACall(desk());
    await call.nominates('sectionOfficer', 'sectionOfficer', hostOf(call));
    await call.closes();
    await reviews(desk(), call, { 1: '79.9' });
    const [one] = await call.rows();
    const list = { taskId: await call.taskId('honourListing'), reason: '宁缺勿滥', ...hangingWords };
    const given = { ...list, nomineeIds: [one?.id] };
    expect(await perform(desk(), listHonours, call.city.person('cityOfficer'), given)).toMatchObject({
      refusals: [{ code: 'ruleForbids', ruleId: 'COMMEND-O01', facts: { needed: '80' } }],
    });
    await done(desk(), listHonours, call.city.person('cityOfficer'), list);
    expect(await states(call)).toEqual(['host notListed']);
    expect((await toldTo(desk(), call.callId)).at(-1)).toBe('honourListing nobody');
  });
});
