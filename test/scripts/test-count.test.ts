import { expect, test } from 'vitest';
import { countTests } from '../../scripts/test-count.js';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

test.each([
  // what the report holds                                              passed, failed
  ['all passed', { testResults: [file('passed', 'passed', 'passed')] }, 2, 0],
  ['one failed', { testResults: [file('failed', 'passed', 'failed')] }, 1, 1],
  ['a file that does not load', { testResults: [file('failed'), file('passed', 'passed')] }, 1, 1],
  ['no report', null, 0, 1],
])('%s', (_name, report, passed, failed) => {
  expect(countTests(report)).toEqual({ passed, failed });
});
