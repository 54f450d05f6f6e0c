import { expect, test } from 'vitest';
import { failed } from './sample.js';

test.each([
  ['HOST-01', 'currentClass'],
  ['HOST-02', 'politicalStatus'],
  ['HOST-02', 'ethicsSelfDeclaration'],
  ['HOST-11', 'performanceSummary'],
])('%s: a form without %s fails by that rule', (ruleId, field) => {
  expect(failed({ [field]: undefined })).toContain(ruleId);
});

test('HOST-10: nobody older than the policy says', () => {
  expect(failed({ birthDate: '1950-03-31' })).toContain('HOST-10');
});
