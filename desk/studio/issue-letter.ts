import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { papers } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { refuseIssue } from '../../domain/studio/letter/issue.js';
import { taskListSchema } from '../../domain/studio/letter/tasks.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import { settleStage } from '../kit/stage.js';
import { drafterOf } from './drafter.js';
import { askForSignatures } from './letter-round.js';
import { letterHash, letterOf } from './letters.js';
import { lockTerm, spanOf } from './terms.js';

const input = z.strictObject({
  termId: z.uuid(),
  /** The version the drafter was shown; 0 before the first. */
  version: z.int().min(0),
  tasks: taskListSchema,
  /** Why there is a new version: every side reads it. */
  reason: z.string().trim().max(500).optional(),
});

/**
 * STUDIO-10, STUDIO-17: the Moral Education Section sends a version of the letter out to be signed. A further one before the letter is
 * sealed takes the earlier signatures' force: all sides are told and asked anew, with the whole time. Refuses `notFound` (also for
 * whoever is not the section), 'taskClosed', and as `refuseIssue`.
 */
export const issueLetter = act<
  PersonActor,
  z.infer<typeof input>,
  { readonly version: number; readonly contentHash: string }
>({
  name: 'issueLetter',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, version: shown, tasks, reason = '' }) => {
    const term = await lockTerm(desk, termId);
    if (!term) return refused(refuse('notFound'));
    const drafter = await drafterOf(desk, actor, term);
    if (!drafter.ok) return drafter;
    const { seat, run } = drafter.value;
    const last = await letterOf(desk, termId);
    const refusals = refuseIssue({ ...spanOf(term), state: term.state }, last, { shown, tasks, reason });
    if (refusals.length > 0) return refused(...refusals);
    const version = shown + 1;
    const contentHash = letterHash(term, version, tasks);
    const id = randomUUID();
    await desk.tx.insert(papers).values({
      id,
      termId,
      kind: 'responsibilityLetter',
      version,
      tasks,
      contentHash,
      reason,
      issuedBy: actor.personId,
      issuedAt: desk.now,
    });
    const ruleIds = ['STUDIO-10', 'STUDIO-17'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: version,
      kind: 'letterIssued',
      decision: 'issued',
      ruleIds,
      reason,
      content: { contentHash },
    });
    await record(desk, actor, { chain: termId, act: 'issueLetter', seat, ruleIds, facts: { letterVersion: version } });
    const subject = { kind: 'term', id: termId } as const;
    const { personId: closedBy } = actor;
    if (run)
      await settleStage(desk, { subject, stage: 'letterDrafting', number: run.number, outcome: 'issued', closedBy });
    await askForSignatures(desk, term, { id, version }, last);
    return accepted({ version, contentHash });
  },
});
