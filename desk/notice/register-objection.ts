import { eq } from 'drizzle-orm';
import { objections } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import { nextSubject } from '../../domain/notice/states.js';
import type { PublicActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { startProcess } from '../kit/news.js';
import type { Round } from '../kit/round.js';
import { organisationsByIds } from '../kit/seats.js';
import { type FiledObjection, type Notice, type NoticeSubject, openObjections, setSubject } from './find-notice.js';
import { filesIn } from './objection-files.js';

/**
 * An objection counts from here on: it holds back its subject, and only that one (NOTICE-O03); the publishing level is asked.
 * A subject that has gone on waits for nobody any more, and one that was removed is held back already: then nothing happens.
 * @returns whether it was registered
 */
export async function registerObjection(
  desk: Desk,
  actor: PublicActor,
  at: {
    readonly round: Round;
    readonly notice: Notice;
    readonly subject: NoticeSubject;
    readonly objection: Pick<FiledObjection, 'id' | 'receipt'>;
  },
): Promise<boolean> {
  const { round, notice, subject, objection } = at;
  const { state } = subject;
  if (state === 'cleared' || state === 'removed') return false;
  const held = nextSubject(state, 'object', (await openObjections(desk, subject)).length);
  if (!held.ok) return false;
  await setSubject(desk, subject, 'underInvestigation');
  const { due } = dueAfter(desk.calendar(), desk.now, round.parameters.objectionHandlingWorkingDays);
  await desk.tx
    .update(objections)
    .set({ state: 'registered', confirmedAt: desk.now, due })
    .where(eq(objections.id, objection.id));
  const [body] = notice.level === 'county' ? await organisationsByIds(desk, [notice.orgId]) : [];
  await startProcess(desk, 'objectionHandling', {
    subject: { kind: 'objection', id: objection.id },
    roundId: round.id,
    roundCode: round.code,
    ...(body ? { countyCode: body.code } : {}),
  });
  const facts = { number: notice.number, receipt: objection.receipt, due, ...(await filesIn(desk, objection.id)) };
  await record(desk, actor, { chain: subject.caseId, act: 'registerObjection', ruleIds: ['NOTICE-O03'], facts });
  return true;
}
