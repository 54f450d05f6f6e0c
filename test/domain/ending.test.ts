import { describe, expect, test } from 'vitest';
import {
  because,
  type Ending,
  endedStates,
  endingEvents,
  inWords,
  none,
  notTaken,
  plainReason,
  withWords,
} from '../../domain/ending.js';
import { caseEvents, overUnapproved, transitions } from '../../domain/transitions.js';
import { caseStates } from '../../domain/vocabulary.js';

const steps = caseStates.flatMap((from) =>
  caseEvents.flatMap((event) => {
    const to = transitions[from][event]?.to;
    return to ? [[from, event, to] as const] : [];
  }),
);
const isEnd = (state: string) => endedStates.some((one) => one === state);
const isEnding = (event: string) => endingEvents.some((one) => one === event);

describe('how an application ends', () => {
  test('ends are the approval and every state that is over without one', () => {
    expect(endedStates.toSorted()).toEqual(['approved', ...overUnapproved].toSorted());
  });

  test.each(steps)(
    'from %s, %s leads to %s: what leads to an end must say why, and nothing else may',
    (_, event, to) => {
      expect(isEnding(event)).toBe(isEnd(to));
    },
  );

  test('HOST-14: a ranking gives its reason, and none to whom it would have taken', () => {
    expect(notTaken('belowPassLine')).toEqual(because('belowPassLine'));
    expect(notTaken('aboveLine')).toEqual(none);
  });

  test('words change in every place, and words that come to nothing are no reason', () => {
    const first: Ending = { state: 'withdrawn', at: 'a', reason: inWords('one'), ruleId: '', appealUntil: null };
    const ending: Ending = {
      ...first,
      state: 'vetoed',
      reason: inWords('two'),
      confirmed: { at: 'b', reason: inWords('three'), ruleId: 'VETO-O05' },
      overtaken: first,
    };
    const said = (one: Ending) => [
      plainReason(one.reason),
      plainReason(one.confirmed?.reason ?? none),
      plainReason(one.overtaken?.reason ?? none),
    ];
    expect(said(withWords(ending, (words) => words.toUpperCase()))).toEqual(['TWO', 'THREE', 'ONE']);
    expect(said(withWords<string, string>(ending, () => null))).toEqual(['', '', '']);
    expect(plainReason(withWords<string, string>({ ...ending, reason: because('roundOver') }, () => null).reason)).toBe(
      'roundOver',
    );
  });
});
