import { expect, it } from 'vitest';
import { verification } from '../../../db/read/verification.js';
import { certificates } from '../../../db/schema/all.js';
import { proposeCertificateStatus } from '../../../desk/certificate/propose-status.js';
import { setCertificateStatus } from '../../../desk/certificate/set-status.js';
import { verificationCode } from '../../../desk/certificate/verification-code.js';
import { decideFinally } from '../../../desk/city/decide-finally.js';
import { perform } from '../../../desk/kit/act.js';
import { runOnDesk, type TestDesk, tinyCity } from '../../support/desk.js';
import { approval, cleared } from '../city/cleared.js';
import { done, refusalOf } from '../city/panel-desk.js';

async function granted(desk: TestDesk) {
  const city = await tinyCity(desk);
  const [caseId = ''] = await cleared(desk, city, ['teacherD1a']);
  await done(desk, decideFinally, city.person('cityLeader'), approval(city, caseId));
  const [paper] = await desk.db.select().from(certificates);
  return { city, caseId, code: paper?.verificationCode ?? '' };
}

runOnDesk('certificates', (desk) => {
  it('HOST-27: the code shows every printed field and the status of this moment', async () => {
    const { code } = await granted(desk());
    expect(code).toMatch(/^[A-Z2-7]{26}$/);
    const typed = `${code.slice(0, 13)}-${code.slice(13)} `.toLowerCase();
    expect(await verification(desk().db, typed)).toMatchObject({
      status: 'valid',
      printed: { certificateNumber: 'ZS2026-001', holderName: '人员teacherD1a', decisionNumber: '江教发〔2026〕18号' },
    });
    expect(await verification(desk().db, 'A'.repeat(26))).toBeNull();
  });

  it('HOST-27, HOST-31: the status changes on the proposal of one person by the decision of another; revoked is for good', async () => {
    const { city, caseId, code } = await granted(desk());
    const proposal = { caseId, status: 'suspended', reason: '师德问题核查中' };
    expect(refusalOf(await perform(desk(), proposeCertificateStatus, city.person('cityLeader'), proposal))).toBe(
      'notFound',
    );
    const { proposalId } = await done(desk(), proposeCertificateStatus, city.person('cityOfficer'), proposal);
    const set = { caseId, proposalId, decisionNumber: '江教发〔2026〕30号', reason: '核查期间暂停' };
    const weak = city.person('cityLeader', { secondFactor: false });
    expect(refusalOf(await perform(desk(), setCertificateStatus, weak, set))).toBe('secondFactorRequired');
    expect(refusalOf(await perform(desk(), setCertificateStatus, city.person('cityOfficer'), set))).toBe('notFound');
    await done(desk(), setCertificateStatus, city.person('cityLeader'), set);
    expect((await verification(desk().db, code))?.status).toBe('suspended');
    expect(refusalOf(await perform(desk(), setCertificateStatus, city.person('cityLeader'), set))).toBe('caseChanged');
    const end = await done(desk(), proposeCertificateStatus, city.person('cityOfficer'), {
      ...proposal,
      status: 'revoked',
    });
    await done(desk(), setCertificateStatus, city.person('cityLeader'), { ...set, proposalId: end.proposalId });
    expect((await verification(desk().db, code))?.status).toBe('revoked');
    const back = { ...proposal, status: 'valid' };
    expect(refusalOf(await perform(desk(), proposeCertificateStatus, city.person('cityOfficer'), back))).toBe(
      'ruleForbids HOST-27',
    );
  });
});

it('HOST-27: a verification code is 128 bits in base32', () => {
  expect(verificationCode(new Uint8Array(16))).toBe('A'.repeat(26));
  expect(verificationCode(new Uint8Array(16).fill(255))).toBe(`${'7'.repeat(25)}4`);
});
