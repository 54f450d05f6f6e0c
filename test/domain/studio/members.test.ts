import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextState } from '../../../domain/machine.js';
import { allows } from '../../../domain/studio/check.js';
import { agreementTasks } from '../../../domain/studio/members/agreement.js';
import {
  type BodyOpinion,
  decisionOf,
  giveOpinion,
  type MemberBody,
  memberBodies,
  type Nomination,
  refuseOpinion,
} from '../../../domain/studio/members/bodies.js';
import { leavingReasons, refuseLeaving, statedReasons } from '../../../domain/studio/members/leaving.js';
import { type MemberFacts, memberChecks } from '../../../domain/studio/members/qualification.js';
import { refuseRemoval, refuseRemovalOpinion, removalBodies } from '../../../domain/studio/members/removal.js';
import {
  comesBack,
  refuseRemovalAppeal,
  refuseRemovalAppealDecision,
} from '../../../domain/studio/members/removal-appeal.js';
import {
  type MemberEvent,
  type MemberState,
  mayBeRenewed,
  memberEvents,
  memberMachine,
  memberStates,
} from '../../../domain/studio/members/states.js';
import { fillBy, membershipOf, missingSummaries, summaryDaysOf } from '../../../domain/studio/members/term.js';
import { addDays } from '../../../domain/time/beijing.js';
import { schoolTypes } from '../../../domain/vocabulary.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { must, said } from './must.js';

const p = defaultEdition.parameters;
const method = p.memberBodies;
const opinion = (body: MemberBody, more: Partial<BodyOpinion> = {}): BodyOpinion => ({
  body,
  personId: `of ${body}`,
  outcome: 'agreed',
  reason: '',
  ...more,
});
const nominated: Nomination = { schoolType: 'countySchool', nomineePersonId: 'nominee', opinions: [] };

describe('MEMBER-01, MEMBER-02, MEMBER-O01: who decides on a member', () => {
  test.each([
    ['MEMBER-01: county and studio for a county school', 'countySchool', ['countyAuthority', 'studioHost']],
    [
      'MEMBER-02: school, Moral Education Section and Institute for a city-direct school',
      'cityDirectSchool',
      ['school', 'moralEducationSection', 'instituteOfEducationScience'],
    ],
    [
      'MEMBER-O01: a private school as a city-direct one',
      'privateSchool',
      ['school', 'moralEducationSection', 'instituteOfEducationScience'],
    ],
  ] as const)('%s, all of them', (_, schoolType, bodies) => {
    let nomination: Nomination = { ...nominated, schoolType };
    for (const body of bodies) {
      expect(decisionOf(nomination.opinions, method[schoolType])).toBe('open');
      nomination = must(giveOpinion(nomination, opinion(body), method));
    }
    expect(decisionOf(nomination.opinions, method[schoolType])).toBe('agreed');
  });

  test('MEMBER-03 (P): where the notice names one body more, its word is waited for', () => {
    const more = { ...method, countySchool: ['countyAuthority', 'studioHost', 'school'] } as const;
    const two = [opinion('countyAuthority'), opinion('studioHost')];
    expect(decisionOf(two, method.countySchool)).toBe('agreed');
    expect(decisionOf(two, more.countySchool)).toBe('open');
  });

  const one = { ...nominated, opinions: [opinion('countyAuthority')] };
  const returned = { ...nominated, opinions: [opinion('studioHost', { outcome: 'refused', reason: '无空缺' })] };
  test.each<[string, Nomination, BodyOpinion, string | null]>([
    ['the host after the county', one, opinion('studioHost'), null],
    ['a refusal with its reason', one, opinion('studioHost', { outcome: 'refused', reason: '无空缺' }), null],
    ['a refusal without', one, opinion('studioHost', { outcome: 'refused', reason: ' ' }), 'badInput MEMBER-01'],
    ['a body of the other way', one, opinion('moralEducationSection'), 'notYourPost MEMBER-01'],
    ['a body a second time', one, opinion('countyAuthority', { personId: 'other' }), 'taskClosed MEMBER-01'],
    [
      'one person for two bodies',
      one,
      opinion('studioHost', { personId: 'of countyAuthority' }),
      'secondPersonRequired MEMBER-01',
    ],
    ['the nominee', one, opinion('studioHost', { personId: 'nominee' }), 'conflictOfInterest MEMBER-01'],
    ['after a refusal', returned, opinion('countyAuthority'), 'taskClosed MEMBER-01'],
    [
      'at a city-direct school the county',
      { ...nominated, schoolType: 'cityDirectSchool' },
      opinion('countyAuthority'),
      'notYourPost MEMBER-02',
    ],
  ])('%s', (_, nomination, given, expected) => {
    expect(said(refuseOpinion(nomination, given, method))).toBe(expected);
  });

  test('MEMBER-01, MEMBER-02: nobody becomes a member while one body of the way is silent, in whatever order they speak', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...schoolTypes),
        fc.array(fc.constantFrom(...memberBodies), { maxLength: 8 }),
        (schoolType, spoken) => {
          let nomination: Nomination = { ...nominated, schoolType };
          for (const body of spoken) {
            const result = giveOpinion(nomination, opinion(body), method);
            if (result.ok) nomination = result.value;
          }
          const silent = method[schoolType].some((body) => !spoken.includes(body));
          expect(decisionOf(nomination.opinions, method[schoolType])).toBe(silent ? 'open' : 'agreed');
        },
      ),
    );
  });
});

