import { randomUUID } from 'node:crypto';
import {
  accountabilityRecords,
  certificates,
  decisions,
  studios,
  tasks,
  terms,
  vetoes,
} from '../../../db/schema/all.js';
import type { StudioState } from '../../../domain/studio/states.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import type { World } from '../veto/world.js';
import { at, type SoundCase } from './sound-case.js';
import type { Violation } from './violations.js';

interface Changed {
  readonly state?: StudioState;
  readonly status?: 'valid' | 'revoked';
  readonly veto?: Partial<typeof vetoes.$inferInsert>;
  readonly record?: 'open' | 'void' | 'closed' | null;
  /** Who closed it, and whether by a decision. */
  readonly closedBy?: string;
  readonly decided?: true;
  readonly asks?: 'open' | 'suspended';
}

/** A studio whose host's title was cancelled, or, with another kind, only barred; `changed` is what is wrong about it. */
async function vetoed(w: World, { caseId }: SoundCase, changed: Changed): Promise<void> {
  const [studioId, termId, vetoId] = [randomUUID(), randomUUID(), randomUUID()];
  const { db } = w.desk;
  const hostId = w.personId('teacherA1a');
  const unitId = w.org('schoolA1');
  await db.insert(studios).values({
    ...{ id: studioId, number: 'ZS2026-003', level: 'city', caseId, hostId, unitId },
    ...{ bureauId: w.org('bureau'), foundedAt: at },
  });
  await db.insert(terms).values({
    ...{
      id: termId,
      studioId,
      number: 1,
      fromDay: '2026-03-02',
      toDay: '2029-03-01',
      state: changed.state ?? 'revoked',
    },
    ...{ editionId: defaultEdition.id, parameters: defaultEdition.parameters },
  });
  await db.insert(certificates).values({
    ...{ id: randomUUID(), caseId, roundId: w.roundId, certificateNumber: 'ZS2026-9', plaqueNumber: 'PB2026-9' },
    ...{ verificationCode: 'V', printed: {}, status: changed.status ?? 'revoked', issuedAt: at },
  });
  await db.insert(vetoes).values({
    ...{ id: vetoId, personId: hostId, termId, orgId: w.org('bureau'), ground: 'ethicsViolation', facts: '' },
    ...{ evidence: ['档-1'], state: 'effective', registeredAt: at, hearingUntil: at, decidedAt: at, appealUntil: at },
    ...{ registeredBy: w.personId('sectionOfficer'), decidedBy: w.personId('cityLeader') },
    ...changed.veto,
  });
  if (changed.record)
    await db.insert(accountabilityRecords).values({
      id: randomUUID(),
      vetoId,
      termId,
      unitId,
      openedAt: at,
      state: changed.record,
      ...closing(w, changed),
    });
  if (changed.decided)
    await db.insert(decisions).values({
      ...{ id: randomUUID(), subjectId: vetoId, stage: 'studio', kind: 'findingAccountability', decision: 'pursued' },
      ...{ deciderId: w.personId(changed.closedBy ?? 'sectionOfficer'), deciderRole: 'sectionOfficer', decidedAt: at },
      ...{ orgId: w.org('bureau'), ruleIds: ['VETO-04'], seat: vetoId },
    });
  if (changed.asks)
    await db.insert(tasks).values({
      ...{ id: randomUUID(), stageRunId: randomUUID(), kind: 'receipt', termId, subjectId: termId },
      ...{ orgId: unitId, role: 'schoolLeader', state: changed.asks, openedAt: at },
    });
}

const closing = (w: World, { record, closedBy }: Changed) =>
  record === 'closed'
    ? { outcome: 'pursued' as const, closedBy: w.personId(closedBy ?? 'sectionOfficer'), closedAt: at }
    : {};

const performance = { kind: 'performance', ground: 'formalism' } as const;
const barred = { ...performance, barredUntil: '2030-03-01' };
/** Closed while an appeal could still come. */
const early = { ...barred, appealUntil: '2030-01-01T00:00:00.000Z' };

/** A veto that is not carried out everywhere, a title taken without one, one hand for two parts. */
export const vetoViolations: readonly Violation[] = [
  ['vetoesCarriedOut', 'I30', (w, one) => vetoed(w, one, { state: 'running' })],
  ['vetoesCarriedOut', 'I30', (w, one) => vetoed(w, one, { status: 'valid' })],
  ['vetoesCarriedOut', 'I30', (w, one) => vetoed(w, one, { veto: { state: 'overturned' } })],
  ['vetoesCarriedOut', 'I30', (w, one) => vetoed(w, one, { veto: barred, record: 'open' })],
  ['barsAnswered', 'I30', (w, one) => vetoed(w, one, { state: 'running', veto: performance, record: 'open' })],
  ['barsAnswered', 'I30', (w, one) => vetoed(w, one, { state: 'running', veto: barred })],
  [
    'barsAnswered',
    'I30',
    (w, one) => vetoed(w, one, { state: 'running', veto: { ...barred, state: 'overturned' }, record: 'open' }),
  ],
  ['barsAnswered', 'I30', (w, one) => vetoed(w, one, { record: 'open' })],
  ['barsAnswered', 'I30', (w, one) => vetoed(w, one, { state: 'running', veto: barred, record: 'closed' })],
  [
    'barsAnswered',
    'I30',
    (w, one) => vetoed(w, one, { state: 'running', veto: early, record: 'closed', decided: true }),
  ],
  [
    'barsAnswered',
    'I30',
    (w, one) => vetoed(w, one, { state: 'running', veto: { ...barred, state: 'lifted' }, record: 'open' }),
  ],
  [
    'findingsApart',
    'I5',
    (w, one) =>
      vetoed(w, one, { state: 'running', veto: barred, record: 'closed', closedBy: 'cityLeader', decided: true }),
  ],
  ['findingsApart', 'I5', (w, one) => vetoed(w, one, { veto: { appealDecidedBy: w.personId('cityLeader') } })],
  ['findingsApart', 'I5', (w, one) => vetoed(w, one, { veto: { decidedBy: w.personId('teacherA1a') } })],
  ['revokedAtRest', 'I37', (w, one) => vetoed(w, one, { asks: 'open' })],
  [
    'revokedAtRest',
    'I37',
    (w, one) => vetoed(w, one, { asks: 'suspended', veto: { appealUntil: '2026-01-01T00:00:00.000Z' } }),
  ],
];
