import { describe, expect, test } from 'vitest';
import { nextState } from '../../../domain/machine.js';
import { type StudioState, studioStates } from '../../../domain/studio/states.js';
import { isAppealOver, refuseClosing } from '../../../domain/studio/veto/accountability.js';
import {
  refuseFinding,
  refuseFindingAppeal,
  refuseFindingAppealDecision,
  refuseFindingDecision,
  refuseWhileUndecided,
  revokes,
  type VetoContext,
  type VetoEvent,
  vetoEvents,
  vetoMachine,
  vetoRegistrars,
} from '../../../domain/studio/veto/procedure.js';
import { type VetoKind, type VetoStatus, vetoStatuses } from '../../../domain/studio/veto/vetoes.js';
import { roles } from '../../../domain/vocabulary.js';

const ready: VetoContext = { heard: true, appealOver: true, liftable: true };
const next = (state: VetoStatus, event: VetoEvent, context = ready) =>
  nextState(vetoMachine, { state, previous: null, context }, event);

/** Written down once more, from section 4.5, apart from the code. Whatever is not here is not possible. */
const possible: readonly (readonly [VetoStatus, VetoEvent, VetoStatus])[] = [
  ['open', 'takeEffect', 'effective'],
  ['open', 'dismiss', 'dismissed'],
  ['effective', 'appeal', 'appealed'],
  ['effective', 'lift', 'lifted'],
  ['appealed', 'uphold', 'upheld'],
  ['appealed', 'overturn', 'overturned'],
  ['upheld', 'lift', 'lifted'],
];
const everyPair = vetoStatuses.flatMap((state) =>
  vetoEvents.map(
    (event) =>
      [state, event, possible.find(([from, by]) => from === state && by === event)?.[2] ?? 'not possible'] as const,
  ),
);

test.each(everyPair)('VETO-02, VETO-03: %s, %s → %s', (state, event, to) => {
  expect(next(state, event)).toEqual(
    to === 'not possible'
      ? { ok: false, refusals: [{ code: 'stageNotOpen', ruleId: 'VETO-01', facts: { state, event } }] }
      : { ok: true, value: to },
  );
});

test.each([
  ['VETO-01: nothing is decided before the host was heard, or could have been', 'open', 'takeEffect', 'heard'],
  ['VETO-01: nor dismissed', 'open', 'dismiss', 'heard'],
  ['VETO-O06: nothing is lifted while an appeal may come', 'effective', 'lift', 'appealOver'],
  ['VETO-O06: what is never lifted is not lifted after an appeal either', 'upheld', 'lift', 'liftable'],
  ['VETO-O06: nor without one', 'effective', 'lift', 'liftable'],
] as const)('%s', (_, state, event, guard) => {
  const answer = next(state, event, { ...ready, [guard]: false });
  const ruleId = guard === 'heard' ? 'VETO-01' : 'VETO-O06';
  expect(answer).toEqual({ ok: false, refusals: [{ code: 'stageNotOpen', ruleId, facts: { state, event } }] });
});

const over: readonly StudioState[] = ['renewed', 'closed', 'revoked'];
const subject = { level: 'city', hostPersonId: 'host', state: 'running', undecided: [] } as const;
const said = (answer: ReturnType<typeof refuseFinding>) => (answer ? `${answer.code} ${answer.ruleId}` : null);

describe('a finding is registered', () => {
  test.each(roles)('VETO-O04, STUDIO-10, STUDIO-11: by %s, or not', (role) => {
    const by = (kind: VetoKind) => said(refuseFinding(kind, { personId: 'p', role }, subject));
    expect(by('ethics')).toBe(vetoRegistrars.ethics.includes(role) ? null : 'notYourPost VETO-02');
    expect(by('performance')).toBe(vetoRegistrars.performance.includes(role) ? null : 'notYourPost VETO-03');
  });

  test('VETO-03: whether goals were met is not for the host’s own school to find; ethics is not for the Institute', () => {
    expect(vetoRegistrars.performance).not.toContain('schoolLeader');
    expect(vetoRegistrars.ethics).not.toContain('instituteOfficer');
  });

  test('LOCAL-01: about a county’s own studio by the county where the city stands elsewhere, and never by the city', () => {
    const ofCounty = { ...subject, level: 'county' } as const;
    const may = (kind: VetoKind) =>
      roles.filter((role) => refuseFinding(kind, { personId: 'p', role }, ofCounty) === null);
    expect(may('ethics')).toEqual(['schoolLeader', 'countyOfficer', 'countyLeader', 'sectionOfficer']);
    expect(may('performance')).toEqual(['countyOfficer', 'countyLeader', 'sectionOfficer', 'instituteOfficer']);
  });

  test.each(studioStates)('VETO-02: against a host whose term is %s', (state) => {
    const answer = refuseFinding('ethics', { personId: 'p', role: 'cityOfficer' }, { ...subject, state });
    expect(said(answer)).toBe(over.includes(state) ? 'stageNotOpen VETO-02' : null);
  });

  test('two kinds run beside each other, never on one flag; a second of one kind names the first', () => {
    const undecided = [{ vetoId: 'v1', kind: 'ethics' }] as const;
    const officer = { personId: 'p', role: 'cityOfficer' } as const;
    expect(refuseFinding('performance', officer, { ...subject, undecided })).toBe(null);
    expect(refuseFinding('ethics', officer, { ...subject, undecided })).toMatchObject({ facts: { vetoId: 'v1' } });
  });

  test('nobody registers a finding about oneself', () => {
    const host = { personId: 'host', role: 'schoolLeader' } as const;
    expect(said(refuseFinding('ethics', host, subject))).toBe('conflictOfInterest VETO-02');
  });
});

