import { z } from 'zod';
import { accepted, type Result, refuse, refused } from '../../../domain/refusal.js';
import { refuseList } from '../../../domain/studio/commendation/list.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import type { Call } from '../../kit/call.js';
import { chainOfTask } from '../../kit/chain.js';
import { decide } from '../../kit/decide.js';
import type { Desk } from '../../kit/deps.js';
import { tell } from '../../kit/news.js';
import type { Seat } from '../../kit/seats.js';
import { settleStage } from '../../kit/stage.js';
import { workingDaysIn } from '../../notice/notice-frame.js';
import { type NoticeWords, type PublishedNotice, publishNotice } from '../../notice/publish-notice.js';
import { setCall, takeCallTask } from './calls.js';
import { barOn, mustMove, nomineesIn, peopleOf, runningIn } from './nominees.js';
import { publicNomineesOf } from './public-nominees.js';
import { writeToNominees } from './write-to-nominees.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** Who is to be commended; none where nobody is good enough. */
  nomineeIds: z.array(z.uuid()).max(4000).default([]),
  reason: z.string().trim().min(1).max(2000),
  /** The words of the notice, as `noticeWordsSchema`; needed where the edition asks for one and somebody is listed. */
  title: z.string().trim().max(200).default(''),
  text: z.string().trim().max(5000).default(''),
  receivingUnit: z.string().trim().max(500).default(''),
});

export interface ListedHonours {
  readonly outcome: 'listed' | 'nobody';
  readonly listed: number;
  /** Null where nobody is listed, or the edition asks for no notice. */
  readonly notice: PublishedNotice | null;
}

/**
 * The bureau's officer draws up the list of those to be commended (COMMEND-O01): by rank, within each ceiling, from the pass line up; of
 * equals who share a rank people choose. The list hangs at once for the edition's working days (NOTICE-O01), and the leader is asked when
 * they are over and no objection is open; whom it concerns is written to; with none in the edition the leader is asked at once. Strong. Refuses as `takeTask`,
 * `refuseList` and `publishNotice`, with every bar of the day looked at again; 'conflictOfInterest' for one's own.
 */
export const listHonours = act<PersonActor, z.infer<typeof input>, ListedHonours>({
  name: 'listHonours',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, nomineeIds, reason, ...words }) => {
    const taken = await takeCallTask(desk, actor, taskId, 'honourListing');
    if (!taken.ok) return taken;
    const { call, run, seat, subject } = taken.value;
    const running = await runningIn(desk, call.id);
    const candidates = [];
    for (const one of running) candidates.push({ ...one, barredBy: await barOn(desk, one, call) });
    const no = refuseList(nomineeIds, candidates, call.awards, call.parameters);
    if (no) return refused(no);
    for (const one of running.filter(({ id }) => nomineeIds.includes(id)))
      if ((await peopleOf(desk, one)).peopleOfIt.includes(actor.personId))
        return refused(refuse('conflictOfInterest', { ruleId: 'COMMEND-O01', field: 'nomineeIds' }));
    for (const one of running) await mustMove(desk, one, nomineeIds.includes(one.id) ? 'list' : 'passOver');
    const listed = nomineeIds.length;
    const outcome = listed > 0 ? 'listed' : 'nobody';
    const hangs = listed > 0 && workingDaysIn(call, call.level) > 0;
    const notice = hangs ? await hang(desk, actor, seat, { call, words, nomineeIds }) : accepted(null);
    if (!notice.ok) return notice;
    if (notice.value) await tellListed(desk, call, nomineeIds, notice.value);
    const state = hangs ? 'onNotice' : listed > 0 ? 'deciding' : 'over';
    await setCall(desk, call.id, { state, listedBy: actor.personId });
    const ruleIds = ['COMMEND-01', 'COMMEND-O01'];
    const entry = { subjectId: call.id, stage: 'studio' as const, kind: 'honourListing' };
    decide(desk, actor, seat, { ...entry, decision: outcome, ruleIds, reason, content: { nomineeIds } });
    await record(desk, actor, {
      chain: call.id,
      act: 'listHonours',
      seat,
      ruleIds,
      facts: { outcome, listed, ...(notice.value && { number: notice.value.number }) },
    });
    await settleStage(desk, { subject, stage: 'honourListing', number: run.number, outcome, closedBy: actor.personId });
    // without a notice the list stands at once (COMMEND-O01)
    if (listed > 0 && !hangs)
      await tell(desk, subject, { kind: 'settled', stage: 'notice', number: 1, outcome: 'confirmed' });
    return accepted({ outcome, listed, notice: notice.value });
  },
});

/** Publishes the list in the bureau's name (COMMEND-O01). 'badInput' names a part of its words that is missing. */
async function hang(
  desk: Desk,
  actor: PersonActor,
  seat: Seat,
  at: { readonly call: Call; readonly words: NoticeWords; readonly nomineeIds: readonly string[] },
): Promise<Result<PublishedNotice>> {
  const { call, words, nomineeIds } = at;
  const missing = (['title', 'text', 'receivingUnit'] as const).find((field) => words[field] === '');
  if (missing) return refused(refuse('badInput', { ruleId: 'COMMEND-O01', field: missing }));
  const { level, bureauId: orgId } = call;
  const subjects = await publicNomineesOf(desk, call, nomineeIds);
  return publishNotice(desk, actor, seat, { ...words, frame: call, level, orgId, nominationId: null, subjects });
}

/** COMMEND-O01: whoever stands on the list hears that it hangs, and until when. */
async function tellListed(
  desk: Desk,
  call: Call,
  nomineeIds: readonly string[],
  { noticeId, number: noticeNumber, closesAt: until }: PublishedNotice,
): Promise<void> {
  const listed = (await nomineesIn(desk, call.id)).filter(({ id }) => nomineeIds.includes(id));
  const data = { noticeId, noticeNumber, until };
  await writeToNominees(desk, call, listed, { event: `notice:${noticeId}`, letter: 'nomineeListed', data });
}
