import { eq } from 'drizzle-orm';
import { decisions, noticeSubjects, objections } from '../../../db/schema/all.js';
import { fileAppeal } from '../../../desk/appeal/file-appeal.js';
import { sealedWords } from '../../support/words.js';
import { ok, type World } from '../veto/world.js';

export const endedAt = '2026-03-02T01:00:00.000Z';
export const text = '不同意,理由如下';
export const answer = (taskId: string, outcome: 'upheld' | 'dismissed' = 'upheld') => ({
  taskId,
  outcome,
  reason: '经复核',
});

export async function appealed(w: World, caseId: string, who = 'teacherA1a') {
  const filed = ok(await w.say(fileAppeal, who, { caseId, text }));
  return { ...filed, task: await w.open('appealDecision', { kind: 'appeal', id: filed.appealId }) };
}

/** The school's refusal, as its act leaves it. */
export async function declinedCase(w: World) {
  const caseId = await w.aCase('declined', { endedAt });
  await w.desk.db.insert(decisions).values({
    id: crypto.randomUUID(),
    caseId,
    stage: 'schoolRecommendation',
    kind: 'collectiveDecision',
    seat: `${caseId}/1`,
    ruleIds: ['HOST-19'],
    deciderId: w.personId('leaderA1'),
    deciderRole: 'schoolLeader',
    orgId: w.org('schoolA1'),
    decision: 'decline',
    decidedAt: endedAt,
  });
  return caseId;
}

/** Removed from its notice by an objection found true. */
export async function removedByObjection(w: World, level: 'county' | 'city') {
  const state = level === 'county' ? 'notForwarded' : 'notApproved';
  const caseId = await w.aCase(state, { endedAt });
  const noticeId = await w.onNotice(caseId, level);
  await w.desk.db.update(noticeSubjects).set({ state: 'upheld' }).where(eq(noticeSubjects.noticeId, noticeId));
  const id = crypto.randomUUID();
  await w.desk.db.insert(objections).values({
    id,
    receipt: 'YY1',
    noticeId,
    subjectId: caseId,
    lane: 'named',
    text: await sealedWords(w.desk, id, '有异议'),
    state: 'upheld',
    receivedAt: endedAt,
    disposedBy: w.personId(level === 'county' ? 'countyOfficerA' : 'cityLeader'),
    disposedAt: endedAt,
  });
  return { caseId, noticeId };
}
