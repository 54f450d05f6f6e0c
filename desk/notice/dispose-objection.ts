import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { opened } from '../../db/read/data-keys.js';
import { objections } from '../../db/schema/all.js';
import { findingSchema, refuseFinding } from '../../domain/notice/objections.js';
import { nextSubject } from '../../domain/notice/states.js';
import { findPersonalNumbers } from '../../domain/privacy.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { queueMail } from '../kit/post.js';
import { settleStage } from '../kit/stage.js';
import { takeTask } from '../kit/take-task.js';
import { confirmNotice } from './confirm-notice.js';
import {
  type FiledObjection,
  latestNoticeOf,
  lockNotice,
  type Notice,
  type NoticeSubject,
  openObjections,
  setSubject,
} from './find-notice.js';
import { followSubject } from './follow-subject.js';
import { chainOf, concernedBy, frameKeyOf, lockOnNotice } from './on-notice.js';
import { isPending } from './pending-objections.js';

const input = z.strictObject({ taskId: z.uuid(), finding: findingSchema });

/**
 * The publishing level finds an objection upheld (with evidence: the subject is removed, the place freed) or dismissed (the
 * subject goes on), always with a written disposition that the objector receives (NOTICE-O03).
 * Refuses by `takeTask`; `notYourPost`, `conflictOfInterest`, `badInput` by `refuseFinding`; `ruleForbids` (NOTICE: a personal
 * number in the disposition).
 */
export const disposeObjection = act<PersonActor, z.infer<typeof input>, { readonly subject: NoticeSubject['state'] }>({
  name: 'disposeObjection',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, finding }) => {
    const taken = await takeTask(desk, actor, taskId, ['objectionHandling']);
    if (!taken.ok) return taken;
    const { task, run, seat, subject: process } = taken.value;
    const [objection] = await desk.tx.select().from(objections).where(eq(objections.id, process.id));
    if (objection?.state !== 'registered') return refused(refuse('taskClosed', { ruleId: 'NOTICE-O03' }));
    const { noticeId, subjectId } = objection;
    const frame = await frameKeyOf(desk, noticeId);
    const on = frame && (await lockOnNotice(desk, frame, [subjectId])).get(subjectId);
    const notice = await lockNotice(desk, noticeId);
    if (!on || !notice) throw new Error('an objection without its notice');
    // Whoever shares the task after escalation decides in the name of the body it belongs to.
    const decider = { personId: actor.personId, orgId: task.orgId };
    const concerned = await concernedBy(desk, on);
    const no = refuseFinding(finding, decider, { orgId: notice.orgId, concerned });
    if (no) return refused(no);
    const [leak] = findPersonalNumbers(finding.reason);
    if (leak) return refused(refuse('ruleForbids', { ruleId: 'NOTICE', field: 'reason', facts: { kind: leak.kind } }));
    await desk.tx
      .update(objections)
      .set({
        state: finding.outcome,
        disposition: finding.reason,
        disposedBy: actor.personId,
        disposedAt: desk.now,
      })
      .where(eq(objections.id, objection.id));
    decide(desk, actor, seat, {
      ...(on.kind === 'case' && { caseId: on.file.id }),
      subjectId: objection.id,
      stage: 'objection',
      kind: 'disposeObjection',
      seatKey: objection.id,
      ruleIds: ['NOTICE-O03'],
      decision: finding.outcome,
      reason: finding.reason,
      evidence: finding.evidenceIds,
    });
    const facts = { number: notice.number, receipt: objection.receipt, outcome: finding.outcome };
    await record(desk, actor, {
      chain: chainOf(on),
      act: 'disposeObjection',
      seat,
      ruleIds: ['NOTICE-O03'],
      facts,
    });
    await record(desk, actor, { chain: notice.id, act: 'disposeObjection', seat, ruleIds: ['NOTICE-O03'], facts });
    const { state, hangs } = await carryOut(desk, objection, finding.outcome);
    await followSubject(
      desk,
      { notice: hangs, on, state, by: { actor, seat, objectionId: objection.id } },
      finding.reason,
    );
    await settleStage(desk, {
      subject: process,
      stage: 'objectionHandling',
      number: run.number,
      outcome: finding.outcome,
      closedBy: actor.personId,
    });
    await answer(desk, notice, objection, finding);
    for (const id of new Set([notice.id, hangs.id])) await confirmNotice(desk, id);
    return accepted({ subject: state });
  },
});

/** What the finding makes of its subject, where it hangs by now: nothing more once another finding has removed it. */
async function carryOut(
  desk: Desk,
  objection: FiledObjection,
  outcome: 'upheld' | 'dismissed',
): Promise<{ readonly state: NoticeSubject['state']; readonly hangs: Notice }> {
  const latest = await latestNoticeOf(desk, objection.subjectId);
  if (!latest) throw new Error('an objection without its subject');
  const { notice: hangs, subject } = latest;
  if (subject.state !== 'underInvestigation') return { state: subject.state, hangs };
  const others = (await openObjections(desk, subject)).length;
  const next = nextSubject(subject.state, outcome === 'upheld' ? 'uphold' : 'dismiss', others);
  if (!next.ok) throw new Error('a subject under investigation takes every finding');
  const waits = hangs.state === 'open' || (await isPending(desk, objection.subjectId));
  const state =
    next.value === 'upheld'
      ? 'upheld'
      : next.value === 'underInvestigation'
        ? 'underInvestigation'
        : waits
          ? 'dismissed'
          : 'cleared';
  await setSubject(desk, subject, state);
  return { state, hangs };
}

async function answer(
  desk: Desk,
  notice: Notice,
  objection: FiledObjection,
  finding: z.infer<typeof findingSchema>,
): Promise<void> {
  const address = await opened(desk.tx, desk.vault, objection.id, objection.contact);
  if (typeof address !== 'string') return;
  await queueMail(
    desk,
    { personId: null, address, language: objection.language },
    {
      event: `objection:${objection.id}`,
      letter: 'objectionDisposed',
      data: {
        noticeNumber: notice.number,
        receipt: objection.receipt,
        outcome: finding.outcome,
        disposition: finding.reason,
      },
    },
  );
}