describe('MEMBER-O02: who may become one', () => {
  const sound: MemberFacts = {
    ...{ isHeadTeacherNow: true, ethicsBar: false, isHostElsewhere: false, otherStudios: 0 },
    earlier: null,
  };
  test.each<[string, Partial<MemberFacts>, string[]]>([
    ['a serving head teacher of good name', {}, []],
    ['no longer a head teacher', { isHeadTeacherNow: false }, ['MEMBER-O02']],
    ['MEMBER-O03: with an ethics problem', { ethicsBar: true }, ['MEMBER-O03']],
    ['MEMBER-O05: who did not complete the tasks of the term before', { earlier: 'notCompleted' }, ['MEMBER-O05']],
    ['MEMBER-04: who completed them', { earlier: 'completed' }, []],
    ['who had left before anybody judged', { earlier: 'left' }, []],
    ['host of another studio', { isHostElsewhere: true }, ['MEMBER-O02']],
    ['member elsewhere', { otherStudios: 1 }, ['MEMBER-O02']],
  ])('%s', (_, changed, expected) => {
    const checks = memberChecks({ ...sound, ...changed }, p);
    expect(checks.filter(({ met }) => !met).map(({ ruleId }) => ruleId)).toEqual(expected);
    expect(allows(checks)).toBe(expected.length === 0);
  });

  test('an edition may ask for less, and allow two studios', () => {
    expect(
      memberChecks({ ...sound, isHeadTeacherNow: false }, { ...p, memberConditions: ['ethicsClear'] }),
    ).toHaveLength(1);
    expect(allows(memberChecks({ ...sound, otherStudios: 1 }, { ...p, memberStudiosMax: 2 }))).toBe(true);
  });
});

describe('a membership', () => {
  const ready = { agreementSigned: true, membershipOver: true };
  const next = (state: MemberState, event: MemberEvent, context = ready, previous: MemberState | null = null) =>
    nextState(memberMachine, { state, previous, context }, event);
  const live = ['nominated', 'decided', 'serving'] as const;
  const possible: readonly (readonly [MemberState, MemberEvent, MemberState])[] = [
    ['nominated', 'agree', 'decided'],
    ['nominated', 'returnNomination', 'returned'],
    ['decided', 'sign', 'serving'],
    ['serving', 'complete', 'completed'],
    ['serving', 'notComplete', 'notCompleted'],
    ...live.map((state) => [state, 'leave', 'left'] as const),
    ...live.map((state) => [state, 'remove', 'removed'] as const),
    ['removed', 'clear', 'left'],
  ];
  const everyPair = memberStates.flatMap((state) =>
    memberEvents.map(
      (event) =>
        [state, event, possible.find(([from, by]) => from === state && by === event)?.[2] ?? 'not possible'] as const,
    ),
  );
  test.each(everyPair)('MEMBER-04: %s, %s → %s', (state, event, to) => {
    expect(next(state, event)).toMatchObject(to === 'not possible' ? { ok: false } : { ok: true, value: to });
  });

  test('STUDIO-18: nobody serves without an agreement', () => {
    expect(next('decided', 'sign', { ...ready, agreementSigned: false })).toMatchObject({
      refusals: [{ ruleId: 'STUDIO-18' }],
    });
  });
  test('MEMBER-04: nobody has completed before the term is over', () => {
    expect(next('serving', 'complete', { ...ready, membershipOver: false })).toMatchObject({
      refusals: [{ ruleId: 'MEMBER-04' }],
    });
  });
  test('MEMBER-O03: a removal that was overturned leads back to where the member stood', () => {
    expect(next('removed', 'restore', ready, 'serving')).toEqual({ ok: true, value: 'serving' });
    expect(next('removed', 'restore', ready, 'left')).toMatchObject({ ok: false });
  });
  test('MEMBER-O05: whoever did not complete the tasks is not renewed', () => {
    expect(memberStates.filter(mayBeRenewed)).toEqual(['completed']);
  });
});

