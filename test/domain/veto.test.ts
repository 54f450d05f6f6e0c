import { describe, expect, test } from 'vitest';
import {
  appealVeto,
  bars,
  decideAppeal,
  decideVeto,
  hear,
  refuseRegistration,
  refuseVetoDecision,
  registerVeto,
  type Veto,
  vetoInputSchema,
  vetoSchema,
} from '../../domain/veto.js';
import { type CaseState, caseStates, roles } from '../../domain/vocabulary.js';

const input = {
  ground: 'ethicsViolation',
  evidenceId: 'file-1',
  decisionReference: '校字〔2026〕3号',
  facts: '经查属实',
} as const;
const at = '2026-04-01T02:00:00.000Z';
const later = '2026-04-20T02:00:00.000Z';
const hearingClosesAt = '2026-04-08T15:59:59.999Z';
const officer = { personId: 'p1', role: 'countyOfficer' } as const;
const leader = { personId: 'p2', role: 'countyLeader' } as const;
const city = { personId: 'p3', role: 'cityLeader' } as const;
const registered = registerVeto(officer, input, { at, hearingClosesAt });
const heard = { ...registered, heardAt: at };
const decision = {
  outcome: 'effective',
  reason: '属实',
  at: later,
  appealClosesAt: '2026-05-07T15:59:59.999Z',
} as const;
const must = <T>(result: { ok: true; value: T } | { ok: false; refusals: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
};
const effective = must(decideVeto(heard, leader, 'applicant', decision));
const appealed = must(appealVeto(effective, 'applicant', 'applicant', decision.appealClosesAt));

test.each(['ground', 'evidenceId', 'decisionReference', 'facts'])('VETO-01, VETO-O04: no veto without %s', (key) => {
  expect(vetoInputSchema.safeParse({ ...input, [key]: '' }).success).toBe(false);
});

describe('VETO-01: registration', () => {
  const final: readonly CaseState[] = [
    'declined',
    'notForwarded',
    'notSelected',
    'approved',
    'notApproved',
    'endedWithRound',
    'vetoed',
  ];
  const facts = { state: 'countyNotice', applicantPersonId: 'applicant', veto: { kind: 'none' } } as const;
  test.each(caseStates)('in state %s', (state) => {
    const code = refuseRegistration(officer, { ...facts, state })?.code ?? null;
    expect(code).toBe(final.includes(state) ? 'stageNotOpen' : null);
  });
  test.each(roles)('by a %s', (role) => {
    const may = ['schoolLeader', 'countyOfficer', 'countyLeader', 'cityOfficer', 'cityLeader'].includes(role);
    expect(refuseRegistration({ personId: 'p', role }, facts)?.code ?? null).toBe(may ? null : 'notYourPost');
  });
  test('not about oneself, not twice at once', () => {
    expect(refuseRegistration({ ...officer, personId: 'applicant' }, facts)?.code).toBe('conflictOfInterest');
    expect(refuseRegistration(officer, { ...facts, veto: registered })?.code).toBe('stageNotOpen');
  });
});

describe('VETO-01: decision', () => {
  test.each([
    ['a leader, person heard', heard, leader, at, null],
    ['a leader, not heard, window open', registered, leader, hearingClosesAt, 'ruleForbids'],
    ['a leader, not heard, window over', registered, leader, '2026-04-08T16:00:00.000Z', null],
    ['whoever registered it', heard, { ...leader, personId: 'p1' }, at, 'secondPersonRequired'],
    ['an officer', heard, { ...officer, personId: 'p9' }, at, 'notYourPost'],
    ['the applicant', heard, { ...leader, personId: 'applicant' }, at, 'conflictOfInterest'],
    ['nothing registered', { kind: 'none' } as Veto, leader, at, 'stageNotOpen'],
    ['decided before', effective, leader, at, 'stageNotOpen'],
  ])('%s', (_, veto, actor, when, code) => {
    expect(refuseVetoDecision(veto, actor, 'applicant', when)?.code ?? null).toBe(code);
  });
  test('effective bars, dismissed does not; both are whole records', () => {
    const dismissed = must(decideVeto(heard, leader, 'applicant', { ...decision, outcome: 'dismissed' }));
    expect([registered, effective, appealed, dismissed].map(bars)).toEqual([false, true, true, false]);
    for (const veto of [registered, effective, appealed, dismissed]) expect(vetoSchema.parse(veto)).toEqual(veto);
  });
});

test('VETO-01: the hearing closes', () => {
  expect(hear(registered, hearingClosesAt)).toEqual({ ok: true, value: { ...registered, heardAt: hearingClosesAt } });
  expect(hear(registered, later)).toMatchObject({ refusals: [{ code: 'windowClosed' }] });
  expect(hear(effective, at)).toMatchObject({ refusals: [{ code: 'stageNotOpen' }] });
});

describe('VETO-O05: appeal', () => {
  test('by the person, in time, once', () => {
    expect(appealVeto(effective, 'other', 'applicant', later)).toMatchObject({ refusals: [{ code: 'notYourPost' }] });
    const late = appealVeto(effective, 'applicant', 'applicant', '2026-05-07T16:00:00.000Z');
    expect(late).toMatchObject({ refusals: [{ code: 'windowClosed', ruleId: 'VETO-O05' }] });
    expect(appealVeto(appealed, 'applicant', 'applicant', later)).toMatchObject({
      refusals: [{ code: 'stageNotOpen' }],
    });
  });
  const word = { outcome: 'overturned', reason: '证据不足', at: later } as const;
  test.each([
    ['the city, above the county', appealed, city, null],
    ['the county itself', appealed, { ...leader, personId: 'p8' }, 'notYourPost'],
    ['the school', appealed, { personId: 'p8', role: 'schoolLeader' }, 'notYourPost'],
    ['who registered it', appealed, { ...city, personId: 'p1' }, 'secondPersonRequired'],
    ['the applicant', appealed, { ...city, personId: 'applicant' }, 'conflictOfInterest'],
    ['another person of the city, where the city decided', { ...appealed, decidedLevel: 'city' }, city, null],
    ['no appeal', effective, city, 'stageNotOpen'],
  ] as const)('%s', (_, veto, actor, code) => {
    const result = decideAppeal(veto, actor, 'applicant', word);
    expect(result.ok ? null : result.refusals[0]?.code).toBe(code);
    if (result.ok) expect(bars(vetoSchema.parse(result.value))).toBe(false);
  });
});
