import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { links, objections } from '../../db/schema/all.js';
import { positionIn } from '../../domain/notice/window.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PublicActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sha256 } from '../kit/canonical.js';
import { latestNoticeOf, lockNotice, windowOf } from './find-notice.js';
import { frameKeyOf, lockOnNotice } from './on-notice.js';
import { registerObjection } from './register-objection.js';
import { mayConfirmAgain } from './renew-confirmation.js';

const input = z.strictObject({
  linkId: z.string().min(1).max(64),
  /** The secret behind `#`, or the code printed in the mail. */
  secret: z.string().trim().min(1).max(100),
});

/**
 * The objector follows the link in the mail: from now on the objection holds back its subject and must be answered (NOTICE-O02,
 * NOTICE-O03). One handed in after the window, or to somebody who has been removed meanwhile, becomes a report (NOTICE-O04).
 * Refuses `notFound` (unknown link, wrong secret), `linkUsed`, `confirmationOver` (its time is over: it is a lead now), `linkExpired` (over
 * while the notice still hangs: the letter may be asked for again).
 */
export const confirmObjection = act<
  PublicActor,
  z.infer<typeof input>,
  { readonly receipt: string; readonly state: 'registered' | 'report' }
>({
  name: 'confirmObjection',
  input,
  chain: () => null,
  run: async (desk, actor, { linkId, secret }) => {
    const [link] = await desk.tx.select().from(links).where(eq(links.id, linkId)).for('update');
    const knows = link && (sha256(secret) === link.secretHash || sha256(secret.toUpperCase()) === link.codeHash);
    if (!link?.objectionId || !knows) return refused(refuse('notFound'));
    if (link.state !== 'live') return refused(refuse('linkUsed', { ruleId: 'NOTICE-O02' }));
    const [objection] = await desk.tx.select().from(objections).where(eq(objections.id, link.objectionId));
    if (!objection) return refused(refuse('notFound'));
    const { noticeId, subjectId } = objection;
    const frame = await frameKeyOf(desk, noticeId);
    const on = frame && (await lockOnNotice(desk, frame, [subjectId])).get(subjectId);
    const notice = await lockNotice(desk, noticeId);
    if (link.expiresAt && desk.now > link.expiresAt) {
      const again = notice && objection.state === 'unconfirmed' && mayConfirmAgain(notice, desk.now);
      const facts = { closedAt: link.expiresAt };
      return refused(refuse(again ? 'linkExpired' : 'confirmationOver', { ruleId: 'NOTICE-O02', facts }));
    }
    // where its subject hangs by now: a new notice takes nothing from an earlier objector
    const latest = await latestNoticeOf(desk, subjectId);
    if (!on || !notice || !latest) throw new Error('an objection without its notice');
    if (objection.state !== 'unconfirmed') return refused(refuse('linkUsed', { ruleId: 'NOTICE-O02' }));
    await desk.tx.update(links).set({ state: 'used', usedAt: desk.now }).where(eq(links.id, linkId));
    const inTime = positionIn(windowOf(notice), objection.receivedAt) === 'within';
    const registered =
      inTime && (await registerObjection(desk, actor, { on, notice, subject: latest.subject, objection }));
    const state = registered ? 'registered' : 'report';
    if (!registered)
      await desk.tx.update(objections).set({ state, confirmedAt: desk.now }).where(eq(objections.id, objection.id));
    await record(desk, actor, {
      chain: notice.id,
      act: 'confirmObjection',
      ruleIds: [registered ? 'NOTICE-O02' : 'NOTICE-O04'],
      facts: { receipt: objection.receipt, state },
    });
    return accepted({ receipt: objection.receipt, state });
  },
});