describe('its days', () => {
  const term = { from: '2026-07-01', to: '2029-06-30' };
  test('MEMBER-04 (P): three years; two where the edition says two', () => {
    expect(membershipOf(term, '2026-07-01', p)).toEqual(term);
    expect(membershipOf(term, '2026-07-01', { memberTermYears: 2 }).to).toBe('2028-06-30');
  });
  test('STUDIO-O01, MEMBER-O04: a replacement ends with the studio', () => {
    expect(membershipOf(term, '2028-03-01', p)).toEqual({ from: '2028-03-01', to: '2029-06-30' });
  });
  test.each([
    ['the term begins', '2026-07-01', 'proRata', [12, 1]],
    ['two months are over', '2026-09-01', 'proRata', [11, 1]],
    ['a year is over', '2027-07-01', 'proRata', [8, 1]],
    ['half of the term is over', '2028-01-01', 'proRata', [6, 1]],
    ['four months are left', '2029-03-01', 'proRata', [1, 1]],
    ['on the last day', '2029-06-30', 'proRata', [1, 1]],
    ['four months are left, by an edition that asks for all', '2029-03-01', 'whole', [12, 1]],
  ] as const)('ASSESS-O05, MEMBER-O04 (P): who becomes a member when %s', (_, from, lateMemberTasks, targets) => {
    const tasks = agreementTasks(term, from, { ...p, lateMemberTasks });
    expect(tasks.map(({ target }) => target)).toEqual(targets);
    expect(tasks.map(({ dueOn }) => dueOn)).toEqual([term.to, term.to]);
  });
  test('MEMBER-06 (P): a written summary each year; each half year, or once, where the edition says so', () => {
    expect(summaryDaysOf(term, p)).toEqual(['2027-06-30', '2028-06-30', '2029-06-30']);
    expect(summaryDaysOf(term, { summaryEvery: 'halfYear' })).toHaveLength(6);
    expect(summaryDaysOf(term, { summaryEvery: 'term' })).toEqual(['2029-06-30']);
  });
  test('MEMBER-06: a summary is missing on the day after it was due, not on the day', () => {
    const due = summaryDaysOf(term, p);
    expect(missingSummaries(due, [], '2027-06-30')).toEqual([]);
    expect(missingSummaries(due, [], '2027-07-01')).toEqual(['2027-06-30']);
    expect(missingSummaries(due, ['2027-06-30'], '2029-06-30')).toEqual(['2028-06-30']);
  });
  test('STUDIO-O06: four members are too few, and there are sixty days to find the fifth', () => {
    expect(fillBy(5, '2027-01-01', p)).toBeNull();
    expect(fillBy(4, '2027-01-01', p)).toBe(addDays('2027-01-01', 60));
  });
});

describe('MEMBER-O04: on which day a member may leave', () => {
  const serving = { state: 'serving', toDay: '2029-06-30', isAccused: false } as const;
  test.each([
    // studio, membership, last day → what is said on 2027-05-10
    ['today', 'running', serving, '2027-05-10', []],
    ['a day to come', 'running', serving, '2027-08-31', []],
    ['a day that is past', 'running', serving, '2027-05-09', ['badInput MEMBER-O04']],
    ['the last day of the own term, which ends anyhow', 'running', serving, '2029-06-30', ['badInput MEMBER-O04']],
    ['today, decided and not yet serving', 'running', { ...serving, state: 'decided', toDay: null }, '2027-05-10', []],
    [
      'a day to come, not yet serving',
      'running',
      { ...serving, state: 'decided', toDay: null },
      '2027-05-11',
      ['badInput MEMBER-O04'],
    ],
    ['a nomination taken back', 'establishing', { ...serving, state: 'nominated', toDay: null }, '2027-05-10', []],
    ['who has left already', 'running', { ...serving, state: 'left' }, '2027-05-10', ['stageNotOpen MEMBER-04']],
    ['once the term is over', 'termEnded', serving, '2027-05-10', ['stageNotOpen STUDIO-05']],
    [
      'before a removal is decided',
      'running',
      { ...serving, isAccused: true },
      '2027-05-10',
      ['ruleForbids MEMBER-O03'],
    ],
  ] as const)('%s', (_, studio, membership, lastDay, expected) => {
    const refusals = refuseLeaving(studio, membership, lastDay, '2027-05-10');
    expect(refusals.map(({ code, ruleId }) => `${code} ${ruleId}`)).toEqual(expected);
  });

  test('an ethics problem is nobody’s own word for leaving', () => {
    expect(statedReasons).not.toContain('ethics');
    expect(leavingReasons).toEqual(expect.arrayContaining([...statedReasons]));
  });
});

