import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { attachments, decisions } from '../../db/schema/all.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { meetAtSchool, refuseStale } from './at-school.js';
import { ethicsOf, refuseBeforeEthics } from './ethics.js';

const input = z.strictObject({
  caseId: z.uuid(),
  formHash: z.string().min(1).max(128),
  attachmentId: z.uuid(),
  verdict: z.enum(['genuine', 'forged']),
  /** How the original differs; also why an earlier verdict is changed. */
  reason: z.string().trim().max(2000).default(''),
});

export interface Verified {
  readonly verdict: 'genuine' | 'forged';
  /** A false document is a ground of the veto act; it does not veto by itself. */
  readonly next: 'registerVeto' | null;
}

/**
 * HOST-30 (要确保申报材料的真实性): somebody at the school compared an attachment with its original. A forged one is put on
 * record as the ground `fraudulentMaterial` (VETO-O07). 'badInput' (HOST-30): forged, or changing a verdict, without a reason.
 */
export const verifyAttachment = act<PersonActor, z.output<typeof input>, Verified>({
  name: 'verifyAttachment',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, i) => {
    const met = await meetAtSchool(desk, actor, i.caseId, 'HOST-30');
    if (!met.ok) return met;
    const { file, seat } = met.value;
    const no = refuseStale(file, i) ?? refuseBeforeEthics(await ethicsOf(desk, file));
    if (no) return refused(no);
    const [paper] = await desk.tx
      .select()
      .from(attachments)
      .where(and(eq(attachments.id, i.attachmentId), eq(attachments.caseId, file.id), isNull(attachments.removedAt)));
    if (!paper) return refused(refuse('notFound', { field: 'attachmentId' }));
    const changes = paper.verdict !== null && paper.verdict !== i.verdict;
    if ((changes || i.verdict === 'forged') && i.reason === '')
      return refused(refuse('badInput', { ruleId: 'HOST-30', field: 'reason' }));
    await desk.tx
      .update(attachments)
      .set({ verdict: i.verdict, verifiedBy: actor.personId, verifiedAt: desk.now })
      .where(eq(attachments.id, paper.id));
    const ruleIds = i.verdict === 'forged' ? ['HOST-30', 'VETO-O07'] : ['HOST-30'];
    decide(desk, actor, seat, {
      caseId: file.id,
      stage: 'schoolRecommendation',
      stageRound: file.stageRound,
      kind: 'attachmentVerdict',
      seatKey: `${paper.id}#${await verdictsBefore(desk, file.id, paper.id)}`,
      ruleIds,
      decision: i.verdict,
      reason: i.reason,
      evidence: [paper.id, paper.blob],
      content: { attachmentId: paper.id, ...(i.verdict === 'forged' ? { ground: 'fraudulentMaterial' } : {}) },
      formHash: file.formHash,
    });
    const facts = { attachment: paper.id, verdict: i.verdict };
    await record(desk, actor, {
      chain: file.id,
      act: 'verifyAttachment',
      ruleIds,
      seat,
      formHash: file.formHash,
      facts,
    });
    return accepted({ verdict: i.verdict, next: i.verdict === 'forged' ? ('registerVeto' as const) : null });
  },
});

/** Earlier verdicts stay on record; each new one takes the next seat. The case is locked, so nobody counts beside us. */
async function verdictsBefore(desk: Desk, caseId: string, attachmentId: string): Promise<number> {
  const rows = await desk.tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(
        eq(decisions.caseId, caseId),
        eq(decisions.kind, 'attachmentVerdict'),
        sql`${decisions.content} ->> 'attachmentId' = ${attachmentId}`,
      ),
    );
  return rows.length;
}
