import { z } from 'zod';
import { inWords } from '../../domain/ending.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { type IssuedDocuments, issueDocuments } from '../certificate/issue-documents.js';
import { refuseFrozen } from '../county/nominations.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { meetCase } from '../kit/cases.js';
import { decide } from '../kit/decide.js';
import { endCase } from '../kit/end-case.js';
import { tell } from '../kit/news.js';
import { foundStudio } from '../studio/found-studio.js';
import { afterDecision } from './after-decision.js';
import { refuseBeyondCapacity, refuseShortService, refuseUncleared } from './refuse-approval.js';
import { takeRoundTask } from './round-task.js';

const input = z
  .strictObject({
    roundId: z.uuid(),
    caseId: z.uuid(),
    /** The form the leader read (I9). */
    formHash: z.string(),
    decision: z.enum(['approve', 'notApprove']),
    /** Of the decision document, e.g. 江教发〔2026〕18号; one may decide on many. */
    decisionNumber: z.string().trim().min(1).max(60),
    reason: z.string().trim().max(2000).default(''),
  })
  .refine((i) => i.decision === 'approve' || i.reason !== '', { path: ['reason'] });

export interface FinalOutcome {
  readonly outcome: 'approved' | 'notApproved';
  readonly documents: IssuedDocuments | null;
  readonly studioId: string | null;
}

/**
 * The city's leader decides on one candidate (HOST-26, HOST-27); an approval founds the studio with its first term and grants
 * certificate and plaque at once. Refuses as
 * `takeRoundTask`; `notFound`, `conflictOfInterest` (HOST-31), `caseChanged` (I9), `stageNotOpen` (HOST-26: not cleared),
 * `notEligible` (HOST-10, HOST-O06), `quotaExhausted` and `ruleForbids` (HOST-O16), `ruleForbids` (VETO-O03).
 */
export const decideFinally = act<PersonActor, z.infer<typeof input>, FinalOutcome>({
  name: 'decideFinally',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, { roundId, caseId, formHash, decision, decisionNumber, reason }) => {
    const at = { stage: 'decision', kind: 'finalDecision', role: 'cityLeader', strong: 'decideFinally' } as const;
    const taken = await takeRoundTask(desk, actor, roundId, at);
    if (!taken.ok) return taken;
    const { round, seat } = taken.value;
    const met = await meetCase(desk, actor, caseId);
    if (!met || met.file.roundId !== roundId) return refused(refuse('notFound', { field: 'caseId' }));
    const { file } = met;
    if (met.isApplicant) return refused(refuse('conflictOfInterest', { ruleId: 'HOST-31' }));
    const approve = decision === 'approve';
    const uncleared = (await refuseFrozen(desk, round, [caseId])) ?? (await refuseUncleared(desk, file));
    if (uncleared) return refused(uncleared);
    if (file.formHash !== formHash) return refused(refuse('caseChanged'));
    const no = approve
      ? ((await refuseShortService(desk, round, file)) ?? (await refuseBeyondCapacity(desk, round, reason)))
      : null;
    if (no) return refused(no);
    const why = { reason: inWords(reason), ruleId: approve ? 'HOST-27' : 'HOST-14' };
    const failed = await endCase(desk, round, file, decision, why);
    if (failed) return refused(failed);
    const outcome = approve ? 'approved' : 'notApproved';
    const ruleIds = ['HOST-26', 'HOST-27', ...(approve ? ['HOST-10'] : ['HOST-14'])];
    decide(desk, actor, seat, {
      caseId,
      stage: 'finalDecision',
      stageRound: file.stageRound,
      kind: 'finalDecision',
      ruleIds,
      decision: outcome,
      reason,
      content: { decisionNumber },
      formHash,
    });
    await record(desk, actor, {
      chain: caseId,
      act: 'decideFinally',
      seat,
      ruleIds,
      formHash,
      facts: { outcome, decisionNumber },
    });
    const studio = approve ? await foundStudio(desk, round, file) : null;
    const documents = approve ? await issueDocuments(desk, round, file, decisionNumber) : null;
    const settled = { kind: 'settled', stage: 'finalDecision', number: 1, outcome } as const;
    await tell(desk, { kind: 'case', id: caseId }, settled);
    await afterDecision(desk, roundId, actor.personId);
    return accepted({ outcome, documents, studioId: studio?.studioId ?? null });
  },
});
