import { randomUUID } from 'node:crypto';
import { certificates, hostLosses, studios, tasks, terms } from '../../../db/schema/all.js';
import type { StudioState } from '../../../domain/studio/states.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { sealedWords } from '../../support/words.js';
import type { World } from '../veto/world.js';
import { at, decision, type SoundCase } from './sound-case.js';
import type { Violation } from './violations.js';

interface Changed {
  readonly state?: StudioState;
  readonly status?: 'valid' | 'ended';
  /** Null: there is none. */
  readonly loss?: Partial<typeof hostLosses.$inferInsert> | null;
  readonly decided?: string;
  readonly asks?: true;
}

/** A studio that has lost its host as it should; `changed` is what is wrong about it. */
async function lost(w: World, { caseId }: SoundCase, changed: Changed): Promise<void> {
  const [studioId, termId] = [randomUUID(), randomUUID()];
  const { db } = w.desk;
  const unitId = w.org('schoolA1');
  await db.insert(studios).values({
    ...{ id: studioId, number: 'ZS2026-004', level: 'city', caseId, hostId: w.personId('teacherA1a'), unitId },
    ...{ bureauId: w.org('bureau'), foundedAt: at },
  });
  await db.insert(terms).values({
    ...{ id: termId, studioId, number: 1, fromDay: '2026-03-02', toDay: '2029-03-01', endedAt: at },
    ...{ editionId: defaultEdition.id, parameters: defaultEdition.parameters, state: changed.state ?? 'closed' },
  });
  await db.insert(certificates).values({
    ...{ id: randomUUID(), caseId, roundId: w.roundId, certificateNumber: 'ZS2026-8', plaqueNumber: 'PB2026-8' },
    ...{ verificationCode: 'W', printed: {}, status: changed.status ?? 'ended', issuedAt: at },
  });
  const report = await sealedWords(w.desk, termId, { ground: 'leftPost', lastDay: '2026-06-30', words: '转任' });
  if (changed.loss !== null)
    await db.insert(hostLosses).values({
      ...{ id: randomUUID(), termId, number: 1, state: 'lost', report, contentHash: 'h', decisionNumber: '5号' },
      ...{
        reportedBy: w.personId('sectionOfficer'),
        reportedAt: at,
        decidedBy: w.personId('cityLeader'),
        decidedAt: at,
      },
      ...changed.loss,
    });
  await decision(w, caseId, {
    ...{
      caseId: null,
      subjectId: termId,
      stage: 'studio',
      kind: 'hostLossDecision',
      deciderId: w.personId('cityLeader'),
    },
    decision: changed.decided ?? 'lost',
  });
  if (changed.asks)
    await db.insert(tasks).values({
      ...{ id: randomUUID(), stageRunId: randomUUID(), kind: 'receipt', termId, subjectId: termId },
      ...{ orgId: unitId, role: 'schoolLeader', state: 'open', openedAt: at },
    });
}

/** A loss that is not carried out everywhere, one decided by whoever reported it, a studio closed by nobody. */
export const lossViolations: readonly Violation[] = [
  ['lossesCarriedOut', 'I30', (w, one) => lost(w, one, { state: 'running' })],
  ['lossesCarriedOut', 'I30', (w, one) => lost(w, one, { status: 'valid' })],
  ['lossesCarriedOut', 'I30', (w, one) => lost(w, one, { asks: true })],
  ['lossesCarriedOut', 'I30', (w, one) => lost(w, one, { loss: null })],
  ['lossesApart', 'I5', (w, one) => lost(w, one, { loss: { decidedBy: w.personId('sectionOfficer') } })],
  ['lossesApart', 'I5', (w, one) => lost(w, one, { loss: { decidedBy: w.personId('teacherA1a') } })],
  ['lossesApart', 'I5', (w, one) => lost(w, one, { decided: 'stays' })],
  ['lossesApart', 'I5', (w, one) => lost(w, one, { loss: { state: 'reported' } })],
];
