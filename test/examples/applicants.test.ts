import { expect, test } from 'vitest';
import { eligibility } from '../../domain/host-selection/eligibility.js';
import { applicationFormSchema } from '../../domain/host-selection/form.js';
import type { SchoolType } from '../../domain/vocabulary.js';
import { applicants } from '../../examples/applicant-list.js';
import { sampleForm } from '../../examples/applicants.js';
import { failingRules, stories } from '../../examples/stories.js';
import { defaultEdition } from '../../policy/host-selection/default-edition.js';

/** Two rounds of different seasons: the stories must not depend on the day a round is opened. */
const rounds = [
  { deadline: '2026-03-30', plannedApprovalDay: '2026-07-20' },
  { deadline: '2026-12-29', plannedApprovalDay: '2027-04-23' },
  { deadline: '2027-07-09', plannedApprovalDay: '2027-11-02' },
];

const typeOf = (school: string): SchoolType => {
  if (school.startsWith('D-')) return 'cityDirectSchool';
  return school.startsWith('P-') ? 'privateSchool' : 'countySchool';
};

test('at least forty applicants show every story of the sample city', () => {
  expect(applicants.length).toBeGreaterThanOrEqual(40);
  expect(new Set(applicants.map(({ code }) => code)).size).toBe(applicants.length);
  const shown = new Set(applicants.map(({ story }) => story));
  expect(stories.filter((story) => !shown.has(story))).toEqual([]);
});

test.each(applicants.map((one) => [one.code, one.story, one] as const))(
  'eligibility of %s (%s): the rules expected fail, and no other',
  (_code, story, applicant) => {
    const before = applicants.slice(0, applicants.indexOf(applicant));
    for (const days of rounds) {
      const form = sampleForm(applicant, days);
      expect(applicationFormSchema.safeParse(form).error?.issues ?? []).toEqual([]);
      const { eligible, checks } = eligibility(
        form,
        {
          ...days,
          schoolType: typeOf(applicant.school),
          ethicsBar: false,
          otherLiveApplicationsOfSchool: before.filter(({ school }) => school === applicant.school).length,
          verifiedAttachments: [],
          moment: 'apply',
        },
        defaultEdition.parameters,
      );
      const failed = checks.filter(({ met }) => !met).map(({ ruleId }) => ruleId);
      expect(failed).toEqual(failingRules[story] ?? []);
      expect(eligible).toBe(failed.length === 0);
    }
  },
);

test('HOST-09: six years exactly are seventy-two months, and one month short is seventy-one', () => {
  const months = (story: string) => {
    const applicant = applicants.find((one) => one.story === story);
    const days = { deadline: '2026-03-30', plannedApprovalDay: '2026-07-20' };
    if (!applicant) throw new Error('no such story');
    const facts = {
      ...days,
      schoolType: 'countySchool' as const,
      ethicsBar: false,
      otherLiveApplicationsOfSchool: 0,
      verifiedAttachments: [],
      moment: 'apply' as const,
    };
    const { checks } = eligibility(sampleForm(applicant, days), facts, defaultEdition.parameters);
    return checks.find(({ code }) => code === 'serviceMonths')?.facts.months;
  };
  expect([months('sixYearsExactly'), months('oneMonthShort')]).toEqual([72, 71]);
});
