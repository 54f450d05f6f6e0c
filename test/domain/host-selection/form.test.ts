import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../../domain/host-selection/canonical.js';
import { completeForm } from '../../../domain/host-selection/complete-form.js';
import { type DraftForm, draftFormSchema } from '../../../domain/host-selection/draft-form.js';
import { eligibility } from '../../../domain/host-selection/eligibility.js';
import { applicationFormSchema, formFields } from '../../../domain/host-selection/form.js';
import { checkSentence } from '../../../text/eligibility.js';
import { facts, parameters, soundForm } from './sample.js';

test('HOST-22: the complete form is strict, the draft keeps what is half filled in and drops the unknown', () => {
  expect(applicationFormSchema.safeParse(soundForm).success).toBe(true);
  expect(applicationFormSchema.safeParse({ ...soundForm, route: 'direct' }).success).toBe(false);
  expect(draftFormSchema.parse({ name: '林', birthDate: '1985-', gender: '?', route: 'direct' })).toEqual({
    name: '林',
    birthDate: '1985-',
    gender: undefined,
  });
  expect(Object.keys(draftFormSchema.shape)).toEqual(formFields);
});

test('a saved form is the form that was submitted', () => {
  const draft = draftFormSchema.parse(soundForm);
  expect(draft).toEqual(soundForm);
  const whole = completeForm({ ...draft, studioProposal: { goals: '' }, researchEffect: '效' });
  expect(whole).toMatchObject({ ok: true, value: { researchEffect: '效' } });
});

test('HOST-O13: the canonical text does not depend on the order of keys or on line ends', () => {
  const turned = Object.fromEntries(Object.entries(soundForm).toReversed()) as typeof soundForm;
  expect(canonical(turned)).toBe(canonical(soundForm));
  expect(canonical({ performanceSummary: '一\r\n二' })).toBe(canonical({ performanceSummary: '一\n二' }));
  expect(canonical({ ...soundForm, subject: '数学' })).not.toBe(canonical(soundForm));
});

const anything = fc.oneof(fc.string(), fc.integer({ min: 0, max: 12 }), fc.constant(null), fc.constant(undefined));
const dayish = fc.oneof(
  fc.constantFrom('2020-02-30', '', '9999-12-31', '0000-01-01', '2019-09-01'),
  fc.string({ maxLength: 10 }),
);
const row = fc.record(
  {
    from: dayish,
    to: dayish,
    date: dayish,
    level: fc.constantFrom('city', 'provincial', 'x'),
    grade: anything,
    title: anything,
    kind: fc.constantFrom('prize', 'project', 'case'),
    subject: fc.constantFrom('class', 'person'),
    name: anything,
    className: anything,
  },
  { requiredKeys: [] },
);
const drafts = fc.dictionary(
  fc.constantFrom(...formFields),
  fc.oneof(anything, dayish, fc.boolean(), row, fc.array(row, { maxLength: 4 })),
);

test('eligibility never throws on a draft, says each check in both languages, and refuses the incomplete', () => {
  let judged = 0;
  const judge = (draft: DraftForm) => {
    const result = eligibility(draft, facts, parameters);
    for (const one of result.checks) {
      for (const language of ['zh', 'en'] as const)
        expect(checkSentence(one, language)).not.toMatch(/undefined|NaN|^$/);
    }
    expect(result.eligible).toBe(false);
    judged += 1;
  };
  judge({});
  fc.assert(
    fc.property(drafts, (raw) => {
      for (const [key, value] of Object.entries(raw)) {
        const parsed = draftFormSchema.safeParse({ [key]: value });
        if (parsed.success) judge(parsed.data);
      }
    }),
    { numRuns: 300 },
  );
  expect(judged).toBeGreaterThan(100);
});
