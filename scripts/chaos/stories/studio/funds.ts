import { type City, does, person, today } from '../../city.js';
import { sentFile } from '../../sent-file.js';
import { pause } from '../../service.js';
import { answers, keeper, type Studio } from './studio.js';

/** The year's money is granted; then request after request is approved, vouched for with files, handed in and settled. */
export async function funds(city: City, studio: Studio): Promise<void> {
  const { termId } = studio;
  const year = Number((await today(city)).slice(0, 4));
  const grant = { year, amounts: { training: '90000', research: '10000' }, reference: '云教财〔2026〕3号' };
  const path = `/api/terms/${termId}/fund-grants`;
  if (!(await does(city, person(city, keeper), 'grantFunds', ['POST', path, grant], termId))) return;
  for (;;) {
    if (!(await request(city, studio, year))) return;
    await pause(city.random.between(500, 5_000));
  }
}

async function request(city: City, { termId: subject, host: code }: Studio, year: number): Promise<boolean> {
  const host = person(city, code);
  const at = `/api/terms/${subject}/fund-requests`;
  const amount = city.random.between(100, 900);
  const asked = {
    year,
    category: city.random.pick(['training', 'research']),
    amount: `${amount}.50`,
    purpose: '外出学习',
  };
  const made = await does(city, host, 'requestFunds', ['POST', at, asked], subject);
  if (!made) return false;
  const number = Number(made.number);
  const approval = { kind: 'fundApproval', subject, which: { number } };
  if (!(await answers(city, approval, 'approveFunds', ['fund-approval', { outcome: 'approved' }]))) return false;
  const one = `${at}/${made.requestId}`;
  for (const share of [40, 30]) {
    const amount = `${share}.00`;
    const form = sentFile(String(made.requestId), amount, '发票.pdf', { amount });
    if (!(await does(city, host, 'addVoucher', ['POST', `${one}/vouchers`, form], subject))) return false;
  }
  const handedIn = await does(city, host, 'handInVouchers', ['POST', `${one}/account`], subject);
  if (!handedIn) return false;
  const settlement = { outcome: 'settled', contentHash: handedIn.contentHash };
  const settled = ['POST', `${one}/settlement`, settlement] as const;
  return (await does(city, person(city, keeper), 'settleFunds', settled, subject)) !== null;
}
