import { describe, expect, test } from 'vitest';
import { isActivity, refuseJudgement, refuseRecord } from '../../../domain/studio/letter/recording.js';
import type { WorkKind } from '../../../domain/studio/letter/work.js';
import { type Plan, planSections, refusePlan } from '../../../domain/studio/plans.js';
import { said } from './must.js';

const term = { from: '2026-03-02', to: '2029-03-01', state: 'running' } as const;
const lecture = { kind: 'lecture', on: '2026-05-10', hours: '2', participants: 40 } as const;
const today = '2026-06-01';

describe('what may be put on the record of a studio’s work', () => {
  test.each<[string, object, string[]]>([
    ['STUDIO-25: a lecture within the term', {}, []],
    ['STUDIO-05: on its first day', { on: '2026-03-02' }, []],
    ['STUDIO-05: the eve of its first day', { on: '2026-03-01' }, ['badInput STUDIO-05']],
    ['STUDIO-05: the day after its last', { on: '2029-03-02' }, ['badInput STUDIO-05']],
    ['STUDIO-25: today', { on: today }, []],
    ['STUDIO-25: tomorrow', { on: '2026-06-02' }, ['badInput STUDIO-25']],
    ['STUDIO-25: the hours of a whole day', { hours: '24' }, []],
    ['STUDIO-25: more hours than a day has', { hours: '24.1' }, ['badInput STUDIO-25']],
    ['STUDIO-22: a seminar before nobody', { kind: 'seminar', participants: 0 }, ['badInput STUDIO-22']],
    ['STUDIO-23: a book of many hours, before nobody', { kind: 'book', hours: '300', participants: 0 }, []],
    [
      'STUDIO-20, both wrong',
      { kind: 'localTraining', hours: '30', participants: 0 },
      Array(2).fill('badInput STUDIO-20'),
    ],
  ])('%s', (_, more, refusals) => {
    expect(refuseRecord(term, { ...lecture, ...more }, today).map(said)).toEqual(refusals);
  });

  test.each(['suspended', 'termEnded', 'closed', 'revoked'] as const)(
    'STUDIO-05: nothing while the term is %s',
    (state) => {
      expect(refuseRecord({ ...term, state }, lecture, today).map(said)).toEqual(['stageNotOpen STUDIO-05']);
    },
  );

  test('STUDIO-23, STUDIO-24: results are held before nobody, all else is', () => {
    const kinds: readonly WorkKind[] = [
      'completedTopic',
      'paper',
      'localResearch',
      'seminar',
      'forum',
      'localTraining',
    ];
    expect(kinds.map(isActivity)).toEqual([false, false, false, true, true, true]);
  });
});

describe('who says that it was done', () => {
  const work = { kind: 'lecture', state: 'recorded', recordedBy: 'host' } as const;
  test.each<[string, object, object, string | null]>([
    ['STUDIO-25: the unit confirms', {}, {}, null],
    ['STUDIO-25: a return with a reason', {}, { outcome: 'returned', reason: '无签到表' }, null],
    ['STUDIO-25: a return without one', {}, { outcome: 'returned', reason: ' ' }, 'badInput STUDIO-25'],
    ['STUDIO-25: nobody confirms the own record', {}, { personId: 'host' }, 'secondPersonRequired STUDIO-25'],
    ['STUDIO-25: once', { state: 'confirmed' }, {}, 'taskClosed STUDIO-25'],
    ['STUDIO-25: a returned one is recorded anew', { state: 'returned' }, {}, 'taskClosed STUDIO-25'],
  ])('%s', (_, more, answer, refusal) => {
    const given = { personId: 'clerk', outcome: 'confirmed', reason: '', ...answer } as const;
    expect(said(refuseJudgement({ ...work, ...more }, given))).toBe(refusal);
  });
});

describe('filing a plan', () => {
  const text = '每月一次研讨';
  const plan: Plan = {
    kind: 'workPlan',
    sections: { goals: text, content: text, form: text, topic: text, assessment: text },
  };
  test('STUDIO-13: each of the five sections is asked for by name', () => {
    expect(refusePlan('establishing', 0, 0, plan)).toEqual([]);
    for (const name of planSections) {
      const [refusal, ...more] = refusePlan('running', 0, 0, { ...plan, sections: { ...plan.sections, [name]: ' ' } });
      expect([said(refusal), refusal?.field, more]).toEqual(['badInput STUDIO-13', `sections.${name}`, []]);
    }
  });
  test('STUDIO-12: another version replaces the one that was shown; after the term none is filed', () => {
    expect(refusePlan('running', 2, 1, plan).map(said)).toEqual(['caseChanged STUDIO-12']);
    expect(refusePlan('termEnded', 2, 2, plan).map(said)).toEqual(['stageNotOpen STUDIO-05']);
  });
});
