import { z } from 'zod';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { refuseIssue } from '../../domain/studio/letter/issue.js';
import { taskListSchema } from '../../domain/studio/letter/tasks.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import { settleStage } from '../kit/stage.js';
import { drafterOf } from './drafter.js';
import { issueVersion } from './letter-round.js';
import { letterHash, letterInForce, letterOf } from './letters.js';
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
    // one that is in force stays as it is while a change of its goals is signed, and so does the change (STUDIO-16)
    const sealed = (await letterInForce(desk, termId)) !== null;
    const draft = { shown, tasks, reason };
    const refusals = refuseIssue({ ...spanOf(term), state: term.state }, last && { ...last, sealed }, draft);
    if (refusals.length > 0) return refused(...refusals);
    const version = shown + 1;
    const { personId } = actor;
    const contentHash = letterHash(term, version, tasks);
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
    const drafting = run && ({ subject, stage: 'letterDrafting', number: run.number } as const);
    if (drafting) await settleStage(desk, { ...drafting, outcome: 'issued', closedBy: personId });
    await issueVersion(desk, term, { version, tasks, reason, issuedBy: personId }, last);
    return accepted({ version, contentHash });
  },
});
