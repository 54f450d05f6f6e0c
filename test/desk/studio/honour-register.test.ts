import { expect, it } from 'vitest';
import { honourPdf, honoursSheet } from '../../../api/documents/honours.js';
import { honoursFor } from '../../../api/reads/honour-list.js';
import { verification } from '../../../db/read/verification.js';
import { decideHonours } from '../../../desk/studio/commendation/decide-honours.js';
import { readSheet } from '../../../documents/sheet.js';
import { addYears, startOfDay } from '../../../domain/time/beijing.js';
import { runOnDesk } from '../../support/desk.js';
import { done } from '../city/panel-desk.js';
import { honourRows } from './honour-reads.js';
import { decides, hostOf, inACall, listed, unitOf, vetoesHost } from './honour-steps.js';

runOnDesk('the register of honours', (desk) => {
  it('COMMEND-02, ASSESS-08: individuals who were commended come first for a year, in the list and its sheet; every honour has a certificate, verified by its code', async () => {
    const call = await inACall(desk());
    for (const candidate of [unitOf(call), hostOf(call)])
      await call.nominates('countyOfficerA', 'countyOfficer', candidate);
    const nomineeIds = await listed(desk(), call);
    await done(desk(), decideHonours, call.city.person('cityLeader'), await decides(call, nomineeIds));
    const at = async (who: string) => ({
      ...{ tx: desk().db, now: await desk().clock.now(), actor: call.city.person(who) },
    });
    const seen = async (who: string) =>
      (await honoursFor(await at(who))).map(({ recipient, priority }) => `${recipient} ${priority}`);
    // the number of the unit's is the smaller one
    expect(await seen('cityOfficer')).toEqual(['host true', 'unit false']);
    expect(await seen('teacherA1a')).toEqual(['host true', 'unit false']);
    expect(await seen('leaderA2')).toEqual([]);
    const [unit, host] = await honourRows(desk());
    const pdf = host && (await honourPdf(host, 'https://jyj.example'));
    expect(pdf?.ok && pdf.value.subarray(0, 4).toString()).toBe('%PDF');
    const sheet = await honoursSheet(await honoursFor(await at('cityOfficer')), {
      now: host?.issuedAt ?? '',
      language: 'zh',
    });
    const read = await readSheet(sheet, { maxBytes: 1_000_000, maxRows: 100, maxColumns: 20 });
    expect(JSON.stringify(read)).toMatch(/优先.*人员teacherA1a/);
    expect(await verification(desk().db, host?.verificationCode ?? '')).toMatchObject({
      ...{ status: 'valid', printed: { honourNumber: host?.number, recipient: 'host', holderName: '人员teacherA1a' } },
    });
    const commended = host?.commendedOn ?? '';
    desk().clock.set(startOfDay(addYears(commended, 1)));
    expect(await seen('cityOfficer')).toEqual(['unit false', 'host false']);
    desk().clock.set(host?.issuedAt ?? '');
    await vetoesHost(desk(), call);
    expect(await seen('cityOfficer')).toEqual(['unit false', 'host false']);
    expect((await verification(desk().db, host?.verificationCode ?? ''))?.status).toBe('revoked');
    expect((await verification(desk().db, unit?.verificationCode ?? ''))?.status).toBe('valid');
    const [revoked] = (await honourRows(desk())).filter(({ recipient }) => recipient === 'host');
    const refused = revoked && (await honourPdf(revoked, 'https://jyj.example'));
    expect(refused).toMatchObject({ refusals: [{ code: 'ruleForbids', ruleId: 'VETO-02' }] });
  });
});
