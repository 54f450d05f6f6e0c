import { randomUUID } from 'node:crypto';
import {
  calls,
  decisions,
  honourSheets,
  honours,
  nominees,
  noticeSubjects,
  notices,
  registers,
  strikeAppeals,
  studios,
  terms,
  vetoes,
} from '../../../db/schema/all.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import type { World } from '../veto/world.js';
import { at, objection, type SoundCase } from './sound-case.js';
import type { Violation } from './violations.js';

interface Changed {
  readonly nominee?: Partial<typeof nominees.$inferInsert>;
  readonly honour?: Partial<typeof honours.$inferInsert> | null;
  readonly decided?: boolean;
  readonly sheet?: 'nominator' | 'recused';
  readonly veto?: Partial<typeof vetoes.$inferInsert>;
  readonly listedBy?: string;
  readonly ceiling?: number;
  readonly register?: number;
  readonly notice?: Partial<typeof notices.$inferInsert> | null;
  readonly onNotice?: (typeof noticeSubjects.$inferSelect)['state'];
  readonly objection?: 'registered' | 'upheld';
  /** An appeal against what the objection found, and what its decision says. */
  readonly appeal?: Partial<typeof strikeAppeals.$inferInsert> & { readonly answer?: string };
}

/** A host commended in a call, everything as it should be but for `changed`. */
async function commended(w: World, { caseId }: SoundCase, changed: Changed): Promise<void> {
  const [studioId, termId, callId, nomineeId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const { db } = w.desk;
  const hostId = w.personId('teacherA1a');
  await db.insert(studios).values({
    ...{ id: studioId, number: 'GZS2026-003', level: 'city', caseId, hostId, unitId: w.org('schoolA1') },
    ...{ bureauId: w.org('bureau'), foundedAt: at },
  });
  const { id: editionId, parameters } = defaultEdition;
  await db.insert(terms).values({
    ...{ id: termId, studioId, number: 1, fromDay: '2026-03-02', toDay: '2029-03-01', state: 'running' },
    ...{ editionId, parameters },
  });
  await db.insert(calls).values({
    ...{ id: callId, number: 'BZ2027-01', name: '表彰', level: 'city', bureauId: w.org('bureau'), year: 2027 },
    ...{ awards: { host: changed.ceiling ?? 1 }, editionId, parameters, state: 'over', openedAt: at },
    ...{ openedBy: w.personId('cityOfficer'), listedBy: w.personId(changed.listedBy ?? 'cityOfficer') },
  });
  await db.insert(registers).values({ kind: 'call', scope: '2027', last: changed.register ?? 1 });
  await db.insert(nominees).values({
    ...{ id: nomineeId, callId, number: 1, recipient: 'host', recipientId: hostId, termId, state: 'commended' },
    ...{ basis: { assessmentId: randomUUID(), grade: 'excellent', result: '95/1', workIds: [] } },
    ...{ nominatedBy: w.personId('sectionOfficer'), nominatedRole: 'sectionOfficer', nominatedOrgId: w.org('section') },
    nominatedAt: at,
    ...changed.nominee,
  });
  const noticeId = randomUUID();
  if (changed.notice !== null) {
    await db.insert(notices).values({
      ...{ id: noticeId, number: 'GS2026-0099', callId, orgId: w.org('bureau'), level: 'city', state: 'confirmed' },
      ...{ publishedAt: '2026-02-14T01:00:00.000Z', closesAt: '2026-02-27T15:59:59.999Z', workingDays: 5 },
      ...{ takenDownAt: '2026-02-27T16:00:00.000Z', contentHash: 'a'.repeat(64), calendarVersion: 'test' },
      ...changed.notice,
    });
    const shown = { name: '甲', school: '校', county: '', item: '优秀班主任工作室主持人' };
    const state = changed.onNotice ?? 'cleared';
    await db.insert(noticeSubjects).values({ noticeId, subjectId: nomineeId, shown, state });
  }
  if (changed.objection) {
    const objectionId = await objection(w, { caseId: nomineeId, noticeId }, changed.objection);
    if (changed.appeal) await appealed(w, { callId, nomineeId, objectionId, keyId: termId }, changed.appeal);
  }
  if (changed.decided ?? true)
    await db.insert(decisions).values({
      ...{ id: randomUUID(), subjectId: callId, stage: 'studio', kind: 'honourDecision', seat: callId, ruleIds: [] },
      ...{ deciderId: w.personId('cityLeader'), deciderRole: 'cityLeader', orgId: w.org('bureau') },
      ...{ decision: 'decided', content: { nomineeIds: [nomineeId] }, decidedAt: at },
    });
  if (changed.honour !== null)
    await db.insert(honours).values({
      ...{ id: randomUUID(), nomineeId, callId, termId, recipient: 'host', recipientId: hostId, number: 'RY2027-001' },
      ...{ verificationCode: 'H', commendedOn: '2027-09-10', status: 'valid', issuedAt: at },
      printed: {
        ...{ honourNumber: 'RY2027-001', recipient: 'host', holderName: '甲', studioName: '甲', unitName: '甲' },
        ...{ callName: '表彰', decisionNumber: '1号', issuer: '市教育局', issueDay: '2027-09-10' },
      },
      ...changed.honour,
    });
  if (changed.honour !== null) await db.insert(registers).values({ kind: 'honour', scope: '2027', last: 1 });
  if (changed.sheet)
    await db.insert(honourSheets).values({
      ...{ id: randomUUID(), callId, orgId: w.org('section'), role: 'sectionOfficer', points: { [nomineeId]: '90' } },
      recused: changed.sheet === 'recused' ? [nomineeId] : [],
      scoredBy: w.personId(changed.sheet === 'nominator' ? 'sectionOfficer' : 'instituteOfficer'),
      scoredAt: at,
    });
  if (changed.veto)
    await db.insert(vetoes).values({
      ...{ id: randomUUID(), personId: hostId, termId, orgId: w.org('bureau'), ground: 'ethicsViolation', facts: '' },
      ...{ evidence: ['档-1'], state: 'effective', registeredAt: at, hearingUntil: at, decidedAt: at },
      ...{ registeredBy: w.personId('sectionOfficer'), decidedBy: w.personId('cityLeader') },
      ...changed.veto,
    });
}

/** An appeal against the strike that a third person has overturned, but for `changed`. */
async function appealed(
  w: World,
  ids: Pick<typeof strikeAppeals.$inferInsert, 'callId' | 'nomineeId' | 'objectionId' | 'keyId'>,
  { answer = 'overturned', ...changed }: NonNullable<Changed['appeal']>,
): Promise<void> {
  const [id, leader] = [randomUUID(), w.personId('cityLeader')];
  await w.desk.db.insert(strikeAppeals).values({
    ...{ ...ids, id, until: at, state: 'overturned', appealedBy: w.personId('teacherA1a'), appealedAt: at },
    ...{ decidedBy: leader, decidedAt: at, ...changed },
  });
  await w.desk.db.insert(decisions).values({
    ...{ id: randomUUID(), subjectId: id, stage: 'studio', kind: 'strikeAppealDecision', seat: id, ruleIds: [] },
    ...{ deciderId: leader, deciderRole: 'cityLeader', orgId: w.org('bureau'), decision: answer, decidedAt: at },
  });
}

const [bars, elsewhere] = [
  { kind: 'performance', ground: 'formalism', barredUntil: '2030-03-01' },
  randomUUID(),
] as const;

const opposed = { objection: 'upheld' } as const;
const unsaid = { appealedBy: null, appealedAt: null, decidedBy: null, decidedAt: null };

/** A commendation without its paper, its decision or its notice, a hand in two parts, and honours a veto or an objection bars. */
export const honourViolations: readonly Violation[] = [
  ['honoursGrounded', 'I29', (w, one) => commended(w, one, { honour: null })],
  ['honoursGrounded', 'I29', (w, one) => commended(w, one, { decided: false })],
  ['honoursGrounded', 'I29', (w, one) => commended(w, one, { nominee: { state: 'notCommended' } })],
  ['honoursGrounded', 'I29', (w, one) => commended(w, one, { honour: { printed: { honourNumber: 'RY2027-001' } } })],
  ['honoursGrounded', 'I29', (w, one) => commended(w, one, { nominee: { recipient: 'unit' } })],
  ['honoursGrounded', 'I29', (w, one) => commended(w, one, { register: 2 })],
  ['honoursApart', 'I5', (w, one) => commended(w, one, { nominee: { nominatedBy: w.personId('teacherA1a') } })],
  ['honoursApart', 'I5', (w, one) => commended(w, one, { sheet: 'nominator' })],
  ['honoursApart', 'I5', (w, one) => commended(w, one, { sheet: 'recused' })],
  ['honoursApart', 'I5', (w, one) => commended(w, one, { listedBy: 'cityLeader' })],
  ['honoursNoticed', 'I21', (w, one) => commended(w, one, { notice: null })],
  ['honoursNoticed', 'I21', (w, one) => commended(w, one, { notice: { closesAt: '2026-03-03T15:59:59.999Z' } })],
  ['honoursNoticed', 'I21', (w, one) => commended(w, one, { onNotice: 'underInvestigation' })],
  ['honoursUnopposed', 'I22', (w, one) => commended(w, one, { objection: 'registered' })],
  ['honoursUnopposed', 'I22', (w, one) => commended(w, one, { objection: 'upheld' })],
  ['honoursUnopposed', 'I22', (w, one) => commended(w, one, { ...opposed, appeal: { state: 'confirmed' } })],
  [
    'strikesAppealed',
    'I5',
    (w, one) => commended(w, one, { ...opposed, appeal: { state: 'appealed', decidedBy: null } }),
  ],
  ['strikesAppealed', 'I5', (w, one) => commended(w, one, { ...opposed, appeal: { state: 'lapsed', ...unsaid } })],
  ['strikesAppealed', 'I5', (w, one) => commended(w, one, { ...opposed, appeal: { appealedAt: null } })],
  ['strikesAppealed', 'I5', (w, one) => commended(w, one, { ...opposed, appeal: { answer: 'confirmed' } })],
  ['strikesAppealed', 'I5', (w, one) => commended(w, one, { ...opposed, appeal: {}, listedBy: 'cityLeader' })],
  [
    'strikesAppealed',
    'I5',
    (w, one) => commended(w, one, { ...opposed, appeal: { decidedBy: w.personId('teacherA1a') } }),
  ],
  ['honoursBarred', 'I30', (w, one) => commended(w, one, { veto: bars, nominee: { state: 'listed' }, honour: null })],
  ['honoursBarred', 'I30', (w, one) => commended(w, one, { veto: {} })],
  ['honoursBarred', 'I30', (w, one) => commended(w, one, { nominee: { struckBy: elsewhere } })],
  ['honoursBarred', 'I30', (w, one) => commended(w, one, { honour: { status: 'revoked', revokedBy: elsewhere } })],
];
