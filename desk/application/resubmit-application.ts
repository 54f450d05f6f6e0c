import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { stageRuns } from '../../db/schema/all.js';
import type { Subject } from '../../domain/news.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { refuseAfterDraw } from '../county/nominations.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { moveCase } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { nextRunNumber, openRun, settleStage } from '../kit/stage.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';
import { meetAsApplicant, refuseOlder } from './as-applicant.js';
import { type FrozenForm, freezeForm } from './freeze-form.js';

const input = z.strictObject({
  caseId: z.uuid(),
  /** The version that was shown. */
  version: z.int(),
});

/**
 * The applicant hands the corrected form in: a new frozen version and a new numbered round. Whoever returned it, it goes to the
 * school again, because each opinion stands on one form (I9). Late is late, not too late: the date reminds, it does not decide.
 * 'notFound', 'notYourPost', 'stageNotOpen' (HOST-15; HOST-25: the panel is drawn), 'caseChanged' (I9), 'notEligible' once for each failed check.
 */
export const resubmitApplication = act<PersonActor, z.output<typeof input>, FrozenForm>({
  name: 'resubmitApplication',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, i) => {
    const met = await meetAsApplicant(desk, actor, i.caseId);
    if (!met.ok) return met;
    const { file, round, seat } = met.value;
    if (file.state !== 'returnedForCorrection')
      return refused(refuse('stageNotOpen', { ruleId: 'HOST-15', facts: { state: file.state, event: 'resubmit' } }));
    const no = refuseOlder(file, i) ?? (await refuseAfterDraw(desk, round));
    if (no) return refused(no);
    const frozen = await freezeForm(desk, met.value);
    if (!frozen.ok) return frozen;
    const { formVersion, formHash } = frozen.value;
    const stageRound = file.stageRound + 1;
    const failed = await moveCase(desk, file, 'resubmit', { set: { formVersion, formHash, stageRound } });
    if (failed) return refused(failed);
    await record(desk, actor, {
      chain: file.id,
      act: 'resubmitApplication',
      ruleIds: ['HOST-15', 'HOST-30'],
      seat,
      formHash,
      facts: { formVersion, stageRound },
    });
    const subject: Subject = { kind: 'case', id: file.id };
    const number = await correctionOf(desk, subject, file.roundId);
    await settleStage(desk, { subject, stage: 'correction', number, outcome: 'resubmitted', closedBy: actor.personId });
    await writeToApplicant(desk, round, file, { state: 'schoolReview', ruleId: 'HOST-15' });
    return accepted(frozen.value);
  },
});

/**
 * The number of the correction under way. Where the process has not come to open it yet, its run is laid down here, without
 * dates and tasks, so that the process finds it settled.
 */
async function correctionOf(desk: Desk, subject: Subject, roundId: string): Promise<number> {
  const run = await openRun(desk, subject, 'correction');
  if (run) return run.number;
  const number = await nextRunNumber(desk, subject, 'correction');
  await desk.tx.insert(stageRuns).values({
    id: randomUUID(),
    subjectKind: subject.kind,
    subjectId: subject.id,
    stage: 'correction',
    number,
    roundId,
    state: 'open',
    openedAt: desk.now,
    calendarVersion: desk.calendar().version,
  });
  return number;
}
