import { randomUUID } from 'node:crypto';
import { eq, type SQL, sql } from 'drizzle-orm';
import {
  cases,
  decisions,
  formVersions,
  mails,
  noticeSubjects,
  notices,
  objections,
  processes,
} from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { system } from '../../../desk/kit/actor.js';
import { record } from '../../../desk/kit/audit.js';
import { sha256 } from '../../../desk/kit/canonical.js';
import { proofText, shownText } from '../../../domain/notice/proof.js';
import type { TestDesk } from '../../support/desk.js';
import { sealedWords } from '../../support/words.js';
import type { World } from '../veto/world.js';

export const at = '2026-03-02T01:00:00.000Z';

export interface SoundCase {
  readonly caseId: string;
  readonly noticeId: string;
}

/** A sound case on a county's notice, with a chain of three rows and the processes that must be. */
export async function soundCase(w: World): Promise<SoundCase> {
  const caseId = await w.aCase('countyNotice', { holdsPlace: 1 });
  await w.desk.db.insert(formVersions).values({
    id: randomUUID(),
    caseId,
    number: 1,
    content: await sealedWords(w.desk, caseId, {}),
    hash: 'f'.repeat(64),
    submittedAt: at,
  });
  for (const act of ['submitApplication', 'openStage', 'publishNotice'])
    await performSystem(w.desk, (desk) => record(desk, system, { chain: caseId, act }));
  const noticeId = await w.onNotice(caseId);
  await w.desk.db.update(notices).set({ contentHash: await proofOf(w, noticeId, caseId) });
  await hasProcess(w, 'round', w.roundId);
  await hasProcess(w, 'case', caseId);
  await hasProcess(w, 'notice', noticeId);
  return { caseId, noticeId };
}

export async function hasProcess(w: World, kind: 'round' | 'case' | 'notice' | 'objection', id: string): Promise<void> {
  const input = { subject: { kind, id }, roundId: w.roundId, roundCode: 'T2026' };
  await w.desk.db
    .insert(processes)
    .values({ workflowId: `${kind}-${id}`, process: 'hostApplication', input, startedAt: at })
    .onConflictDoNothing();
}

async function proofOf(w: World, noticeId: string, subjectId: string): Promise<string> {
  const [notice] = await w.desk.db.select().from(notices).where(eq(notices.id, noticeId));
  if (!notice) throw new Error('no notice');
  const { level, orgId, title, text, receivingUnit, publishedAt: opensAt, closesAt } = notice;
  const digest = sha256(shownText('salt', { name: '王', school: '校', county: '县', item: '批' }));
  await w.desk.db.update(noticeSubjects).set({ salt: 'salt', digest }).where(eq(noticeSubjects.noticeId, noticeId));
  const subjects = [{ subjectId, digest }];
  return sha256(
    proofText({ noticeId, level, orgId, window: { opensAt, closesAt }, title, text, receivingUnit, subjects }),
  );
}

/** A decision of the county's officer with its audit row, unless told otherwise. */
export const decision = (w: World, caseId: string, more: Partial<typeof decisions.$inferInsert>) =>
  w.desk.db.insert(decisions).values({
    id: randomUUID(),
    caseId,
    stage: 'countyReview',
    kind: 'countyVerification',
    seat: randomUUID(),
    ruleIds: [],
    deciderId: w.personId('countyOfficerA'),
    deciderRole: 'countyOfficer',
    orgId: w.org('countyA'),
    decision: 'agree',
    decidedAt: at,
    ...more,
  });

export async function objection(w: World, { caseId, noticeId }: SoundCase, state: 'registered' | 'upheld') {
  const id = randomUUID();
  await w.desk.db.insert(objections).values({
    id,
    receipt: `YY-${randomUUID()}`,
    noticeId,
    subjectId: caseId,
    lane: 'named',
    text: await sealedWords(w.desk, id, '有异议'),
    state,
    receivedAt: at,
  });
  return id;
}
export const setCase = (w: World, id: string, set: Partial<typeof cases.$inferInsert>) =>
  w.desk.db.update(cases).set(set).where(eq(cases.id, id));
export const mail = (w: World, more: Partial<typeof mails.$inferInsert>) =>
  w.desk.db.insert(mails).values({
    id: randomUUID(),
    eventId: 'e',
    recipient: 'r',
    template: 'digest',
    address: 'a@b.example',
    language: 'zh',
    data: {},
    state: 'queued',
    messageId: 'm',
    notBefore: at,
    createdAt: at,
    ...more,
  });

/** Changes the audit past the trigger that guards it. */
export async function past(desk: TestDesk, change: SQL): Promise<void> {
  await desk.db.execute(sql`ALTER TABLE audit DISABLE TRIGGER audit_append_only`);
  await desk.db.execute(change);
  await desk.db.execute(sql`ALTER TABLE audit ENABLE TRIGGER audit_append_only`);
}
