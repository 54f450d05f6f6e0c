import { expect, test } from 'vitest';
import { chinaCalendar } from '../../../domain/calendar/china.js';
import { dueByKey, plannedApprovalDay, roundDates } from '../../../domain/host-selection/round-dates.js';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';

const p = defaultEdition.parameters;
const days = (openedAt: string, fixed = {}, more: Partial<typeof p> = {}) =>
  roundDates(chinaCalendar, openedAt, { ...p, ...more }, fixed).map(({ key, day }) => [key, day]);

test('CONV-06: the dates of a round opened on 2 March 2026, over Qingming, Labour Day with its make-up Saturday, and Dragon Boat', () => {
  expect(days('2026-03-02T01:00:00.000Z')).toMatchInlineSnapshot(`
    [
      [
        "applicationWindow",
        "2026-03-30",
      ],
      [
        "schoolRecommendation",
        "2026-04-21",
      ],
      [
        "countyReview",
        "2026-05-14",
      ],
      [
        "countyNotice",
        "2026-05-21",
      ],
      [
        "nominationWindow",
        "2026-05-26",
      ],
      [
        "panelFormation",
        "2026-06-02",
      ],
      [
        "scoring",
        "2026-06-16",
      ],
      [
        "ranking",
        "2026-06-22",
      ],
      [
        "justification",
        "2026-06-29",
      ],
      [
        "cityNotice",
        "2026-07-06",
      ],
      [
        "decision",
        "2026-07-20",
      ],
    ]
  `);
});

test('HOST-20: the county’s notice has its date before the city’s, and each says what it is counted from', () => {
  const dates = roundDates(chinaCalendar, '2026-03-02T01:00:00.000Z', p);
  const basisOf = (key: string) => dates.find((date) => date.key === key)?.basis;
  expect(basisOf('countyNotice')).toEqual({
    parameter: 'noticeWorkingDays.county',
    workingDays: 5,
    after: 'countyReview',
  });
  expect(basisOf('nominationWindow')).toEqual({ parameter: 'bundleDays', workingDays: 3, after: 'countyNotice' });
  expect(dates[0]?.basis).toEqual({ parameter: 'applicationWindowDays', workingDays: 20, after: 'opening' });
  expect(dates[0]?.calendarVersion).toBe(chinaCalendar.version);
  expect(dueByKey(dates).applicationWindow).toBe('2026-03-30T15:59:59.999Z');
});

test('HOST-10: the planned approval day is the day of the decision', () => {
  const dates = roundDates(chinaCalendar, '2026-03-02T01:00:00.000Z', p);
  expect(plannedApprovalDay(dates)).toBe(dates.at(-1)?.day);
});

test('a fixed day moves all that follow and nothing before', () => {
  const before = days('2026-03-02T01:00:00.000Z');
  const after = days('2026-03-02T01:00:00.000Z', { countyReview: '2026-05-20' });
  expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  expect(after[2]).toEqual(['countyReview', '2026-05-20']);
  expect(after.slice(3, 5)).toEqual([
    ['countyNotice', '2026-05-27'],
    ['nominationWindow', '2026-06-01'],
  ]);
});

test('HOST-O02: without justification the notice follows the ranking', () => {
  const all = Object.fromEntries(days('2026-03-02T01:00:00.000Z', {}, { projectJustification: 'none' }));
  expect(all.justification).toBe(all.ranking);
});

test('dates past the last published year are provisional, and so are all after them', () => {
  const dates = roundDates(chinaCalendar, '2026-11-02T01:00:00.000Z', p);
  expect(dates.filter(({ provisional }) => !provisional).map(({ key }) => key)).toEqual([
    'applicationWindow',
    'schoolRecommendation',
  ]);
});
