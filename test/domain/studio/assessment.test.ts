import { describe, expect, test } from 'vitest';
import { chinaCalendar } from '../../../domain/calendar/china.js';
import { nextState } from '../../../domain/machine.js';
import { appealClosesAt, refuseAppeal } from '../../../domain/studio/assessment/appeal.js';
import { refuseReport } from '../../../domain/studio/assessment/report.js';
import {
  type AssessmentAct,
  type AssessmentFacts,
  type Assessor,
  assessmentActs,
  refuseAssessor,
} from '../../../domain/studio/assessment/separation.js';
import {
  type AssessmentEvent,
  type AssessmentState,
  assessmentEvents,
  assessmentMachine,
  assessmentStates,
} from '../../../domain/studio/assessment/states.js';
import type { Letter } from '../../../domain/studio/letter/change.js';
import type { LetterTask } from '../../../domain/studio/letter/tasks.js';
import { roles } from '../../../domain/vocabulary.js';
import { countyEdition, defaultEdition } from '../../../policy/studio/default-edition.js';
import { said } from './must.js';

const p = defaultEdition.parameters;

describe('管办分离', () => {
  const nobody: AssessmentFacts = {
    doneBy: { score: [], confirm: [], publish: [], decideAppeal: [] },
    studioPersonIds: ['host', 'm1'],
  };
  const having = (act: AssessmentAct, personId: string): AssessmentFacts => ({
    ...nobody,
    doneBy: { ...nobody.doneBy, [act]: [personId] },
  });
  const who = (act: AssessmentAct, personId = 'x'): Assessor => ({ personId, role: p.assessmentActors[act] });

  test.each(roles.flatMap((role) => assessmentActs.map((act) => [role, act] as const)))(
    'STUDIO-10, STUDIO-11, ASSESS-07: a %s and the act %s',
    (role, act) => {
      const refusal = refuseAssessor(act, { personId: 'x', role }, nobody, p.assessmentActors);
      const mine = {
        score: role === 'instituteOfficer',
        confirm: role === 'sectionOfficer',
        publish: role === 'cityLeader',
        decideAppeal: role === 'sectionOfficer',
      }[act];
      const rule = { score: 'STUDIO-11', confirm: 'STUDIO-10', publish: 'ASSESS-07', decideAppeal: 'ASSESS-O07' }[act];
      expect(said(refusal)).toBe(mine ? null : `notYourPost ${rule}`);
    },
  );

  const apart: readonly (readonly [AssessmentAct, AssessmentAct, string])[] = [
    ['confirm', 'score', 'STUDIO-10'],
    ['publish', 'score', 'ASSESS-07'],
    ['publish', 'confirm', 'ASSESS-07'],
    ['score', 'confirm', 'STUDIO-11'],
    ['score', 'publish', 'STUDIO-11'],
    ['confirm', 'publish', 'STUDIO-10'],
    ['decideAppeal', 'score', 'ASSESS-O07'],
  ];
  test.each(assessmentActs.flatMap((act) => assessmentActs.map((other) => [act, other] as const)))(
    'STUDIO-10: whoever does %s after %s',
    (act, other) => {
      const row = apart.find(([one, two]) => one === act && two === other);
      const refusal = refuseAssessor(act, who(act), having(other, 'x'), p.assessmentActors);
      expect(said(refusal)).toBe(row ? `secondPersonRequired ${row[2]}` : null);
      expect(refuseAssessor(act, who(act), having(other, 'somebody else'), p.assessmentActors)).toBeNull();
    },
  );

  test.each(assessmentActs)('nobody of the studio may %s its assessment', (act) => {
    expect(refuseAssessor(act, who(act, 'm1'), nobody, p.assessmentActors)?.code).toBe('conflictOfInterest');
  });

  test('LOCAL-01 (P): in a county’s own studio the county’s leader publishes, and the city’s does not', () => {
    const actors = countyEdition.parameters.assessmentActors;
    expect(refuseAssessor('publish', { personId: 'x', role: 'countyLeader' }, nobody, actors)).toBeNull();
    expect(said(refuseAssessor('publish', { personId: 'x', role: 'cityLeader' }, nobody, actors))).toBe(
      'notYourPost ASSESS-07',
    );
  });
});

