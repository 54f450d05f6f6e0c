import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import {
  decisions,
  memberOpinions,
  memberRemovals,
  memberships,
  memberWritings,
  papers,
  removalOpinions,
  stageRuns,
  studios,
  tasks,
  terms,
} from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { sealedFor } from '../../../desk/kit/data-key.js';
import type { MemberState } from '../../../domain/studio/members/states.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import type { World } from '../veto/world.js';
import { at, type SoundCase } from './sound-case.js';
import type { Violation } from './violations.js';

/** A membership of a county school's studio on which only the host has spoken, in this state. */
async function member(w: World, { caseId }: SoundCase, state: MemberState, said: 'agreed' | 'refused') {
  const [studioId, termId, id] = [randomUUID(), randomUUID(), randomUUID()];
  const [hostId, unitId] = [w.personId('teacherA1a'), w.org('schoolA1')];
  const { db } = w.desk;
  await db.insert(studios).values({
    ...{ id: studioId, number: 'ZS2026-002', level: 'city', caseId, hostId, unitId },
    ...{ bureauId: w.org('bureau'), foundedAt: at },
  });
  await db.insert(terms).values({
    ...{ id: termId, studioId, number: 1, fromDay: '2026-03-02', toDay: '2029-03-01', state: 'establishing' },
    ...{ editionId: defaultEdition.id, parameters: defaultEdition.parameters },
  });
  const grounds = await performSystem(w.desk, (desk) => sealedFor(desk, id, '带班扎实'));
  await db.insert(memberships).values({
    ...{ id, termId, number: 1, personId: w.personId('teacherA2a'), schoolId: w.org('schoolA2') },
    ...{ way: 'countySchool', state, grounds, nominatedBy: hostId, nominatedAt: at },
  });
  await db.insert(memberOpinions).values({
    ...{ id: randomUUID(), membershipId: id, body: 'studioHost', personId: hostId, outcome: said },
    ...{ decisionId: randomUUID(), givenAt: at },
  });
  return { id, termId, hostId };
}

/** A nominee whose agreement counts as signed. */
async function agreedTooSoon(w: World, one: SoundCase) {
  const { id, termId, hostId } = await member(w, one, 'nominated', 'agreed');
  await w.desk.db.insert(papers).values({
    ...{ id: randomUUID(), termId, membershipId: id, kind: 'memberAgreement', version: 1, tasks: [] },
    ...{ contentHash: 'a'.repeat(64), issuedBy: hostId, issuedAt: at, sealedAt: at },
  });
}

/** A member whose agreement was declined, nobody knows by whom. */
async function declinedByNobody(w: World, one: SoundCase) {
  const { id } = await member(w, one, 'left', 'agreed');
  const gone = {
    priorState: 'decided',
    leavesOn: '2026-04-01',
    leavingReason: 'agreementDeclined',
    endedAt: at,
  } as const;
  await w.desk.db.update(memberships).set(gone).where(eq(memberships.id, id));
}

/** A member who is gone, and is still asked to sign. */
async function goneAndAsked(w: World, one: SoundCase) {
  const { id, termId, hostId } = await member(w, one, 'left', 'agreed');
  const gone = { priorState: 'decided', leavesOn: '2026-04-01', leavingReason: 'health', endedAt: at } as const;
  await w.desk.db.update(memberships).set(gone).where(eq(memberships.id, id));
  const runId = randomUUID();
  await w.desk.db.insert(stageRuns).values({
    ...{ id: runId, subjectKind: 'term', subjectId: termId, termId, stage: 'agreementSigning', number: 1 },
    ...{ state: 'open', openedAt: at, calendarVersion: '1', provisional: false },
  });
  await w.desk.db.insert(tasks).values({
    ...{ id: randomUUID(), stageRunId: runId, kind: 'signAgreement', termId, subjectId: termId },
    ...{ orgId: w.org('schoolA1'), role: 'applicant', personId: hostId, state: 'open', openedAt: at, turn: 1 },
  });
}

/** A growth plan that was handed in without a version, or that the member agreed to. */
async function handedIn(w: World, one: SoundCase, state: 'handedIn' | 'agreed', contentHash: string | null) {
  const { id, termId } = await member(w, one, 'nominated', 'agreed');
  const said = await performSystem(w.desk, (desk) => sealedFor(desk, id, { goals: '成为骨干' }));
  await w.desk.db.insert(memberWritings).values({
    ...{ id: randomUUID(), termId, number: 1, membershipId: id, kind: 'growthPlan', version: 1, state },
    ...{ askedAt: at, words: said, contentHash, handedInAt: at, answeredBy: w.personId('teacherA2a'), answeredAt: at },
  });
}

