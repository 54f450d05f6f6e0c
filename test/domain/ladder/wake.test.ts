import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaCalendar as cal } from '../../../domain/calendar/china.js';
import { severityOf } from '../../../domain/ladder/acts.js';
import { datesFor } from '../../../domain/ladder/dates.js';
import { hostSelectionLadder } from '../../../domain/ladder/host-selection.js';
import { plan } from '../../../domain/ladder/plan.js';
import { dueRungs, nextWake } from '../../../domain/ladder/wake.js';
import { addDays, at } from '../../../domain/time/beijing.js';
import { anyLadder } from './arbitrary.js';

const terms = { workingDays: 10, graceWorkingDays: 3, hardWorkingDays: 5 };
const openedAt = at('2026-03-02', '08:00'); // due 16, grace 19, hard 26 March
const planned = plan(cal, hostSelectionLadder, { openedAt, ...datesFor(cal, openedAt, terms) });
const codes = planned.map(({ rung }) => rung.code);

describe('on waking', () => {
  it.each([
    ['2026-03-08', 0, null, [], []],
    ['2026-03-09', 0, 'fiveDaysBefore', [], []],
    ['2026-03-13', 0, 'twoDaysBefore', ['fiveDaysBefore'], []],
    ['2026-03-13', 1, 'twoDaysBefore', [], []],
    ['2026-03-17', 3, 'superiorInformed', [], ['superiorInformed']],
    ['2026-03-20', 2, 'superiorCoOwns', ['onTheDay', 'superiorInformed'], ['superiorInformed', 'superiorCoOwns']],
    ['2026-04-30', 3, 'replaced', codes.slice(3, 5), codes.slice(3)],
    ['2026-04-30', 6, null, [], []],
  ])('on %s with %i rungs done: mail %s, %j collapse, effects %j', (day, done, mail, collapsed, effects) => {
    const due = dueRungs(planned, at(day, '09:00'), codes.slice(0, done));
    expect(due.mail?.code ?? null).toBe(mail);
    expect(due.collapsed).toEqual(collapsed);
    expect(due.effects.map(({ code }) => code)).toEqual(effects);
  });

  it('the next look is at the next open rung, at once if one was missed, never when all are done', () => {
    expect(nextWake(planned, openedAt, [])).toBe(at('2026-03-09', '09:00'));
    expect(nextWake(planned, at('2026-03-10', '09:00'), codes.slice(0, 1))).toBe(at('2026-03-12', '09:00'));
    expect(nextWake(planned, at('2026-03-13', '11:00'), [])).toBe(at('2026-03-13', '11:00'));
    expect(nextWake(planned, at('2026-03-13', '11:00'), codes)).toBeNull();
    expect(nextWake([], openedAt, [])).toBeNull();
  });
});

describe('however often one wakes', () => {
  const naps = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 });

  it('every effect is carried out exactly once, in order, and each waking sends at most one mail', () => {
    fc.assert(
      fc.property(anyLadder, naps, (ladder, days) => {
        const all = plan(cal, ladder, { openedAt, ...datesFor(cal, openedAt, terms) });
        const done: string[] = [];
        const effects: string[] = [];
        let day = '2026-03-02';
        for (const nap of [...days, 365]) {
          day = addDays(day, nap);
          const now = at(day, '12:00');
          const due = dueRungs(all, now, done);
          const carried = due.mail ? [due.mail.code, ...due.collapsed] : due.collapsed;
          const mailed = due.mail;
          if (mailed) for (const { act } of due.effects) expect(severityOf(act) <= severityOf(mailed.act)).toBe(true);
          else expect(due.collapsed).toEqual([]);
          effects.push(...due.effects.map(({ code }) => code));
          done.push(...carried);
          const wake = nextWake(all, now, done);
          expect(wake === null || wake > now).toBe(true);
        }
        expect([...done].sort()).toEqual(all.map(({ rung }) => rung.code).sort());
        expect(effects).toEqual(all.filter(({ rung }) => rung.act !== 'remind').map(({ rung }) => rung.code));
      }),
    );
  });
});
