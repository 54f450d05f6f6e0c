import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { nominations } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { moveCase } from '../kit/cases.js';
import { chainOfTask } from '../kit/chain.js';
import { tell } from '../kit/news.js';
import { settleStage } from '../kit/stage.js';
import { takeTask } from '../kit/take-task.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';
import { publicRecordsOf } from '../notice/public-records.js';
import { noticeWordsSchema, type PublishedNotice, publishNotice } from '../notice/publish-notice.js';
import { lockCases, lockNomination, refuseAfterDraw, refuseFrozen } from './nominations.js';
import { listedCases, selectionsOf } from './selections.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** The list the leader was shown, in its order. */
  caseIds: z.array(z.uuid()).min(1).max(100),
  ...noticeWordsSchema.shape,
});

/**
 * The county's leader publishes the list (HOST-20): agreed to and on public notice before anything goes to the city.
 * Refuses by `takeTask` (`secondFactorRequired`); `secondPersonRequired` (whoever drew up the list), `caseChanged` (another list
 * was shown), `conflictOfInterest` (oneself on the list), `ruleForbids` (VETO-O03; NOTICE: a personal number), `stageNotOpen` (HOST-25:
 * the panel is drawn).
 */
export const publishCountyNotice = act<PersonActor, z.infer<typeof input>, PublishedNotice>({
  name: 'publishCountyNotice',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, caseIds, ...words }) => {
    const taken = await takeTask(desk, actor, taskId, ['publishNotice']);
    if (!taken.ok) return taken;
    const { run, seat, subject } = taken.value;
    const met = await lockNomination(desk, subject.id);
    if (!met) return refused(refuse('notFound'));
    const { nomination, round } = met;
    const drawn = await refuseAfterDraw(desk, round);
    if (drawn) return refused(drawn);
    const [selection] = await selectionsOf(desk, nomination);
    if (!selection || selection.deciderId === actor.personId)
      return refused(refuse('secondPersonRequired', { ruleId: 'HOST-20' }));
    const listed = (await listedCases(desk, nomination)).map((file) => file.id);
    if (listed.join() !== caseIds.join()) return refused(refuse('caseChanged'));
    const locked = await lockCases(desk, caseIds);
    const files = caseIds.flatMap((id) => locked.get(id) ?? []);
    if (files.some((file) => file.applicantId === actor.personId))
      return refused(refuse('conflictOfInterest', { ruleId: 'HOST-31' }));
    const frozen = await refuseFrozen(desk, round, caseIds);
    if (frozen) return refused(frozen);
    const subjects = await publicRecordsOf(desk, round, files);
    const nominationId = nomination.id;
    const notice = await publishNotice(desk, actor, seat, {
      ...words,
      frame: round,
      level: 'county',
      orgId: nomination.orgId,
      nominationId,
      subjects,
    });
    if (!notice.ok) return notice;
    const { number, closesAt } = notice.value;
    for (const file of files) {
      const no = await moveCase(desk, file, 'beginCountyNotice');
      if (no) return refused(no);
      const story = {
        chain: file.id,
        seat,
        ruleIds: ['HOST-20'],
        formHash: file.formHash,
        facts: { number, closesAt },
      };
      await record(desk, actor, { ...story, act: 'publishNotice' });
      const settled = { stage: 'countyReview', number: file.stageRound, outcome: 'forwarded' };
      await tell(desk, { kind: 'case', id: file.id }, { kind: 'settled', ...settled });
      await writeToApplicant(desk, round, file, { state: 'countyNotice', ruleId: 'HOST-20' });
    }
    await desk.tx.update(nominations).set({ state: 'onNotice' }).where(eq(nominations.id, nominationId));
    const listing = { subject, stage: 'nomination', number: run.number, outcome: 'listed' } as const;
    await settleStage(desk, { ...listing, closedBy: actor.personId });
    await record(desk, actor, { chain: nominationId, act: 'publishCountyNotice', seat, facts: { number, closesAt } });
    return accepted(notice.value);
  },
});
