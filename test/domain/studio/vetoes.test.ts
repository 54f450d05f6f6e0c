import { describe, expect, test } from 'vitest';
import { recipients } from '../../../domain/studio/assessment/consequences.js';
import { honourBars } from '../../../domain/studio/veto/honours.js';
import {
  barEndOf,
  cancelsTitle,
  type StudioVeto,
  stands,
  studioVetoSchema,
  vetoEffects,
  vetoStatuses,
} from '../../../domain/studio/veto/vetoes.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';

const p = defaultEdition.parameters;
const barredUntil = '2030-06-30';
const ethics = (status: StudioVeto['status']): StudioVeto => ({ kind: 'ethics', status });
const performance = (status: StudioVeto['status']): StudioVeto => ({
  kind: 'performance',
  ground: 'formalism',
  status,
  barredUntil,
});
const inForce = ['effective', 'appealed', 'upheld'];

describe('two vetoes, never one flag', () => {
  test('VETO-02, VETO-03: they have nothing in common but the bar', () => {
    const both = vetoEffects.ethics.filter((effect) => (vetoEffects.performance as readonly string[]).includes(effect));
    expect(both).toEqual(['barHonours']);
    expect(vetoEffects.performance).not.toContain('cancelTitle');
    expect(vetoEffects.ethics).not.toContain('openAccountability');
  });

  test.each(vetoStatuses)('VETO-02: an ethics veto that is %s and the title', (status) => {
    expect(cancelsTitle(ethics(status))).toBe(inForce.includes(status));
  });

  test.each(vetoStatuses)('VETO-03: a performance veto that is %s leaves the title', (status) => {
    expect(cancelsTitle(performance(status))).toBe(false);
  });

  test('VETO-O05: an appeal does not suspend it; VETO-O06: lifted or overturned, it stands no more', () => {
    expect(vetoStatuses.filter((status) => stands(ethics(status)))).toEqual(inForce);
  });

  test('a performance veto without its day, or an ethics veto with one, cannot be written down', () => {
    expect(studioVetoSchema.safeParse(performance('open')).success).toBe(true);
    expect(studioVetoSchema.safeParse({ kind: 'performance', ground: 'formalism', status: 'open' }).success).toBe(
      false,
    );
    expect(studioVetoSchema.safeParse({ ...ethics('open'), barredUntil }).success).toBe(false);
    expect(studioVetoSchema.safeParse({ ...performance('open'), ground: 'late' }).success).toBe(false);
  });
});

describe('the bar of honours', () => {
  const bars = (veto: StudioVeto, on = '2029-12-01', recipient: (typeof recipients)[number] = 'host') =>
    honourBars(recipient, [veto], on, p).map(({ ruleId, until }) => [ruleId, until]);

  test.each(vetoStatuses)('VETO-03, VETO-O03: while a performance veto is %s', (status) => {
    const expected: unknown[] = inForce.includes(status) ? [['VETO-03', barredUntil]] : [];
    expect(bars(performance(status))).toEqual(status === 'open' ? [['VETO-O03', null]] : expected);
  });

  test.each(vetoStatuses)('VETO-02, VETO-O03: while an ethics veto is %s', (status) => {
    const expected: unknown[] = inForce.includes(status) ? [['VETO-02', null]] : [];
    expect(bars(ethics(status))).toEqual(status === 'open' ? [['VETO-O03', null]] : expected);
  });

  test('VETO-O01: to the end of the term and a year beyond; the last day included, the next one free', () => {
    const term = { from: '2026-07-01', to: '2029-06-30' };
    expect(barEndOf(term, p)).toBe(barredUntil);
    expect(barEndOf(term, { performanceBarYears: 0 })).toBe('2029-06-30');
    expect(bars(performance('effective'), '2030-06-30')).toHaveLength(1);
    expect(bars(performance('effective'), '2030-07-01')).toEqual([]);
    expect(bars(ethics('effective'), '2060-01-01')).toHaveLength(1);
  });

  test('VETO-O02: the performance veto reaches host and studio; unit and members are not barred for it', () => {
    const reached = (veto: StudioVeto) => recipients.filter((one) => bars(veto, '2029-12-01', one).length > 0);
    expect(reached(performance('effective'))).toEqual(['studio', 'host']);
    expect(reached(ethics('effective'))).toEqual(['studio', 'host', 'member']);
    const wider = { performanceVetoBars: ['host', 'unit'] } as const;
    expect(honourBars('unit', [performance('effective')], '2029-12-01', wider)).toHaveLength(1);
  });

  test('both at once are two bars with two names', () => {
    const both = [ethics('effective'), performance('effective')];
    expect(honourBars('host', both, '2029-12-01', p).map(({ ruleId }) => ruleId)).toEqual(['VETO-02', 'VETO-03']);
  });
});
