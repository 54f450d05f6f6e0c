import { describe, expect, test } from 'vitest';
import { nextState } from '../../../domain/machine.js';
import {
  type StudioContext,
  type StudioEvent,
  type StudioState,
  studioEvents,
  studioMachine,
  studioStates,
} from '../../../domain/studio/states.js';

const ready: StudioContext = { established: true, termOver: true, renewable: true };
const next = (state: StudioState, event: StudioEvent, context = ready, previous: StudioState | null = null) =>
  nextState(studioMachine, { state, previous, context }, event);

const alive = ['approved', 'establishing', 'running', 'underAssessment', 'suspended'] as const;
const atWork = ['establishing', 'running', 'underAssessment'] as const;

/** Written down once more, from section 4.2, apart from the code. Whatever is not here is not possible. */
const possible: readonly (readonly [StudioState, StudioEvent, StudioState])[] = [
  ['approved', 'establish', 'establishing'],
  ['establishing', 'start', 'running'],
  ['running', 'assess', 'underAssessment'],
  ['underAssessment', 'finishAssessment', 'running'],
  ...atWork.map((state) => [state, 'suspend', 'suspended'] as const),
  ...alive.map((state) => [state, 'endTerm', 'termEnded'] as const),
  ['termEnded', 'renew', 'renewed'],
  ['termEnded', 'close', 'closed'],
  ...[...alive, 'termEnded' as const].map((state) => [state, 'loseHost', 'closed'] as const),
  ...[...alive, 'termEnded' as const].map((state) => [state, 'revoke', 'revoked'] as const),
];
const everyPair = studioStates.flatMap((state) =>
  studioEvents.map(
    (event) =>
      [state, event, possible.find(([from, by]) => from === state && by === event)?.[2] ?? 'not possible'] as const,
  ),
);

test.each(everyPair)('STUDIO-05: %s, %s → %s', (state, event, to) => {
  expect(next(state, event)).toEqual(
    to === 'not possible'
      ? { ok: false, refusals: [{ code: 'stageNotOpen', ruleId: 'STUDIO-05', facts: { state, event } }] }
      : { ok: true, value: to },
  );
});

describe('what must hold besides', () => {
  test.each([
    ['STUDIO-17: no studio runs before it is established', 'establishing', 'start', 'established', 'STUDIO-17'],
    ['STUDIO-05: no term ends before its last day is past', 'running', 'endTerm', 'termOver', 'STUDIO-05'],
    ['STUDIO-06: no renewal without its conditions', 'termEnded', 'renew', 'renewable', 'STUDIO-06'],
  ] as const)('%s', (_, state, event, guard, ruleId) => {
    expect(next(state, event, { ...ready, [guard]: false })).toEqual({
      ok: false,
      refusals: [{ code: 'stageNotOpen', ruleId, facts: { state, event } }],
    });
  });
});

test('STUDIO-O03: a studio not decided on in time is over, whatever it was doing', () => {
  for (const state of alive) expect(next(state, 'endTerm')).toEqual({ ok: true, value: 'termEnded' });
});

test('STUDIO-O04, STUDIO-O05: without its host no studio goes on, and none takes another name', () => {
  for (const state of alive) expect(next(state, 'loseHost')).toEqual({ ok: true, value: 'closed' });
  expect(Object.keys(studioMachine.steps.closed)).toEqual([]);
});

test('VETO-02: whoever bears the title can lose it; a term that was closed or renewed bears none', () => {
  expect(studioStates.filter((state) => next(state, 'revoke').ok)).toEqual([...alive, 'termEnded']);
});

describe('ways back', () => {
  const rows = studioStates.flatMap((previous) => [
    ['resume', 'suspended', previous, next(previous, 'suspend').ok] as const,
    ['restore', 'revoked', previous, next(previous, 'revoke').ok] as const,
  ]);
  test.each(rows)('%s from %s to %s: %s', (event, state, previous, ok) => {
    expect(next(state, event, ready, previous)).toEqual(
      ok
        ? { ok: true, value: previous }
        : { ok: false, refusals: [{ code: 'stageNotOpen', ruleId: 'STUDIO-05', facts: { state, event } }] },
    );
  });
});

test('every state can be reached, and two lead nowhere', () => {
  const reached = new Set<string>(['approved']);
  for (const steps of Object.values(studioMachine.steps)) for (const { to } of Object.values(steps)) reached.add(to);
  expect(studioStates.filter((state) => !reached.has(state))).toEqual([]);
  expect(studioStates.filter((state) => Object.keys(studioMachine.steps[state]).length === 0)).toEqual([
    'renewed',
    'closed',
  ]);
});
