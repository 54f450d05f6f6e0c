import { describe, expect, test } from 'vitest';
import {
  type CaseContext,
  type CaseEvent,
  caseEvents,
  endWithTheRound,
  isFinal,
  next,
  transitions,
} from '../../domain/transitions.js';
import { type CaseState, caseStates } from '../../domain/vocabulary.js';

const county: CaseContext = { route: 'county', justified: true, previous: null };
const direct: CaseContext = { ...county, route: 'direct' };

const underWay = [
  'draft',
  'schoolReview',
  'returnedForCorrection',
  'recommended',
  'countyReview',
  'countyNotice',
  'submittedToCity',
  'expertReview',
  'projectJustification',
  'cityNotice',
  'finalDecision',
] as const satisfies readonly CaseState[];

/** Written down once more, from the procedure (section 4.1), apart from the code. Whatever is not here is not possible. */
const possible: readonly (readonly [CaseState, CaseEvent, CaseState])[] = [
  ...underWay.map((state) => [state, 'withdraw', 'withdrawn'] as const),
  ...underWay.map((state) => [state, 'veto', 'vetoed'] as const),
  ['withdrawn', 'veto', 'vetoed'],
  ['draft', 'submit', 'schoolReview'],
  ['schoolReview', 'returnForCorrection', 'returnedForCorrection'],
  ['returnedForCorrection', 'resubmit', 'schoolReview'],
  ['schoolReview', 'recommend', 'recommended'],
  ['schoolReview', 'decline', 'declined'],
  ['recommended', 'forward', 'countyReview'],
  ['countyReview', 'returnForCorrection', 'returnedForCorrection'],
  ['countyReview', 'notForward', 'notForwarded'],
  ['countyReview', 'beginCountyNotice', 'countyNotice'],
  ['countyNotice', 'submitToCity', 'submittedToCity'],
  ['countyNotice', 'removeFromNotice', 'notForwarded'],
  ['submittedToCity', 'returnForCorrection', 'returnedForCorrection'],
  ['submittedToCity', 'openExpertReview', 'expertReview'],
  ['expertReview', 'select', 'projectJustification'],
  ['expertReview', 'notSelect', 'notSelected'],
  ['projectJustification', 'returnForCorrection', 'returnedForCorrection'],
  ['projectJustification', 'justify', 'projectJustification'],
  ['projectJustification', 'notJustify', 'notSelected'],
  ['projectJustification', 'beginCityNotice', 'cityNotice'],
  ['cityNotice', 'clearCityNotice', 'finalDecision'],
  ['cityNotice', 'removeFromNotice', 'notApproved'],
  ['finalDecision', 'approve', 'approved'],
  ['finalDecision', 'notApprove', 'notApproved'],
  // HOST-O19, NOTICE-O06: an upheld appeal
  ['declined', 'reopenSchoolReview', 'schoolReview'],
  ['notForwarded', 'reopenCountyReview', 'countyReview'],
  ['notForwarded', 'reopenNotice', 'countyNotice'],
  ['notApproved', 'reopenNotice', 'cityNotice'],
  // HOST-25, HOST-26: whoever has not come to the city's notice ends with the round …
  ...underWay
    .filter((state) => !['projectJustification', 'cityNotice', 'finalDecision'].includes(state))
    .map((state) => [state, 'endWithRound', 'endedWithRound'] as const),
  // … and so does whoever comes back after it: by an undone withdrawal, or an appeal that was upheld too late
  ...(['withdrawn', 'vetoed', 'declined', 'notForwarded', 'notApproved'] as const).map(
    (state) => [state, 'endWithRound', 'endedWithRound'] as const,
  ),
  // HOST-O17: a finding that was under way bars from later rounds
  ['endedWithRound', 'veto', 'vetoed'],
];
const expected = (state: CaseState, event: CaseEvent) =>
  possible.find(([from, by]) => from === state && by === event)?.[2] ?? 'not possible';

// refused by its route instead, below
const byRoute = (state: CaseState, event: CaseEvent) => state === 'recommended' && event === 'submitToCity';
const everyPair = caseStates.flatMap((state) =>
  caseEvents.filter((event) => !byRoute(state, event)).map((event) => [state, event, expected(state, event)] as const),
);

test.each(everyPair)('HOST-15: %s, %s → %s', (state, event, to) => {
  expect(next(state, event, county)).toEqual(
    to === 'not possible'
      ? { ok: false, refusals: [{ code: 'stageNotOpen', ruleId: 'HOST-15', facts: { state, event } }] }
      : { ok: true, value: to },
  );
});

describe('two routes', () => {
  test('HOST-20: a county case does not jump over the county', () => {
    expect(next('recommended', 'submitToCity', county)).toMatchObject({ ok: false });
  });
  test('HOST-24: a direct case goes to the city and never to a county', () => {
    expect(next('recommended', 'submitToCity', direct)).toEqual({ ok: true, value: 'submittedToCity' });
    expect(next('recommended', 'forward', direct)).toMatchObject({ refusals: [{ ruleId: 'HOST-20' }] });
  });
  test('HOST-24: the refusal of the wrong route cites the rule', () => {
    expect(next('recommended', 'submitToCity', county)).toMatchObject({ refusals: [{ ruleId: 'HOST-24' }] });
  });
});

test('HOST-O02: no city notice before the project is justified', () => {
  expect(next('projectJustification', 'beginCityNotice', { ...county, justified: false })).toMatchObject({
    refusals: [{ code: 'stageNotOpen', ruleId: 'HOST-O02' }],
  });
});

describe('ways back', () => {
  const back = { undoWithdraw: 'withdrawn', restore: 'vetoed' } as const;
  const leaving = { undoWithdraw: 'withdraw', restore: 'veto' } as const;
  const events = ['undoWithdraw', 'restore'] as const;
  const rows = events.flatMap((event) =>
    caseStates.map((previous) => [event, previous, expected(previous, leaving[event]) === back[event]] as const),
  );
  test.each(rows)('%s to %s: %s', (event, previous, ok) => {
    expect(next(back[event], event, { ...county, previous })).toEqual(
      ok
        ? { ok: true, value: previous }
        : { ok: false, refusals: [{ code: 'stageNotOpen', ruleId: 'HOST-15', facts: { state: back[event], event } }] },
    );
  });
});

test.each(possible.filter(([, event]) => event === 'returnForCorrection').map(([state]) => state))(
  'HOST-O13: a form returned from %s passes the school again',
  (previous) => {
    expect(next('returnedForCorrection', 'resubmit', { ...county, previous })).toEqual({
      ok: true,
      value: 'schoolReview',
    });
  },
);

test('every state can be reached, and the final ones lead nowhere', () => {
  const reached = new Set<string>(['draft']);
  for (const steps of Object.values(transitions)) for (const { to } of Object.values(steps)) reached.add(to);
  expect(caseStates.filter((state) => !reached.has(state))).toEqual([]);
  expect(caseStates.filter(isFinal)).toEqual([
    'declined',
    'notForwarded',
    'notSelected',
    'approved',
    'notApproved',
    'endedWithRound',
  ]);
});

test('HOST-26: the round ends everybody who is on the way to the notice, and waits for those who are on it', () => {
  const waitedFor = ['projectJustification', 'cityNotice', 'finalDecision'];
  expect(underWay.filter((state) => !waitedFor.includes(state))).toEqual(expect.arrayContaining([...endWithTheRound]));
  expect(endWithTheRound).toHaveLength(underWay.length - waitedFor.length);
});
