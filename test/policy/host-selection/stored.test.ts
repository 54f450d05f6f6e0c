import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';
import { hostSelectionParameters } from '../../../policy/host-selection/parameters.js';
import { inTodaysNames, storedParameters } from '../../../policy/host-selection/stored.js';

const first: object = JSON.parse(readFileSync(new URL('./edition-0.1.0.json', import.meta.url), 'utf8'));

test('CONV-11: the parameters of a round opened under 0.1.0 are read for ever, without those that are gone', () => {
  expect(hostSelectionParameters.safeParse(first).success).toBe(false);
  const read: Record<string, unknown> = storedParameters(first);
  const names = Object.keys(defaultEdition.parameters);
  expect(Object.keys(read).toSorted()).toEqual(names.toSorted());
  for (const [name, value] of Object.entries(first)) {
    if (name !== 'noticeWorkingDays' && names.includes(name)) expect([name, read[name]]).toEqual([name, value]);
  }
  expect(read).toMatchObject({
    noticeWorkingDays: { county: 5, city: 5 },
    attachmentMaxMebibytes: 20,
    attachmentMaxCount: 80,
    declaredOn: 'schoolOnly',
  });
  expect(Object.keys(first)).toContain('objectors');
});

test('CONV-11: what a round has of its own stands, also inside a parameter that lost a part', () => {
  const own = { ...first, capacity: 7, noticeWorkingDays: { school: 9, county: 6, city: 8 }, attachmentMaxCount: 12 };
  expect(storedParameters(own)).toMatchObject({
    capacity: 7,
    noticeWorkingDays: { county: 6, city: 8 },
    attachmentMaxCount: 12,
  });
});

test('CONV-11: a contradiction found since closes no open round; a draft is told of it', () => {
  const stored = { ...first, casesMin: 9 };
  expect(storedParameters(stored).casesMin).toBe(9);
  expect(hostSelectionParameters.safeParse(inTodaysNames(stored)).success).toBe(false);
});

test.each([[{ ...first, capacity: 'ten' }], [{}], [null], ['text'], [[]]])(
  'what was never a set of parameters is refused: %#',
  (raw) => {
    expect(() => storedParameters(raw)).toThrow();
  },
);
