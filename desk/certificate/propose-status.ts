import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { certificates } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import { officerOf } from '../kit/organiser.js';
import { roundOf } from '../kit/round.js';
import { seatAt } from '../kit/seats.js';

const input = z.strictObject({
  caseId: z.uuid(),
  status: z.enum(['valid', 'suspended', 'revoked']),
  reason: z.string().trim().min(1).max(2000),
});

/**
 * The city's officer proposes to suspend, revoke or restore a certificate (HOST-27); its leader decides (`setCertificateStatus`).
 * Refuses `notFound`, `ruleForbids` when it has that status, was revoked for good, or ended with its studio.
 */
export const proposeCertificateStatus = act<PersonActor, z.infer<typeof input>, { readonly proposalId: string }>({
  name: 'proposeCertificateStatus',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, { caseId, status, reason }) => {
    const [paper] = await desk.tx.select().from(certificates).where(eq(certificates.caseId, caseId)).for('update');
    const round = paper && (await roundOf(desk, paper.roundId));
    const seat = round && (await seatAt(desk, actor, round.bureauId, [officerOf(round).role]));
    if (!paper || !seat) return refused(refuse('notFound'));
    if (paper.status === status || paper.status === 'revoked' || paper.status === 'ended')
      return refused(refuse('ruleForbids', { ruleId: 'HOST-27', field: 'status', facts: { status: paper.status } }));
    const proposalId = decide(desk, actor, seat, {
      caseId: paper.caseId,
      stage: 'finalDecision',
      kind: 'certificateProposal',
      seatKey: randomUUID(),
      ruleIds: ['HOST-27'],
      decision: status,
      reason,
      content: { certificateId: paper.id, from: paper.status },
    });
    const facts = { status, certificateNumber: paper.certificateNumber };
    await record(desk, actor, {
      chain: paper.caseId,
      act: 'proposeCertificateStatus',
      seat,
      ruleIds: ['HOST-27'],
      facts,
    });
    return accepted({ proposalId });
  },
});
