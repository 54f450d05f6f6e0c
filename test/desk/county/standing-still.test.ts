import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { decisions, vetoes } from '../../../db/schema/all.js';
import { closeNomination } from '../../../desk/county/close-nomination.js';
import { frozenAmong } from '../../../desk/county/nominations.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { roundOf } from '../../../desk/kit/round.js';
import { hashOfForm, type SmallCounty, saying, smallCounty } from './small-county.js';

let county: SmallCounty;
beforeEach(async () => {
  county = await smallCounty();
});
afterEach(() => county.close());

const now = '2026-04-20T02:00:00.000Z';
const report = (n: number) =>
  county.db.insert(vetoes).values({
    id: randomUUID(),
    personId: county.id(`teacher${n}`),
    roundId: county.id('round'),
    caseId: county.id(`case${n}`),
    orgId: county.id('county'),
    ground: 'ethicsViolation',
    facts: '书面决定',
    evidence: [],
    state: 'registered',
    registeredBy: county.id('officer'),
    registeredAt: now,
    hearingUntil: '2026-04-27T02:00:00.000Z',
  });
const departure = (n: number, decision: 'reported' | 'confirmed') =>
  county.db.insert(decisions).values({
    id: randomUUID(),
    caseId: county.id(`case${n}`),
    stage: 'departure',
    kind: 'departure',
    seat: randomUUID(),
    ruleIds: ['HOST-O18'],
    deciderId: county.id('principal'),
    deciderRole: 'schoolLeader',
    orgId: county.id('school'),
    decision,
    content: { toSchoolId: null, until: '2026-05-20T15:59:59.999Z' },
    decidedAt: now,
  });
const pass = (n: number) =>
  perform(county.deps, closeNomination, county.person('officer'), {
    nominationId: county.id('nomination'),
    notChosen: [{ caseId: county.id(`case${n}`), formHash: hashOfForm(n), reason: '名额有限' }],
  });
const frozen = () =>
  performSystem(county.deps, async (desk) =>
    frozenAmong(desk, await roundOf(desk, county.id('round')), [county.id('case1'), county.id('case2')]),
  );

it.each(['refuse', 'return'] as const)(
  'VETO-O03: the county does not end or send back (%s) what is under an ethics report',
  async (decision) => {
    await report(1);
    expect(saying(await county.verify(1, decision))).toBe('ruleForbids VETO-O03');
    expect((await county.file(1)).state).toBe('countyReview');
    expect(saying(await county.verify(1))).toBe('ok');
  },
);

it('VETO-O03: nor does it pass over whoever is under an ethics report', async () => {
  await county.verify(1);
  await report(1);
  expect(saying(await pass(1))).toBe('ruleForbids VETO-O03');
  expect((await county.file(1)).state).toBe('countyReview');
});

it('HOST-O18: an application rests from the report of a departure until it is settled', async () => {
  for (const n of [1, 2]) await county.verify(n);
  await departure(1, 'reported');
  expect(await frozen()).toEqual([county.id('case1')]);
  expect(saying(await county.select([1, 2]))).toBe('ruleForbids HOST-O18');
  expect(saying(await pass(1))).toBe('ruleForbids HOST-O18');
  await departure(1, 'confirmed');
  expect(await frozen()).toEqual([]);
  expect(saying(await county.select([1, 2]))).toBe('ok');
});
