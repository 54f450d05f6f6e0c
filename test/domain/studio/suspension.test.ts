import { describe, expect, test } from 'vitest';
import type { CalendarData } from '../../../domain/calendar/calendar.js';
import type { StudioState } from '../../../domain/studio/states.js';
import { datesAfterRest, refuseSuspension, restReminderOn } from '../../../domain/studio/suspension.js';
import { suspensionEndsOn } from '../../../domain/studio/term.js';
import { at as atTime, endOfDay } from '../../../domain/time/beijing.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { said } from './must.js';

const p = defaultEdition.parameters;
const calendar: CalendarData = {
  version: 'test',
  publishedThrough: '2027-12-31',
  // 1 to 5 May are days off, Saturday 9 May is a working day
  holidays: { '2026-05-01': '', '2026-05-02': '', '2026-05-03': '', '2026-05-04': '', '2026-05-05': '' },
  workdays: { '2026-05-09': '' },
} as unknown as CalendarData;

describe('STUDIO-O05: a studio that stands still', () => {
  const term = { from: '2026-03-02', to: '2029-03-01' };
  const today = '2026-09-15';
  const before = [{ from: '2026-05-01', to: '2026-06-30' }];

  test.each<[string, StudioState, string, string[]]>([
    ['from today', 'running', today, []],
    ['while it is assessed', 'underAssessment', today, []],
    ['from the day after it had stood still', 'running', '2026-07-01', []],
    ['from a day on which it stood still before', 'running', '2026-06-30', ['badInput STUDIO-O05']],
    ['from tomorrow', 'running', '2026-09-16', ['badInput STUDIO-O05']],
    ['from before its term', 'running', '2026-03-01', ['badInput STUDIO-O05']],
    ['twice', 'suspended', today, ['stageNotOpen STUDIO-O05']],
    ['after its term', 'termEnded', today, ['stageNotOpen STUDIO-O05']],
    ['before it was established', 'approved', today, ['stageNotOpen STUDIO-O05']],
  ])('is suspended %s', (_, state, from, expected) => {
    expect(refuseSuspension({ ...term, state }, { from, before }, today).map(said)).toEqual(expected);
  });

  test('STUDIO-O05 (P): so many months at most, never beyond the term, with a reminder some days before', () => {
    expect(suspensionEndsOn(term, '2026-08-31', p)).toBe('2027-02-27');
    expect(suspensionEndsOn(term, '2028-12-01', p)).toBe('2029-03-01');
    expect(suspensionEndsOn(term, '2026-08-31', { suspensionMonths: 3 })).toBe('2026-11-29');
    const span = { from: '2026-08-31', to: '2027-02-27' };
    expect(restReminderOn(span, { suspensionReminderDays: 30 })).toBe('2027-01-28');
    expect(restReminderOn(span, { suspensionReminderDays: 10 })).toBe('2027-02-17');
    expect(restReminderOn({ from: '2029-02-20', to: '2029-03-01' }, { suspensionReminderDays: 30 })).toBeNull();
  });

  test('the working days a task had left are counted from its end on, over holidays and make-up Saturdays; its allowances stay', () => {
    const had = { due: endOfDay('2026-04-10'), grace: endOfDay('2026-04-15'), hard: endOfDay('2026-04-17') };
    // suspended on Monday 6 April with four working days left, resumed on Thursday 30 April
    const rest = { since: atTime('2026-04-06', '10:00'), now: atTime('2026-04-30', '10:00') };
    expect(datesAfterRest(calendar, had, rest)).toMatchObject({
      due: endOfDay('2026-05-09'),
      grace: endOfDay('2026-05-13'),
      hard: endOfDay('2026-05-15'),
    });
  });

  test('a task that was late before is late after', () => {
    const had = { due: endOfDay('2026-04-03'), grace: endOfDay('2026-04-08'), hard: endOfDay('2026-04-10') };
    const rest = { since: atTime('2026-04-06', '10:00'), now: atTime('2026-04-30', '10:00') };
    expect(datesAfterRest(calendar, had, rest).due).toBe(endOfDay('2026-04-03'));
  });
});
