import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaCalendar as cal } from '../../../domain/calendar/china.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import { ladderActs } from '../../../domain/ladder/acts.js';
import { datesFor, datesUntil } from '../../../domain/ladder/dates.js';
import { hostSelectionLadder } from '../../../domain/ladder/host-selection.js';
import { ladderSchema, rungSchema } from '../../../domain/ladder/ladder.js';
import { plan } from '../../../domain/ladder/plan.js';
import { addDays, at, dayOf, timeOf } from '../../../domain/time/beijing.js';
import { anyLadder } from './arbitrary.js';

const terms = { workingDays: 10, graceWorkingDays: 3, hardWorkingDays: 5 };
const told = (planned: ReturnType<typeof plan>) =>
  planned.map(({ rung, at: moment }) => `${rung.code} ${dayOf(moment)} ${timeOf(moment)}`);

describe('the dates of a task', () => {
  it('are counted in working days, each from the one before, over the Spring Festival', () => {
    expect(datesFor(cal, at('2026-02-06', '15:00'), terms)).toEqual({
      due: '2026-02-27T15:59:59.999Z',
      grace: '2026-03-03T15:59:59.999Z',
      hard: '2026-03-10T15:59:59.999Z',
      calendarVersion: cal.version,
      provisional: false,
    });
  });

  it('CONV-06: a fixed last day stays where it is, even on a day off', () => {
    expect(datesUntil(cal, '2026-10-04', { graceWorkingDays: 0, hardWorkingDays: 2 })).toMatchObject({
      due: '2026-10-04T15:59:59.999Z',
      grace: '2026-10-04T15:59:59.999Z',
      hard: '2026-10-09T15:59:59.999Z',
    });
  });

  it('are provisional as soon as one of them lies in an unpublished year', () => {
    expect(datesFor(cal, at('2026-12-14', '09:00'), terms)).toMatchObject({
      due: '2026-12-28T15:59:59.999Z',
      hard: '2027-01-07T15:59:59.999Z',
      provisional: true,
    });
  });
});

describe('the host selection ladder', () => {
  it('is valid data', () => expect(ladderSchema.parse(hostSelectionLadder)).toEqual(hostSelectionLadder));

  it('reminds on working days and escalates only after each date has passed', () => {
    const openedAt = at('2026-02-06', '15:00');
    expect(told(plan(cal, hostSelectionLadder, { openedAt, ...datesFor(cal, openedAt, terms) }))).toEqual([
      'fiveDaysBefore 2026-02-13 09:00',
      'twoDaysBefore 2026-02-25 09:00',
      'onTheDay 2026-02-27 09:00',
      'superiorInformed 2026-02-28 09:00',
      'superiorCoOwns 2026-03-04 09:00',
      'replaced 2026-03-11 09:00',
    ]);
  });

  it('drops what lies before the opening', () => {
    const openedAt = at('2026-03-04', '09:30');
    const dates = datesFor(cal, openedAt, { ...terms, workingDays: 2 });
    expect(told(plan(cal, hostSelectionLadder, { openedAt, ...dates }))[0]).toBe('onTheDay 2026-03-06 09:00');
  });

  it('reminds before a last day off, not after it', () => {
    const dates = datesUntil(cal, '2026-10-04', { graceWorkingDays: 1, hardWorkingDays: 1 });
    const codes = told(plan(cal, hostSelectionLadder, { openedAt: at('2026-09-01', '09:00'), ...dates }));
    expect(codes).toContain('onTheDay 2026-09-30 09:00');
    expect(codes).toContain('superiorInformed 2026-10-08 09:00');
  });
});

describe('any ladder', () => {
  const opening = fc.integer({ min: 0, max: 900 }).map((n) => at(addDays('2024-03-01', n), '10:15'));

  it('plans in time order, on working days, nothing before the opening, no escalation before its date', () => {
    fc.assert(
      fc.property(anyLadder, opening, fc.nat({ max: 40 }), fc.nat({ max: 9 }), (ladder, openedAt, days, more) => {
        const dates = datesFor(cal, openedAt, { workingDays: days, graceWorkingDays: more, hardWorkingDays: more });
        const planned = plan(cal, ladder, { openedAt, ...dates });
        const moments = planned.map((one) => one.at);
        expect(moments).toEqual([...moments].sort());
        for (const one of planned) {
          expect(one.at >= openedAt).toBe(true);
          expect(isWorkingDay(cal, dayOf(one.at))).toBe(true);
          const { act, anchor } = one.rung;
          if (act !== 'remind' && anchor !== 'opened') expect(one.at > dates[anchor]).toBe(true);
        }
        const escalations = (rungs: typeof ladder) => rungs.filter((rung) => rung.act !== 'remind').length;
        expect(escalations(planned.map((one) => one.rung))).toBe(escalations(ladder));
      }),
    );
  });
});

describe('a ladder is refused', () => {
  const rung = { code: 'a', anchor: 'due', workingDays: 1, act: 'inform', to: 'superior', at: '09:00' };
  it.each([
    ['when it would decide', { ...rung, act: 'approve' }],
    ['when it would reject', { ...rung, act: 'reject' }],
    ['when a task is taken on the due day itself', { ...rung, act: 'coOwn', workingDays: 0 }],
    ['when somebody is replaced before the date', { ...rung, act: 'replace', workingDays: -1 }],
    ['when it escalates from the opening', { ...rung, anchor: 'opened' }],
    ['at an odd time', { ...rung, at: '24:00' }],
    ['with half days', { ...rung, workingDays: 1.5 }],
  ])('%s', (_, bad) => {
    expect(rungSchema.safeParse(rung).success).toBe(true);
    expect(rungSchema.safeParse(bad).success).toBe(false);
  });

  it('when two rungs share a code', () => expect(ladderSchema.safeParse([rung, rung]).success).toBe(false));

  it('and a deadline never decides: this is all it can do', () => {
    expect(ladderActs).toEqual(['remind', 'overdue', 'inform', 'coOwn', 'replace']);
  });
});
