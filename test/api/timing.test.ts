import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultIdentity } from '../../desk/identity/parameters.js';
import { receiptCode } from '../../desk/notice/receipt-code.js';
import { receiptNumber } from '../../domain/notice/receipt.js';
import { atSchool, hangNotice, serveSite, type TestSite } from '../web/site.js';
import { call } from './server.js';

// T10: how long a refusal takes tells nobody whether a login, an account or a receipt is there. Pairs of one question each, in an order by lot,
// several at once: whatever else the machine does falls on both alike. Repeat by TIMING_SEED.
const seed = Number(process.env.TIMING_SEED ?? Date.now() % 2 ** 31);
/** Chance under 1 in 15,000 for a difference that is none, whatever the machine does. */
const bound = 4;
const pairsOf = 60;
const lanes = 2;
const { evenMilliseconds } = defaultIdentity;

/** mulberry32. */
function lot(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
let state = seed;

type Pair = readonly [there: number, nowhere: number];
type Ask = (n: number) => Promise<unknown>;

async function took(ask: Ask, n: number): Promise<number> {
  const began = performance.now();
  await ask(n);
  return performance.now() - began;
}

async function timed(there: Ask, nowhere: Ask): Promise<readonly Pair[]> {
  for (const ask of [there, nowhere]) await ask(-1);
  const pairs: Pair[] = [];
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < pairsOf; n = next++) {
      const thereFirst = lot() < 0.5;
      const one = await took(thereFirst ? there : nowhere, n);
      const two = await took(thereFirst ? nowhere : there, n);
      pairs.push(thereFirst ? [one, two] : [two, one]);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return pairs;
}

/** Sign test: how many standard deviations the number of pairs in which the known one was slower lies from half of them. */
function deviation(pairs: readonly Pair[]): number {
  const slower = pairs.filter(([there, nowhere]) => there > nowhere).length;
  return (slower - pairs.length / 2) / (Math.sqrt(pairs.length) / 2);
}
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const gap = (pairs: readonly Pair[]): number => median(pairs.map(([there, nowhere]) => there - nowhere));

let site: TestSite;
beforeAll(async () => {
  const many = 100_000;
  const tries = { addressPerMinute: many, signInPerAddress: many, signInPerAccount: many, link: many, resend: many };
  site = await serveSite({ tries, evenMilliseconds });
  await site.account('leaderA1');
}, 60_000);
afterAll(() => site.close());

const post = (path: string, body: object): Promise<{ readonly status: number; readonly body: object }> =>
  call(site, 'POST', path, { body });

const refusals: Readonly<Record<string, () => Promise<readonly [Ask, Ask]>>> = {
  'a wrong password and an unknown login': async () => {
    const guess = (login: string) => () => post('/api/session', { login, password: '猜的密码 123456' });
    return [guess('leadera1'), guess('nobodya1')];
  },
  'a password forgotten by somebody and by nobody': async () => {
    const forgot = (login: string) => () => post('/api/account/password/forgotten', { login });
    return [forgot('leadera1'), forgot('nobodya1')];
  },
  'a wrong code of a receipt and a receipt never given': async () => {
    const { caseId } = await atSchool(site);
    const body = { kind: 'anonymous', subjectId: caseId, text: '成果署名不实' };
    const filed = await call(site, 'POST', `/api/notices/${await hangNotice(site, caseId)}/objections`, { body });
    const never = receiptNumber({ year: 2026, notice: 1, serial: 977 });
    const code = receiptCode(site.deps, receiptNumber({ year: 2026, notice: 1, serial: 978 }));
    const ask = (receipt: string) => () => post('/api/objection-receipts', { receipt, code });
    return [ask(String(filed.body.receipt)), ask(never)];
  },
};

describe('the time of a refusal says nothing (T10)', () => {
  test.each(Object.entries(refusals))('%s', { timeout: 180_000 }, async (_, asks) => {
    const [there, nowhere] = await asks();
    const [one, other] = [await there(0), await nowhere(0)] as { status: number; body: object }[];
    expect([one?.status, one?.body]).toEqual([other?.status, other?.body]);
    const pairs = await timed(there, nowhere);
    const said = `seed ${seed}: ${pairs.length} pairs, ${deviation(pairs).toFixed(2)} σ, median gap ${gap(pairs).toFixed(2)} ms`;
    console.log(said);
    expect(Math.abs(deviation(pairs)), said).toBeLessThan(bound);
    // and a difference, were there one, is seen among the same times
    expect(deviation(pairs.map(([a, b]) => [a + evenMilliseconds / 5, b]))).toBeGreaterThan(bound);
  });
});
