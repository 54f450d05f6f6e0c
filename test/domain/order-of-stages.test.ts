import { expect, test } from 'vitest';
import { type CaseContext, next } from '../../domain/transitions.js';

const county: CaseContext = { route: 'county', justified: true, previous: null };
const direct: CaseContext = { ...county, route: 'direct' };
const refusedBy = (ruleId: string) => ({ ok: false, refusals: [{ code: 'stageNotOpen', ruleId }] });

test('HOST-20: only what comes by a county goes to a county', () => {
  expect(next('recommended', 'forward', county)).toEqual({ ok: true, value: 'countyReview' });
  expect(next('recommended', 'forward', direct)).toMatchObject(refusedBy('HOST-20'));
});

test('HOST-20: nobody goes from the county to the city before the county notice', () => {
  expect(next('countyReview', 'submitToCity', county)).toMatchObject(refusedBy('HOST-15'));
  expect(next('countyNotice', 'submitToCity', county)).toEqual({ ok: true, value: 'submittedToCity' });
});

test('HOST-26: nobody is approved before the city notice is over', () => {
  for (const state of ['expertReview', 'projectJustification', 'cityNotice'] as const)
    expect(next(state, 'approve', county)).toMatchObject(refusedBy('HOST-15'));
  expect(next('finalDecision', 'approve', county)).toEqual({ ok: true, value: 'approved' });
});