describe('MEMBER-O03: who decides on a removal', () => {
  test('the bodies of the way, and the host also where the way leaves the host out', () => {
    expect(removalBodies('countySchool', method)).toEqual(['countyAuthority', 'studioHost']);
    expect(removalBodies('cityDirectSchool', method)).toEqual([...method.cityDirectSchool, 'studioHost']);
  });

  test('host and county agree, each by its own person; the member on themself not, and a refusal says why', () => {
    const told = (body: MemberBody, more: Partial<BodyOpinion> = {}, opinions: readonly BodyOpinion[] = []) => {
      const no = refuseRemovalOpinion({ ...nominated, opinions }, opinion(body, more), method);
      return no && `${no.code} ${no.ruleId}`;
    };
    expect(told('studioHost')).toBeNull();
    expect(told('school')).toBe('notYourPost MEMBER-O03');
    expect(told('studioHost', { personId: 'nominee' })).toBe('conflictOfInterest MEMBER-O03');
    expect(told('studioHost', { outcome: 'refused' })).toBe('badInput MEMBER-O03');
    const before = [opinion('countyAuthority')];
    expect(told('studioHost', { personId: 'of countyAuthority' }, before)).toBe('secondPersonRequired MEMBER-O03');
  });

  test('nobody registers their own, nobody of a nominee, and no second one while one is undecided', () => {
    const facts = { studio: 'running', member: 'serving', memberPersonId: 'member', isOpen: false } as const;
    const told = (by: string, more: object = {}) => {
      const no = refuseRemoval(by, { ...facts, ...more });
      return no && `${no.code} ${no.ruleId}`;
    };
    expect(told('host')).toBeNull();
    expect(told('member')).toBe('conflictOfInterest MEMBER-O03');
    expect(told('host', { member: 'nominated' })).toBe('stageNotOpen MEMBER-O03');
    expect(told('host', { isOpen: true })).toBe('taskClosed MEMBER-O03');
    expect(told('host', { studio: 'termEnded' })).toBe('stageNotOpen STUDIO-05');
  });
});

describe('the appeal of a member who was removed', () => {
  const closesAt = '2026-03-20T15:59:59.999Z';
  test.each([
    ['member', '2026-03-20T15:59:59.999Z', null],
    ['member', '2026-03-20T16:00:00.000Z', 'windowClosed'],
    ['host', '2026-03-10T00:00:00.000Z', 'notYourPost'],
  ] as const)('VETO-O05: the %s at %s → %s', (by, at, code) => {
    expect(refuseRemovalAppeal({ by, at }, { memberPersonId: 'member', closesAt })?.code ?? null).toBe(code);
  });

  test.each([
    ['member', 'conflictOfInterest'],
    ['registrar', 'secondPersonRequired'],
    ['county', 'secondPersonRequired'],
    ['leader', null],
  ] as const)('MEMBER-O03, VETO-O05: answered by the %s → %s', (who, code) => {
    const facts = { memberPersonId: 'member', hands: ['registrar', 'county'] };
    expect(refuseRemovalAppealDecision(who, facts)?.code ?? null).toBe(code);
  });

  test.each([
    ['running', '2026-06-01', '2026-06-01', true],
    ['suspended', '2026-06-01', null, true],
    ['running', '2026-06-02', '2026-06-01', false],
    ['termEnded', '2026-06-01', '2027-01-01', false],
    ['revoked', '2026-06-01', null, false],
  ] as const)(
    'MEMBER-04: in a studio that is %s, on %s, to serve until %s: comes back %s',
    (studio, on, toDay, back) => {
      expect(comesBack({ studio, toDay }, on)).toBe(back);
    },
  );
});
