import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { vacantPosts } from '../../db/read/round-posts.js';
import { accounts, countyQuotas, organisations, people, postHoldings, rounds } from '../../db/schema/all.js';
import { defaultIdentity } from '../../desk/identity/parameters.js';
import { passwordFits } from '../../desk/identity/passwords.js';
import { perform } from '../../desk/kit/act.js';
import { createRound } from '../../desk/round/create-round.js';
import { openRound } from '../../desk/round/open-round.js';
import { previewRound } from '../../desk/round/preview-round.js';
import { sampleAccounts, samplePassword } from '../../examples/accounts.js';
import { applicants } from '../../examples/applicant-list.js';
import { loadSampleCity } from '../../examples/load.js';
import { openDesk, type TestDesk } from '../support/desk.js';

let desk: TestDesk;
const deps = () => ({ ...desk, sealKey: 'seal', wallClock: Date.now, identity: defaultIdentity });

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('the sample city loads, opens its round and is complete; a second start leaves everything as it is', async () => {
  const lines = await loadSampleCity(deps());
  expect(lines).toHaveLength(11);
  // of section and institute the city's are named, of which a county has its own besides (LOCAL-01)
  for (const login of ['section-officer-1', 'institute-officer-1'])
    expect(lines.filter((line) => line.includes(`: ${login} /`))).toHaveLength(1);
  await desk.db.update(postHoldings).set({ toDay: '2026-03-01' });
  await loadSampleCity(deps());
  const [held] = await desk.db.select().from(postHoldings);
  expect(held?.toDay).toBe('2026-03-01');
  await desk.db.update(postHoldings).set({ toDay: null });

  const bodies = await desk.db.select().from(organisations);
  const count = (kind: string) => bodies.filter((body) => body.kind === kind).length;
  expect(['countyAuthority', 'countySchool', 'cityDirectSchool', 'privateSchool'].map(count)).toEqual([3, 12, 2, 1]);
  const [round] = await desk.db.select().from(rounds);
  expect(round).toMatchObject({ code: '2026-1', state: 'open' });
  const quotas = await desk.db.select().from(countyQuotas);
  expect(quotas.map(({ cap }) => cap).toSorted()).toEqual([3, 3, 4]);
  expect(
    await vacantPosts(desk.db, '2026-03-02', {
      level: 'city',
      bureauId: round?.bureauId ?? '',
      counties: quotas.map(({ orgId }) => orgId),
    }),
  ).toEqual([]);
});

test('everybody in it is invented, has an address that leads nowhere, and can sign in', async () => {
  const everybody = await desk.db.select().from(people);
  expect(everybody.filter(({ email }) => !email?.endsWith('.example'))).toEqual([]);
  expect(everybody.every(({ namePinyin }) => /^[A-Z][a-z]+( [A-Z][a-z]+)?$/.test(namePinyin))).toBe(true);
  const bouncing = applicants.find(({ story }) => story === 'bouncingAddress');
  expect(everybody.find(({ code }) => code === bouncing?.code)?.email).toMatch(/@bounce\.example$/);
  for (const applicant of applicants)
    expect(everybody.find(({ code }) => code === applicant.code)?.name).toBe(applicant.name);
  const all = await sampleAccounts(desk);
  expect(all.filter(({ role }) => role === 'expert')).toHaveLength(9);
  const [account] = await desk.db.select().from(accounts).where(eq(accounts.login, 'bureau-officer-1'));
  expect(await passwordFits(account?.passwordHash ?? null, samplePassword)).toBe(true);
});

test('LOCAL-01: a county of it can open a round of its own, and no post of it is empty', async () => {
  const [officer] = await desk.db.select().from(people).where(eq(people.code, 'QH-officer-1'));
  const by = {
    kind: 'person',
    personId: officer?.id ?? '',
    channel: 'api',
    language: 'zh',
    secondFactor: true,
  } as const;
  const draft = await perform(desk, createRound, by, {
    code: 'QH2026-1',
    name: '青禾县首批',
    parameters: { capacity: 3 },
  });
  const { roundId } = draft.ok ? draft.value : expect.fail('refused');
  const shown = await previewRound(desk, by, roundId);
  expect(shown.ok && [shown.value.contradictions, shown.value.vacancies]).toEqual([[], []]);
  expect((await perform(desk, openRound, by, { roundId, version: 1 })).ok).toBe(true);
});
