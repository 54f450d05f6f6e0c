import { z } from 'zod';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import type { Round } from '../kit/round.js';
import { meetAtSchool, refuseStale } from './at-school.js';
import { type EthicsConclusion, type EthicsContent, ethicsOf } from './ethics.js';

const input = z.strictObject({
  caseId: z.uuid(),
  formHash: z.string().min(1).max(128),
  conclusion: z.enum(['clear', 'problem']),
  /** Number and date of the written decision (VETO-O04), or of the school's ethics assessment. */
  reference: z.string().trim().max(500).default(''),
  /** What was looked at and found. */
  statement: z.string().trim().max(5000).default(''),
  /** The conclusion that stood when the page was shown and is replaced by this one. */
  supersedes: z.uuid().optional(),
});

export interface EthicsConcluded {
  readonly decisionId: string;
  readonly conclusion: EthicsConclusion;
  /** A problem does not veto by itself: the act that does is named. */
  readonly next: 'registerVeto' | null;
}

/**
 * HOST-17, VETO-01: the school's ethics conclusion, first of everything at the school. A later one replaces it by naming it.
 * 'notFound', 'conflictOfInterest', 'notYourPost', 'stageNotOpen', 'caseChanged', 'badInput' (VETO-O04: no written decision).
 */
export const concludeEthics = act<PersonActor, z.output<typeof input>, EthicsConcluded>({
  name: 'concludeEthics',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, i) => {
    const met = await meetAtSchool(desk, actor, i.caseId, 'HOST-17');
    if (!met.ok) return met;
    const { file, round, seat } = met.value;
    const before = await ethicsOf(desk, file);
    const no = refuseStale(file, i) ?? refuseConclusion(i, before, round);
    if (no) return refused(no);
    const ruleIds = ['HOST-17', 'VETO-01'];
    const content: EthicsContent = { reference: i.reference, supersedes: before?.id ?? null };
    const decisionId = decide(desk, actor, seat, {
      caseId: file.id,
      stage: 'schoolRecommendation',
      stageRound: file.stageRound,
      kind: 'ethicsConclusion',
      seatKey: before?.id ?? '',
      ruleIds,
      decision: i.conclusion,
      reason: i.statement,
      evidence: i.reference ? [i.reference] : [],
      content,
      formHash: file.formHash,
    });
    const facts = { conclusion: i.conclusion, stageRound: file.stageRound };
    await record(desk, actor, { chain: file.id, act: 'concludeEthics', ruleIds, seat, formHash: file.formHash, facts });
    const next = i.conclusion === 'problem' ? ('registerVeto' as const) : null;
    return accepted({ decisionId, conclusion: i.conclusion, next });
  },
});

function refuseConclusion(
  i: z.output<typeof input>,
  before: { readonly id: string; readonly conclusion: EthicsConclusion } | null,
  { parameters: p }: Round,
): Refusal | null {
  if (before?.id !== i.supersedes) {
    const facts = { conclusion: before?.conclusion ?? '' };
    return refuse('caseChanged', { ruleId: 'HOST-17', field: 'supersedes', facts });
  }
  // VETO-O04, VETO-O06: a mere report is no problem on record, and what is on record is lifted by a decision.
  const needsDecision = before !== null || (i.conclusion === 'problem' && p.ethicsSource === 'writtenDecision');
  return needsDecision && i.reference === ''
    ? refuse('badInput', { ruleId: before ? 'VETO-O06' : 'VETO-O04', field: 'reference' })
    : null;
}
