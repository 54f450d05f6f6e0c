import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { certificates, decisions } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { leaderOf } from '../kit/organiser.js';
import { roundOf } from '../kit/round.js';
import { seatAt } from '../kit/seats.js';
import { changeStatus } from './change-status.js';

const input = z.strictObject({
  caseId: z.uuid(),
  proposalId: z.uuid(),
  /** Of the written decision. */
  decisionNumber: z.string().trim().min(1).max(60),
  reason: z.string().trim().min(1).max(2000),
});
const proposed = z.object({ certificateId: z.uuid(), from: z.enum(['valid', 'suspended', 'revoked']) });
const statuses = z.enum(['valid', 'suspended', 'revoked']);

/**
 * The city's leader suspends, revokes or restores a certificate on the proposal of another person (HOST-27); the verification page
 * shows it at once. Revocation is for good. Refuses `notFound`, `secondFactorRequired`, `secondPersonRequired` (HOST-31),
 * `caseChanged` when the status is no longer the one of the proposal.
 */
export const setCertificateStatus = act<PersonActor, z.infer<typeof input>, { readonly status: string }>({
  name: 'setCertificateStatus',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, { caseId, proposalId, decisionNumber, reason }) => {
    const [paper] = await desk.tx.select().from(certificates).where(eq(certificates.caseId, caseId)).for('update');
    const round = paper && (await roundOf(desk, paper.roundId));
    const seat = round && (await seatAt(desk, actor, round.bureauId, [leaderOf(round).role]));
    if (!paper || !seat) return refused(refuse('notFound'));
    if (!actor.secondFactor) return refused(refuse('secondFactorRequired'));
    const [proposal] = await desk.tx.select().from(decisions).where(eq(decisions.id, proposalId));
    const content = proposed.safeParse(proposal?.content);
    if (proposal?.kind !== 'certificateProposal' || content.data?.certificateId !== paper.id)
      return refused(refuse('notFound', { field: 'proposalId' }));
    if (proposal.deciderId === actor.personId) return refused(refuse('secondPersonRequired', { ruleId: 'HOST-31' }));
    if (content.data.from !== paper.status) return refused(refuse('caseChanged'));
    const status = statuses.parse(proposal.decision);
    const why = { decisionNumber, reason, ruleIds: ['HOST-27'] };
    await changeStatus(desk, actor, seat, paper, { status, seatKey: proposalId, ...why });
    return accepted({ status });
  },
});
