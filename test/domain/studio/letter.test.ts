import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, exactText, fraction } from '../../../domain/panel/decimal.js';
import {
  changeGoals,
  type GoalChange,
  type GoalsStanding,
  goalsMet,
  type Letter,
  refuseGoalChange,
  refuseGoalRequest,
} from '../../../domain/studio/letter/change.js';
import { daysSuspended, proRata, targetIn } from '../../../domain/studio/letter/pro-rata.js';
import { filledIn, progressOf, type TaskStatus } from '../../../domain/studio/letter/progress.js';
import { differenceOf, type LetterTask, taskListSchema } from '../../../domain/studio/letter/tasks.js';
import { type Work, workKinds, workRules, workSchema } from '../../../domain/studio/letter/work.js';
import type { StudioState } from '../../../domain/studio/states.js';
import { addDays } from '../../../domain/time/beijing.js';
import { lengthOf } from '../../../domain/time/span.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { must, said } from './must.js';

const p = defaultEdition.parameters;
/** 每年示范性班会课或讲座4次,市级以上. */
const lessons: LetterTask = {
  code: 'lessons',
  text: '示范性班会课或专题讲座4次',
  measure: 'count',
  kinds: ['demonstrationClassMeeting', 'lecture'],
  levelAtLeast: 'city',
  target: 4,
  dueOn: '2027-06-30',
};
const work = (id: string, more: Partial<Work> = {}): Work => ({
  id,
  kind: 'lecture',
  level: 'city',
  on: '2026-09-10',
  hours: '1.5',
  participants: 40,
  confirmed: true,
  ...more,
});
const from = '2026-07-01';
const year = { from, to: '2027-06-30' };

