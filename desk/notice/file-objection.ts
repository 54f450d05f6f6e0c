import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { noticeSubjects, objections } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import { objectionSchema, type Reception, receive } from '../../domain/notice/objections.js';
import { receiptNumber } from '../../domain/notice/receipt.js';
import { positionIn } from '../../domain/notice/window.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PublicActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { dataKeyOf } from '../kit/data-key.js';
import type { Desk } from '../kit/deps.js';
import { createLink } from '../kit/links.js';
import { queueMail } from '../kit/post.js';
import { nextNumber } from '../kit/register.js';
import { lockNotice, type Notice, serialOf, windowOf } from './find-notice.js';
import { noticeFrame, type ObjectionTerms, objectionTerms } from './notice-frame.js';
import { countOf, filesSchema, keepFiles, refuseFiles } from './objection-files.js';
import { frameKeyOf, lockOnNotice } from './on-notice.js';
import { receiptCode } from './receipt-code.js';
import { registerObjection } from './register-objection.js';

const input = z.strictObject({ noticeId: z.uuid(), objection: objectionSchema, files: filesSchema });

export interface FiledReceipt {
  /** With two check digits; the objector asks after it by this number. */
  readonly receipt: string;
  /** What is asked for besides it. */
  readonly code: string;
  readonly reception: Reception;
}

/**
 * Anybody objects to one person on a notice (NOTICE-O02): named, and counting once the address is confirmed; or anonymous, a
 * lead that holds nobody back. After the window it is a report (NOTICE-O04). The objector's words and address stay with the
 * publishing level (I23), and so do the files that come with it, of a named one as of a lead or a report. It is judged by when it
 * arrived; a notice is not taken down while such a one waits. Refuses `notFound`, `windowClosed` (NOTICE, NOTICE-O04), `ruleForbids`
 * (NOTICE-O02), and by its files `tooLarge`, `wrongFileType`, `badInput`.
 */
export const fileObjection = act<PublicActor, z.infer<typeof input>, FiledReceipt>({
  name: 'fileObjection',
  input,
  // strangers do not grow a case's story; what they file has a row of its own
  chain: () => null,
  run: async (desk, actor, { noticeId, objection, files: handedIn }) => {
    const { subjectId } = objection;
    const frame = await frameKeyOf(desk, noticeId);
    if (!frame || !z.uuid().safeParse(subjectId).success) return refused(refuse('notFound'));
    const on = (await lockOnNotice(desk, frame, [subjectId])).get(subjectId);
    const notice = await lockNotice(desk, noticeId);
    if (!on || !notice) return refused(refuse('notFound'));
    const [subject] = await desk.tx
      .select()
      .from(noticeSubjects)
      .where(and(eq(noticeSubjects.noticeId, noticeId), eq(noticeSubjects.subjectId, subjectId)));
    if (!subject || subject.state === 'removed' || subject.state === 'upheld') return refused(refuse('notFound'));
    const terms = objectionTerms(await noticeFrame(desk, frame));
    // taken down already: it was about for longer than a notice waits for what arrived in its time, and has come after it
    const receivedAt = notice.state === 'open' ? desk.now : await desk.clock.now();
    const no = refuseByPolicy(terms, notice, objection.kind, receivedAt) ?? refuseFiles(handedIn, terms);
    if (no) return refused(no);
    const received = receive(objection, {
      window: windowOf(notice),
      receivedAt,
      addressConfirmed: !terms.objectionEmailConfirmed,
      subjectIds: [subjectId],
    });
    if (!received.ok) return received;
    const reception = received.value;
    const { year, serial } = serialOf(notice.number);
    const mine = await nextNumber(desk, 'objection', notice.number);
    const receipt = receiptNumber({ year, notice: serial, serial: mine });
    const id = randomUUID();
    const named = objection.kind === 'named';
    const key = await dataKeyOf(desk, id);
    await desk.tx.insert(objections).values({
      id,
      receipt,
      noticeId,
      subjectId,
      lane: objection.kind,
      fromName: named ? desk.vault.seal(key, objection.fromName) : null,
      contact: named ? desk.vault.seal(key, objection.contact) : null,
      language: actor.language,
      text: desk.vault.seal(key, objection.text),
      state: reception === 'objection' ? 'unconfirmed' : reception,
      receivedAt,
    });
    await keepFiles(desk, { id, key }, handedIn);
    const facts = { receipt, reception, number: notice.number, ...countOf(handedIn) };
    await record(desk, actor, { chain: noticeId, act: 'fileObjection', ruleIds: ['NOTICE-O02'], facts });
    if (reception === 'objection')
      await registerObjection(desk, actor, { on, notice, subject, objection: { id, receipt } });
    if (named && reception === 'unconfirmed')
      await askForConfirmation(desk, actor, terms, notice, { id, receipt, to: objection.contact });
    return accepted({ receipt, code: receiptCode(desk, receipt), reception });
  },
});

function refuseByPolicy(
  terms: ObjectionTerms,
  notice: Notice,
  lane: 'named' | 'anonymous',
  at: string,
): Refusal | null {
  const { anonymousObjections, lateObjection } = terms;
  if (lane === 'anonymous' && anonymousObjections === 'refused')
    return refuse('ruleForbids', { ruleId: 'NOTICE-O02', field: 'fromName' });
  if (lateObjection === 'refused' && positionIn(windowOf(notice), at) === 'after')
    return refuse('windowClosed', { ruleId: 'NOTICE-O04', facts: { closedAt: notice.closesAt } });
  return null;
}

/** The address counts once its owner has followed the link, for which there are some working days from now (NOTICE-O02). */
async function askForConfirmation(
  desk: Desk,
  actor: PublicActor,
  terms: ObjectionTerms,
  notice: Notice,
  objection: { readonly id: string; readonly receipt: string; readonly to: string },
): Promise<void> {
  const until = dueAfter(desk.calendar(), desk.now, terms.objectionConfirmationDays).due;
  const linkId = await createLink(desk, { objectionId: objection.id, expiresAt: until });
  await queueMail(
    desk,
    { personId: null, address: objection.to, language: actor.language },
    {
      event: `objection:${objection.id}`,
      letter: 'confirmObjection',
      data: {
        noticeNumber: notice.number,
        receipt: objection.receipt,
        code: receiptCode(desk, objection.receipt),
        until,
      },
      linkId,
    },
  );
}
