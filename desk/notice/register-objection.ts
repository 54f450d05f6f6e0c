import { eq } from 'drizzle-orm';
import { objections } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import { nextSubject } from '../../domain/notice/states.js';
import type { PublicActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { startProcess } from '../kit/news.js';
import { type FiledObjection, type Notice, type NoticeSubject, openObjections, setSubject } from './find-notice.js';
import { objectionTerms, processIn } from './notice-frame.js';
import { filesIn } from './objection-files.js';
import { chainOf, type OnNotice } from './on-notice.js';

/**
 * An objection counts from here on: it holds back its subject, and only that one (NOTICE-O03); the publishing level is asked.
 * A subject that has gone on waits for nobody any more, and one that was removed is held back already: then nothing happens.
 * @returns whether it was registered
 */
export async function registerObjection(
  desk: Desk,
  actor: PublicActor,
  at: {
    readonly on: OnNotice;
    readonly notice: Notice;
    readonly subject: NoticeSubject;
    readonly objection: Pick<FiledObjection, 'id' | 'receipt'>;
  },
): Promise<boolean> {
  const { on, notice, subject, objection } = at;
  const { state } = subject;
  if (state === 'cleared' || state === 'removed') return false;
  const held = nextSubject(state, 'object', (await openObjections(desk, subject)).length);
  if (!held.ok) return false;
  await setSubject(desk, subject, 'underInvestigation');
  const frame = on.kind === 'case' ? on.round : on.call;
  const { due } = dueAfter(desk.calendar(), desk.now, objectionTerms(frame).objectionHandlingWorkingDays);
  await desk.tx
    .update(objections)
    .set({ state: 'registered', confirmedAt: desk.now, due })
    .where(eq(objections.id, objection.id));
  const process = await processIn(desk, frame, notice, { kind: 'objection', id: objection.id });
  await startProcess(desk, 'objectionHandling', process);
  const facts = { number: notice.number, receipt: objection.receipt, due, ...(await filesIn(desk, objection.id)) };
  await record(desk, actor, { chain: chainOf(on), act: 'registerObjection', ruleIds: ['NOTICE-O03'], facts });
  return true;
}