/** A member removed on the host's word alone; or without having had the time to speak. */
async function removed(w: World, one: SoundCase, heardAt: string | null) {
  const { id, termId, hostId } = await member(w, one, 'removed', 'agreed');
  const gone = { priorState: 'decided', leavesOn: '2026-04-01', leavingReason: 'ethics', endedAt: at } as const;
  await w.desk.db.update(memberships).set(gone).where(eq(memberships.id, id));
  const removalId = randomUUID();
  await w.desk.db.insert(memberRemovals).values({
    ...{ id: removalId, termId, number: 1, membershipId: id, ground: 'ethicsViolation', evidence: ['1'] },
    facts: await performSystem(w.desk, (desk) => sealedFor(desk, id, '查证属实')),
    ...{ decisionReference: '甲教处〔2026〕1号', registeredBy: hostId, orgId: w.org('schoolA1') },
    ...{ registeredAt: at, hearingUntil: '2099-01-01T00:00:00.000Z', heardAt, state: 'removed', decidedAt: at },
  });
  for (const body of heardAt ? (['studioHost'] as const) : (['studioHost', 'countyAuthority'] as const))
    await w.desk.db.insert(removalOpinions).values({
      ...{ id: randomUUID(), removalId, body, personId: body === 'studioHost' ? hostId : w.personId('countyOfficerA') },
      ...{ outcome: 'agreed', decisionId: randomUUID(), givenAt: at },
    });
}

/** A removal heard and agreed to by both, and what is on record of the appeal against it. */
async function appealedAgainst(w: World, one: SoundCase, appeal: Partial<typeof memberRemovals.$inferInsert>) {
  await removed(w, one, '2026-03-01T01:00:00.000Z');
  await w.desk.db.update(memberRemovals).set({ appealUntil: at, ...appeal });
}
/** Answered by a person, whom no decision names. */
const answered = (by: string) => ({ appealedAt: at, appealDecidedBy: by, appealDecidedAt: at });

/** The appeal was answered, by a decision, by whoever had agreed to the removal. */
async function answeredByAHand(w: World, one: SoundCase) {
  const hostId = w.personId('teacherA1a');
  await appealedAgainst(w, one, answered(hostId));
  const [removal] = await w.desk.db.select().from(memberRemovals);
  const subjectId = removal?.id ?? '';
  await w.desk.db.insert(decisions).values({
    ...{ id: randomUUID(), subjectId, stage: 'studio', kind: 'removalAppealDecision', seat: subjectId },
    ...{ ruleIds: ['VETO-O05'], deciderId: hostId, deciderRole: 'applicant', orgId: w.org('schoolA1') },
    ...{ decision: 'confirmed', decidedAt: at },
  });
}

/**
 * A member nobody but the host has agreed to; one that goes on though refused; one who serves without an agreement, and
 * the reverse; one who is gone without a day or a reason, or is still asked for something, or declined an agreement
 * in no decision of their own;
 * one removed by the host alone, or unheard; an appeal against a removal that was answered in no decision, or by a hand in it,
 * a removal that fell without an answer, and one that may be appealed against and was never decided.
 */
export const memberViolations: readonly Violation[] = [
  ['membersDecided', 'I4', async (w, one) => void (await member(w, one, 'decided', 'agreed'))],
  ['membersDecided', 'I4', async (w, one) => void (await member(w, one, 'nominated', 'refused'))],
  ['membersAgreed', 'I4', async (w, one) => void (await member(w, one, 'serving', 'agreed'))],
  ['membersAgreed', 'I4', agreedTooSoon],
  ['membersEnded', 'I37', async (w, one) => void (await member(w, one, 'left', 'agreed'))],
  ['membersEnded', 'I37', goneAndAsked],
  ['membersEnded', 'I37', declinedByNobody],
  ['removalsDecided', 'I4', (w, one) => removed(w, one, '2026-03-01T01:00:00.000Z')],
  ['removalsDecided', 'I4', (w, one) => removed(w, one, null)],
  ['removalsAppealed', 'I5', (w, one) => appealedAgainst(w, one, answered(w.personId('cityLeader')))],
  ['removalsAppealed', 'I5', answeredByAHand],
  ['removalsAppealed', 'I5', (w, one) => appealedAgainst(w, one, { state: 'overturned' })],
  ['removalsAppealed', 'I5', (w, one) => appealedAgainst(w, one, { state: 'heard' })],
  ['openProcesses', 'I37', (w, one) => appealedAgainst(w, one, { appealedAt: at })],
  ['writingsAnswered', 'I5', (w, one) => handedIn(w, one, 'handedIn', null)],
  ['writingsAnswered', 'I5', (w, one) => handedIn(w, one, 'agreed', 'a'.repeat(64))],
];