describe('how confirmed work fills the letter', () => {
  test.each<[string, Work[], string]>([
    ['two lectures', [work('a'), work('b')], '2/1'],
    [
      'STUDIO-25: a demonstration lesson beside a lecture',
      [work('a'), work('b', { kind: 'demonstrationClassMeeting' })],
      '2/1',
    ],
    ['one not confirmed yet', [work('a'), work('b', { confirmed: false })], '1/1'],
    ['one of another kind', [work('a'), work('b', { kind: 'seminar' })], '1/1'],
    ['CONV-09: one of the county, where the letter says city', [work('a'), work('b', { level: 'county' })], '1/1'],
    ['CONV-09: one of the province', [work('a', { level: 'provincial' })], '1/1'],
    ['the same record twice', [work('a'), work('a')], '1/1'],
    ['on the first and the last day', [work('a', { on: year.from }), work('b', { on: year.to })], '2/1'],
    ['a day before and a day after', [work('a', { on: '2026-06-30' }), work('b', { on: '2027-07-01' })], '0/1'],
  ])('%s', (_, record, filled) => {
    expect(exactText(filledIn(lessons, record, year))).toBe(filled);
  });

  test('hours are exact, and people are counted, where the letter asks for them', () => {
    const ten = Array.from({ length: 10 }, (_, n) => work(`w${n}`, { hours: '0.1' }));
    expect(exactText(filledIn({ ...lessons, measure: 'hours' }, ten, year))).toBe('1/1');
    expect(exactText(filledIn({ ...lessons, measure: 'participants' }, ten, year))).toBe('400/1');
  });

  test('STUDIO-22 (P): which activities guide the members is the edition’s word', () => {
    const guidance = p.letterTasks.find(({ code }) => code === 'guidance') ?? expect.fail('no task of guidance');
    const record = [work('a', { kind: 'caseDiscussion' }), work('b', { kind: 'seminar' })];
    const filled = (more: Partial<LetterTask>) =>
      exactText(filledIn({ ...lessons, ...guidance, ...more }, record, year));
    expect([filled({}), filled({ kinds: ['seminar'] })]).toEqual(['2/1', '1/1']);
  });

  const some = (count: number, on = '2026-07-05') => Array.from({ length: count }, (_, n) => work(`w${n}`, { on }));
  test.each<[string, Work[], string, TaskStatus]>([
    ['all four in time', some(4), '2026-08-01', 'done'],
    ['the fourth on the last day', [...some(3), work('last', { on: '2027-06-30' })], '2027-06-30', 'done'],
    ['the fourth a day late', [...some(3), work('late', { on: '2027-07-01' })], '2027-07-01', 'doneLate'],
    ['three when the day is over', some(3), '2027-07-01', 'missed'],
    ['three on the day itself', some(3), '2027-06-30', 'behind'],
    ['nothing on the first day', [], '2026-07-01', 'onTrack'],
    ['nothing on the second', [], '2026-07-02', 'behind'],
    ['two after half of the year', some(2), '2026-12-30', 'onTrack'],
    ['two a day beyond it', some(2), '2026-12-31', 'behind'],
  ])('at any day one sees what is behind: %s', (_, record, today, status) => {
    expect(progressOf(lessons, record, { from, today }).status).toBe(status);
  });

  test('more confirmed work never fills less, and its order changes nothing', () => {
    const piece = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      kind: fc.constantFrom(...workKinds),
      level: fc.constantFrom('provincial' as const, 'city' as const, 'county' as const),
      on: fc.integer({ min: -20, max: 400 }).map((n) => addDays(from, n)),
      hours: fc.integer({ min: 0, max: 99 }).map((n) => `${Math.floor(n / 10)}.${n % 10}`),
      participants: fc.nat(500),
      confirmed: fc.boolean(),
    });
    const record = fc.uniqueArray(piece, { selector: ({ id }) => id, maxLength: 7 });
    const measure = fc.constantFrom('count' as const, 'hours' as const, 'participants' as const);
    fc.assert(
      fc.property(record, measure, (pieces, by) => {
        const task = { ...lessons, measure: by };
        const whole = filledIn(task, pieces, year);
        expect(filledIn(task, pieces.toReversed(), year)).toEqual(whole);
        expect(compare(filledIn(task, pieces.slice(1), year), whole)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('every duty of the host that can be counted has its kinds of work (STUDIO-20, STUDIO-22 to STUDIO-25)', () => {
    expect([...new Set(Object.values(workRules))]).toEqual([
      'STUDIO-20',
      'STUDIO-22',
      'STUDIO-23',
      'STUDIO-24',
      'STUDIO-25',
    ]);
    for (const kind of workKinds) expect(workSchema.safeParse(work('a', { kind })).success).toBe(true);
    for (const hours of ['1.55', '-1', '1e1', ''])
      expect(workSchema.safeParse(work('a', { hours })).success).toBe(false);
  });
});

describe('STUDIO-16: goals are not changed once approved', () => {
  const letter: Letter = { version: 1, tasks: [lessons] };
  const word = (personId: string) => ({ personId, reason: '疫情停课' });
  const change: GoalChange = {
    tasks: [{ ...lessons, target: 3 }],
    request: word('host'),
    opinion: word('institute'),
    decision: { ...word('section'), outcome: 'granted' },
  };

  test.each<[string, Partial<GoalChange>, string | null]>([
    ['with all three words', {}, null],
    ['without the opinion of the Institute', { opinion: null }, 'ruleForbids STUDIO-16'],
    ['without a decision', { decision: null }, 'ruleForbids STUDIO-16'],
    ['a request without a reason', { request: { personId: 'host', reason: ' ' } }, 'ruleForbids STUDIO-16'],
    ['refused by the section', { decision: { ...word('section'), outcome: 'refused' } }, 'ruleForbids STUDIO-16'],
    ['the Institute decides as well', { opinion: word('section') }, 'secondPersonRequired STUDIO-O07'],
    ['nothing changes', { tasks: [lessons] }, 'badInput STUDIO-16'],
  ])('STUDIO-O07: %s', (_, changed, expected) => {
    expect(said(refuseGoalChange(letter, { ...change, ...changed }, p))).toBe(expected);
  });

  const whole: LetterTask = { ...lessons, code: 'all', kinds: [...workKinds], target: 9 };
  const asked = { shown: 1, tasks: [{ ...whole, target: 8 }], reason: '疫情停课' };
  const standing: GoalsStanding = { inForce: { version: 1, tasks: [whole], sealed: true }, another: null };
  const running = { ...year, state: 'running' } as const;

  test.each<[string, Partial<GoalsStanding>, Partial<typeof asked>, StudioState, string[]]>([
    ['with a reason and a difference', {}, {}, 'running', []],
    ['while the studio stands still', {}, {}, 'suspended', ['stageNotOpen STUDIO-05']],
    ['after the term', {}, {}, 'termEnded', ['stageNotOpen STUDIO-05']],
    ['before a letter is in force', { inForce: null }, {}, 'running', ['stageNotOpen STUDIO-17']],
    ['while another is undecided', { another: 'open' }, {}, 'running', ['stageNotOpen STUDIO-O07']],
    ['while another is not signed yet', { another: 'unsigned' }, {}, 'running', ['stageNotOpen STUDIO-O07']],
    ['of another version', {}, { shown: 2 }, 'running', ['caseChanged STUDIO-17']],
    ['without a reason', {}, { reason: ' ' }, 'running', ['badInput undefined']],
    ['without a difference', {}, { tasks: [whole] }, 'running', ['badInput undefined']],
    ['due after the term', {}, { tasks: [{ ...whole, dueOn: '2035-01-01' }] }, 'running', ['badInput STUDIO-05']],
  ])('STUDIO-O07: the host asks %s', (_, at, draft, state, expected) => {
    const found = refuseGoalRequest({ ...running, state }, { ...standing, ...at }, { ...asked, ...draft }, p);
    expect(found.map(said)).toEqual(expected);
  });

  test('STUDIO-16 (P): where goals are never changed nobody asks', () => {
    expect(refuseGoalRequest(running, standing, asked, { goalChange: 'never' }).map(said)).toEqual([
      'ruleForbids STUDIO-16',
    ]);
  });

  test('STUDIO-O07: what was met, in time or late, stays on record; what was not is not made up', () => {
    const line = (code: string, status: TaskStatus) => ({ code, status, filled: fraction(1n), target: fraction(1n) });
    const all = [line('a', 'done'), line('b', 'doneLate'), line('c', 'behind'), line('d', 'missed')];
    expect(goalsMet(all)).toEqual(['a', 'b']);
  });

  test('an edition may know no exception', () => {
    expect(said(refuseGoalChange(letter, change, { goalChange: 'never' }))).toBe('ruleForbids STUDIO-16');
  });

  test('a granted change makes the next version and leaves the old one as it was', () => {
    expect(must(changeGoals(letter, change, p))).toEqual({ version: 2, tasks: change.tasks });
    expect(letter).toEqual({ version: 1, tasks: [lessons] });
    expect(changeGoals(letter, { ...change, opinion: null }, p)).toMatchObject({ ok: false });
  });

  test('the difference names what came, went and changed, whatever the order', () => {
    const paper: LetterTask = { ...lessons, code: 'paper', kinds: ['paper'] };
    const topic: LetterTask = { ...lessons, code: 'topic', kinds: ['completedTopic'] };
    expect(differenceOf([lessons, paper], [topic, { ...lessons, target: 5 }])).toEqual({
      added: ['topic'],
      removed: ['paper'],
      changed: ['lessons'],
    });
    expect(differenceOf([lessons, paper], [paper, lessons])).toEqual({ added: [], removed: [], changed: [] });
  });

  test('ASSESS-03: a letter has tasks, each of a code of its own', () => {
    expect(taskListSchema.safeParse([lessons]).success).toBe(true);
    expect(taskListSchema.safeParse([lessons, lessons]).success).toBe(false);
    expect(taskListSchema.safeParse([]).success).toBe(false);
  });
});

describe('ASSESS-O05: a studio that stood still', () => {
  test.each([
    ['never', [], 0, '12/1'],
    ['for a day', [{ from: '2026-09-01', to: '2026-09-01' }], 1, '4368/365'],
    ['into the year, from before it', [{ from: '2026-06-01', to: '2026-07-31' }], 31, '4008/365'],
    [
      'twice, overlapping',
      [
        { from: '2026-09-01', to: '2026-09-20' },
        { from: '2026-09-11', to: '2026-09-30' },
      ],
      30,
      '804/73',
    ],
    ['the whole year', [{ from: '2026-01-01', to: '2028-01-01' }], 365, '0/1'],
  ])('%s', (_, suspensions, days, target) => {
    expect(daysSuspended(year, suspensions)).toBe(days);
    expect(exactText(proRata(12, year, suspensions))).toBe(target);
  });

  test('suspended days are never counted twice, and never more than there are', () => {
    const span = fc
      .tuple(fc.integer({ min: -60, max: 420 }), fc.integer({ min: 0, max: 200 }))
      .map(([start, length]) => ({ from: addDays(from, start), to: addDays(from, start + length) }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (spans) => {
        const each = Array.from({ length: lengthOf(year) }, (_, n) => addDays(from, n));
        const inside = each.filter((day) => spans.some((one) => one.from <= day && day <= one.to)).length;
        expect(daysSuspended(year, spans)).toBe(inside);
        expect(daysSuspended(year, spans.toReversed())).toBe(inside);
      }),
    );
  });

  test('an edition may skip such a year altogether; a year without a suspension is always assessed', () => {
    const pause = [{ from: '2026-09-01', to: '2026-09-01' }];
    const skipped = { suspendedYear: 'skipped' } as const;
    expect(targetIn(12, year, pause, p)).toEqual(proRata(12, year, pause));
    expect(targetIn(12, year, pause, skipped)).toBeNull();
    expect(targetIn(12, year, [], skipped)).toEqual(fraction(12n));
  });

  test('a target of the share is reached by the share', () => {
    const target = proRata(4, year, [{ from, to: addDays(from, 181) }]);
    const two = [work('a'), work('b')];
    expect(progressOf(lessons, two, { from, today: '2027-07-01' }).status).toBe('missed');
    expect(compare(target, fraction(2n))).toBe(1);
    expect(progressOf(lessons, [...two, work('c')], { from, today: '2027-07-01', target }).status).toBe('done');
  });
});