describe('it is decided by a second person, an appeal by a third', () => {
  const before = { level: 'city', hostPersonId: 'host', hands: ['registrar'] } as const;
  test.each([
    ['leader', 'cityLeader', null],
    ['registrar', 'cityLeader', 'secondPersonRequired'],
    ['host', 'cityLeader', 'conflictOfInterest'],
    ['officer', 'cityOfficer', 'notYourPost'],
    ['principal', 'schoolLeader', 'notYourPost'],
  ] as const)('VETO-02, VETO-03: %s as %s: %s', (personId, role, code) => {
    const decides = (kind: VetoKind) => refuseFindingDecision(kind, { personId, role }, before)?.code ?? null;
    expect([decides('ethics'), decides('performance')]).toEqual([code, code]);
  });

  test('LOCAL-01: on a county’s own studio the county’s leader decides, the city’s does not', () => {
    const decides = (role: 'countyLeader' | 'cityLeader') =>
      refuseFindingDecision('ethics', { personId: 'leader', role }, { ...before, level: 'county' })?.code ?? null;
    expect([decides('countyLeader'), decides('cityLeader')]).toEqual([null, 'notYourPost']);
  });

  test('VETO-O05: neither who registered nor who decided it answers the appeal', () => {
    const hands = ['registrar', 'leader'];
    const answers = (personId: string) =>
      said(refuseFindingAppealDecision({ personId, role: 'cityLeader' }, { ...before, hands }));
    expect(answers('registrar')).toBe('secondPersonRequired VETO-O05');
    expect(answers('leader')).toBe('secondPersonRequired VETO-O05');
    expect(answers('deputy')).toBe(null);
  });

  test('VETO-O05: the host appeals, to the last moment and not after it', () => {
    const facts = { hostPersonId: 'host', closesAt: '2026-05-20T15:59:59.999Z' };
    const appeals = (by: string, at: string) => said(refuseFindingAppeal({ by, at }, facts));
    expect(appeals('host', '2026-05-20T15:59:59.999Z')).toBe(null);
    expect(appeals('host', '2026-05-20T16:00:00.000Z')).toBe('windowClosed VETO-O05');
    expect(appeals('other', '2026-05-19T01:00:00.000Z')).toBe('notYourPost VETO-O05');
  });
});

describe('what it does to the term', () => {
  test.each(studioStates)(
    'VETO-02: an ethics veto and a term that is %s; VETO-03: a performance veto never',
    (state) => {
      expect([revokes('ethics', state), revokes('performance', state)]).toEqual([!over.includes(state), false]);
    },
  );

  test('STUDIO-O02, VETO-O03: while a finding is undecided, what follows the term is not decided, and the finding is named', () => {
    expect(refuseWhileUndecided([])).toBe(null);
    expect(refuseWhileUndecided([{ vetoId: 'v1', kind: 'performance' }])).toEqual({
      code: 'ruleForbids',
      ruleId: 'VETO-O03',
      facts: { vetoId: 'v1', kind: 'performance' },
    });
  });
});

test.each([
  // who asks to close                    appeal over  gets
  ['host', true, 'conflictOfInterest'],
  ['decided', true, 'secondPersonRequired'],
  ['confirmed', true, 'secondPersonRequired'],
  ['another', false, 'stageNotOpen'],
  ['another', true, null],
] as const)('VETO-04: a record of responsibility, %s, no appeal can come: %s → %s', (who, appealOver, code) => {
  const refusal = refuseClosing(who, { hostPersonId: 'host', hands: ['decided', 'confirmed'], appealOver });
  expect(refusal).toEqual(code && { code, ruleId: 'VETO-04' });
});

test.each([
  ['nobody has appealed, and the last moment is not past', '2026-05-20', null, null, false],
  ['nobody has appealed, and it is', '2026-05-18', null, null, true],
  ['an appeal is not answered', '2026-05-18', '2026-05-15', null, false],
  ['an appeal is answered, before the last moment too', '2026-05-20', '2026-05-15', '2026-05-18', true],
  ['nothing was in force', null, null, null, false],
] as const)('VETO-O05: %s', (_, until, appealed, answered, over) => {
  const at = (day: string | null) => day && `${day}T04:00:00.000Z`;
  const appeal = { appealUntil: at(until), appealedAt: at(appealed), appealDecidedAt: at(answered) };
  expect(isAppealOver(appeal, '2026-05-19T04:00:00.000Z')).toBe(over);
});
