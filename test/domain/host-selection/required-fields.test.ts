import { expect, test } from 'vitest';
import { formFields } from '../../../domain/host-selection/form.js';
import { fieldRules } from '../../../domain/host-selection/form-rules.js';
import { failed, failures } from './sample.js';

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

const fields = formFields.map((field) => [fieldRules[field].ruleId, field] as const);

test.each(fields)(
  '%s: a form without %s is refused with the field named where the form needs it, and not otherwise',
  (_, field) => {
    const named = failures({ [field]: undefined }).map((one) => one.field.split('.')[0]);
    expect(named.includes(field) ? 'required' : 'recommended').toBe(fieldRules[field].need);
    if (field !== 'studioProposal' && field !== 'unitSupport') expect(fieldRules[field].need).toBe('required');
  },
);

test('FORM: what is missing is said once', () => {
  const said = failures({ name: ' ', phone: undefined }).map(({ code, field }) => `${code} ${field}`);
  expect(said).toEqual(['missing name', 'missing phone']);
});
