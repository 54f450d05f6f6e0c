import { eq } from 'drizzle-orm';
import { vetoes } from '../../../db/schema/all.js';
import type { Refusal } from '../../../domain/refusal.js';
import { refuse } from '../../../domain/refusal.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { decide } from '../../kit/decide.js';
import type { Desk } from '../../kit/deps.js';
import type { Seat } from '../../kit/seats.js';
import { termOf } from '../../kit/term.js';
import { unbarHonours } from './bar-honours.js';
import { type Finding, refuseStep, statusOf } from './findings.js';
import { writeOfVeto } from './write-of-veto.js';

/**
 * VETO-O06: clears a veto on a studio's host, by the level that made it; a title that was cancelled stays cancelled, what falls is the bar. Host and unit
 * are told, without the reason.
 * 'secondFactorRequired'; 'stageNotOpen' (not in force, or an appeal may come); VETO-07 is never lifted: 'ruleForbids'.
 */
export async function liftFinding(
  desk: Desk,
  actor: PersonActor,
  seat: Seat,
  finding: Finding & { readonly termId: string },
  { decisionNumber, reason }: { readonly decisionNumber: string; readonly reason: string },
): Promise<Refusal | null> {
  const ruleId = 'VETO-O06';
  if (!actor.secondFactor) return refuse('secondFactorRequired');
  if (finding.ground === 'studentHarm') return refuse('ruleForbids', { ruleId, facts: { ground: finding.ground } });
  const appealOver = statusOf(finding) === 'upheld' || (finding.appealUntil ?? '') < desk.now;
  const refusal = refuseStep(finding, 'lift', { appealOver, liftable: true });
  if (refusal) return refusal;
  await desk.tx.update(vetoes).set({ state: 'lifted' }).where(eq(vetoes.id, finding.id));
  if (finding.kind === 'performance') await unbarHonours(desk, finding.id);
  const entry = { decision: 'lifted', reason, content: { decisionNumber }, ruleIds: [ruleId] };
  decide(desk, actor, seat, { ...entry, subjectId: finding.id, stage: 'studio', kind: 'liftVeto' });
  const facts = { vetoKind: finding.kind, ground: finding.ground, decisionNumber };
  await record(desk, actor, { chain: finding.termId, act: 'liftVeto', seat, ruleIds: [ruleId], facts });
  await writeOfVeto(desk, await termOf(desk, finding.termId), finding, 'lifted');
  return null;
}