describe('ASSESS-03: the self-report answers the letter', () => {
  const task: LetterTask = {
    code: 'lessons',
    text: '示范性班会课4次',
    measure: 'count',
    kinds: ['demonstrationClassMeeting'],
    levelAtLeast: 'city',
    target: 4,
    dueOn: '2027-06-30',
  };
  const letter: Letter = { version: 2, tasks: [task, { ...task, code: 'paper', kinds: ['paper'] }] };
  const answer = (code: string) => ({ task: code, statement: '已完成', evidenceIds: [] });
  test.each([
    ['all its tasks', 2, ['lessons', 'paper'], null],
    ['in another order', 2, ['paper', 'lessons'], null],
    ['one left out', 2, ['paper'], 'badInput ASSESS-03'],
    ['none', 2, [], 'badInput ASSESS-03'],
    ['one the letter has not', 2, ['lessons', 'paper', 'extra'], 'badInput ASSESS-03'],
    ['one twice', 2, ['lessons', 'paper', 'paper'], 'badInput ASSESS-03'],
    ['an older letter', 1, ['lessons', 'paper'], 'caseChanged ASSESS-03'],
  ])('%s', (_, letterVersion, tasks, expected) => {
    expect(said(refuseReport({ letterVersion, answers: tasks.map(answer) }, letter))).toBe(expected);
  });
});

describe('one assessment', () => {
  const ready = { comparesLetter: true, appealOver: true };
  const next = (state: AssessmentState, event: AssessmentEvent, context = ready) =>
    nextState(assessmentMachine, { state, previous: null, context }, event);
  const possible: readonly (readonly [AssessmentState, AssessmentEvent, AssessmentState])[] = [
    ['called', 'report', 'reported'],
    ['called', 'skip', 'skipped'],
    ...(['called', 'reported', 'scored', 'confirmed', 'published', 'underAppeal'] as const).map(
      (state) => [state, 'stop', 'stopped'] as const,
    ),
    ['reported', 'returnReport', 'called'],
    ['reported', 'score', 'scored'],
    ['scored', 'returnScores', 'reported'],
    ['scored', 'confirm', 'confirmed'],
    ['confirmed', 'publish', 'published'],
    ['published', 'appeal', 'underAppeal'],
    ['published', 'finish', 'final'],
    ['underAppeal', 'dismissAppeal', 'final'],
    ['underAppeal', 'upholdAppeal', 'reported'],
  ];
  const everyPair = assessmentStates.flatMap((state) =>
    assessmentEvents.map(
      (event) =>
        [state, event, possible.find(([from, by]) => from === state && by === event)?.[2] ?? 'not possible'] as const,
    ),
  );
  test.each(everyPair)('ASSESS-02: %s, %s → %s', (state, event, to) => {
    expect(next(state, event)).toEqual(
      to === 'not possible'
        ? { ok: false, refusals: [{ code: 'stageNotOpen', ruleId: 'ASSESS-02', facts: { state, event } }] }
        : { ok: true, value: to },
    );
  });

  test('ASSESS-07: scores alone are no result: nothing is published that was not confirmed', () => {
    for (const state of ['called', 'reported', 'scored'] as const)
      expect(next(state, 'publish')).toMatchObject({ ok: false });
  });
  test('ASSESS-03: no report without the tasks of the letter', () => {
    expect(next('called', 'report', { ...ready, comparesLetter: false })).toMatchObject({
      refusals: [{ ruleId: 'ASSESS-03' }],
    });
  });
  test('ASSESS-O07: no result is final while an appeal may still come', () => {
    expect(next('published', 'finish', { ...ready, appealOver: false })).toMatchObject({
      refusals: [{ ruleId: 'ASSESS-O07' }],
    });
  });
});

describe('ASSESS-O07: the appeal', () => {
  // 20 September 2026 is a Sunday people work on; the holidays begin on Friday the 25th
  const window = appealClosesAt(chinaCalendar, '2026-09-17T02:00:00.000Z', p);
  test('ten working days after the publication, make-up workdays and holidays counted as such', () => {
    expect(window.day).toBe('2026-10-08');
    expect(appealClosesAt(chinaCalendar, '2026-09-17T02:00:00.000Z', { appealWorkingDays: 2 }).day).toBe('2026-09-20');
  });

  const facts = { hostPersonId: 'host', appealsBefore: 0, closesAt: window.due };
  test.each([
    ['by the host, in the last moment', 'host', window.due, 0, null],
    ['a moment later', 'host', '2026-10-08T16:00:00.000Z', 0, 'windowClosed ASSESS-O07'],
    ['by a member', 'm1', window.due, 0, 'notYourPost STUDIO-02'],
    ['a second time', 'host', window.due, 1, 'taskClosed ASSESS-O07'],
  ])('%s', (_, by, at, appealsBefore, expected) => {
    expect(said(refuseAppeal({ by, at }, { ...facts, appealsBefore }))).toBe(expected);
  });
});
