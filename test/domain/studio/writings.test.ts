import { describe, expect, test } from 'vitest';
import { exactText, fraction } from '../../../domain/panel/decimal.js';
import type { TaskStatus } from '../../../domain/studio/letter/progress.js';
import { refuseVerdict } from '../../../domain/studio/members/completion.js';
import { memberRecord, type RecordLine, refuseTakingPart } from '../../../domain/studio/members/record.js';
import {
  growthSections,
  mayRevise,
  refuseAnswer,
  refuseWriting,
  sectionsOf,
  summarySections,
} from '../../../domain/studio/members/writings.js';
import { defaultAgreementTasks } from '../../../policy/studio/agreement-tasks.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';

const told = (refusal: { readonly code: string; readonly ruleId?: string } | null) =>
  refusal && `${refusal.code} ${refusal.ruleId}`;

describe('what a member hands in', () => {
  test('STUDIO-21, MEMBER-06: every section is written, blanks are not writing', () => {
    const whole = Object.fromEntries(growthSections.map((name) => [name, '写明']));
    expect(refuseWriting('growthPlan', whole)).toEqual([]);
    expect(refuseWriting('growthPlan', { ...whole, goals: ' ' }).map(({ field }) => field)).toEqual(['sections.goals']);
    expect(refuseWriting('summary', {}).map(({ code, ruleId }) => `${code} ${ruleId}`)).toEqual(
      summarySections.map(() => 'badInput MEMBER-06'),
    );
    expect(sectionsOf.summary).toEqual(summarySections);
  });

  test('STUDIO-21: guiding is done in words; a summary may be taken note of without', () => {
    expect(told(refuseAnswer('growthPlan', ' '))).toBe('badInput STUDIO-21');
    expect(refuseAnswer('growthPlan', '可行')).toBeNull();
    expect(refuseAnswer('summary', '')).toBeNull();
  });

  test.each([
    ['none was handed in yet', [], true],
    ['one is asked for', [['growthPlan', 'asked']], false],
    ['one is with the host', [['growthPlan', 'handedIn']], false],
    [
      'one is agreed to, a summary is asked for',
      [
        ['growthPlan', 'agreed'],
        ['summary', 'asked'],
      ],
      true,
    ],
  ] as const)('STUDIO-21: another version of a plan may be asked for where %s: %s', (_, list, expected) => {
    expect(mayRevise(list.map(([kind, state]) => ({ kind, state })))).toBe(expected);
  });
});

describe('what a member has completed', () => {
  const days = { from: '2027-01-01', to: '2027-12-31', rests: [] };
  const task = { ...(defaultAgreementTasks[1] ?? expect.fail('no task')), dueOn: '2029-06-30' };
  const paper = (on: string, confirmed = true) => ({
    ...({ id: on, kind: 'paper', level: 'city', on, hours: '0', participants: 1, confirmed } as const),
  });
  test('MEMBER-09: confirmed work within the own days counts, and no other', () => {
    const filled = (works: readonly ReturnType<typeof paper>[]) =>
      memberRecord([task], works, days, '2028-03-01', defaultEdition.parameters).map(({ progress }) => progress.filled);
    expect(filled([paper('2027-05-01')])).toEqual([fraction(1n)]);
    expect(filled([paper('2027-05-01', false)])).toEqual([fraction(0n)]);
    expect(filled([paper('2026-12-31'), paper('2028-01-01')])).toEqual([fraction(0n)]);
  });

  test.each([
    ['never', [], 'proRata', '12/1', 'behind'],
    ['for half of it', [{ from: '2027-01-01', to: '2027-06-30' }], 'proRata', '2208/365', 'behind'],
    ['nearly always', [{ from: '2027-01-01', to: '2027-12-01' }], 'proRata', '72/73', 'done'],
    [
      'for half of it, where a year with a rest is skipped',
      [{ from: '2027-01-01', to: '2027-06-30' }],
      'skipped',
      '12/1',
      'behind',
    ],
  ] as const)('ASSESS-O05: the studio stood still %s', (_, rests, suspendedYear, target, status) => {
    const twelve = { ...task, target: 12, dueOn: '2027-12-31' };
    const [line] = memberRecord([twelve], [paper('2027-12-20')], { ...days, rests }, '2028-03-01', { suspendedYear });
    expect([line && exactText(line.progress.target), line?.progress.status]).toEqual([target, status]);
  });

  test('MEMBER-07: whoever took part served on that day', () => {
    const members = [
      { number: 1, fromDay: '2027-01-01', toDay: '2027-12-31' },
      { number: 2, fromDay: null, toDay: null },
    ];
    expect(refuseTakingPart(members, [1], '2027-06-01')).toEqual([]);
    for (const [numbers, on] of [
      [[1], '2028-01-01'],
      [[2], '2027-06-01'],
      [[1, 3], '2027-06-01'],
    ] as const)
      expect(refuseTakingPart(members, numbers, on)).toMatchObject([{ code: 'badInput', ruleId: 'MEMBER-07' }]);
  });

  test.each([
    ['done', 'completed', '', null],
    ['doneLate', 'completed', '', null],
    ['missed', 'completed', '', 'badInput MEMBER-09'],
    ['missed', 'completed', '病假半年', null],
    ['done', 'notCompleted', '', 'badInput MEMBER-09'],
    ['missed', 'notCompleted', '', 'badInput MEMBER-09'],
    ['missed', 'notCompleted', '没有参加活动', null],
  ] as const)('MEMBER-09: tasks %s, said to be %s for the reason "%s": %s', (status, verdict, reason, expected) => {
    const line = (of: TaskStatus): RecordLine => ({
      task,
      progress: { code: task.code, filled: fraction(0n), target: fraction(1n), status: of },
    });
    expect(told(refuseVerdict([line('done'), line(status)], verdict, reason))).toBe(expected);
  });
});
