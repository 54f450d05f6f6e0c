/**
 * The draw of a panel (HOST-25, HOST-O15). Anyone can repeat it with paper and a hash tool:
 *   1. an expert's lot is hash("<seed>|<expertId>"); the pool stands in ascending order of lots;
 *   2. the first `panelSize` experts are the panel;
 *   3. while a candidate (ascending caseId) has fewer than `minValidScores` panel members without conflict, the next
 *      expert in the order who is free of conflict with that candidate joins the panel;
 *   4. candidates with the fewest free members choose first (then ascending caseId); each takes the `scoresPerCandidate`
 *      free members with the fewest files so far, equal ones in ascending order of hash("<seed>|<caseId>|<expertId>").
 */
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.js';
import { type Candidate, type ConflictDeclaration, conflictsOf, type Expert } from './conflicts.js';

/** Text → lower-case hex digest; SHA-256 in practice. */
export type Hash = (text: string) => string;

export interface DrawInput {
  /** Recorded before the draw: lower-case hex, at least 128 bits. */
  readonly seed: string;
  readonly pool: readonly Expert[];
  readonly candidates: readonly Candidate[];
  readonly declarations: readonly ConflictDeclaration[];
  readonly rules: { readonly panelSize: number; readonly minValidScores: number; readonly scoresPerCandidate: number };
}

export interface Draw {
  readonly seed: string;
  readonly order: readonly { readonly expertId: string; readonly lot: string }[];
  readonly panel: readonly string[];
  readonly assignments: readonly { readonly caseId: string; readonly expertIds: readonly string[] }[];
}

const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function refuseInput({ seed, pool, candidates, rules }: DrawInput): Refusal | null {
  if (!/^[0-9a-f]{32,}$/.test(seed)) return refuse('badInput', { field: 'seed' });
  if (new Set(pool.map((e) => e.personId)).size !== pool.length) return refuse('badInput', { field: 'pool' });
  if (new Set(candidates.map((c) => c.caseId)).size !== candidates.length)
    return refuse('badInput', { field: 'candidates' });
  if (rules.scoresPerCandidate < rules.minValidScores)
    return refuse('badInput', { field: 'rules.scoresPerCandidate', facts: { minimum: rules.minValidScores } });
  if (pool.length < rules.panelSize)
    return refuse('poolTooSmall', { ruleId: 'HOST-O15', facts: { have: pool.length, need: rules.panelSize } });
  return null;
}

/** 'badInput' (seed, doubled ids, contradicting rules) or 'poolTooSmall' (HOST-O15), which names the candidate it fails for. */
export function drawPanel(input: DrawInput, hash: Hash): Result<Draw> {
  const wrong = refuseInput(input);
  if (wrong) return refused(wrong);
  const { seed, declarations, rules } = input;
  const free = (expert: Expert, candidate: Candidate) => conflictsOf(expert, candidate, declarations).length === 0;
  const order = input.pool
    .map((expert) => ({ expert, lot: hash(`${seed}|${expert.personId}`) }))
    .sort((a, b) => ascending(a.lot, b.lot) || ascending(a.expert.personId, b.expert.personId));
  const candidates = input.candidates.toSorted((a, b) => ascending(a.caseId, b.caseId));

  const panel = order.slice(0, rules.panelSize).map((row) => row.expert);
  const waiting = order.slice(rules.panelSize).map((row) => row.expert);
  for (const candidate of candidates) {
    let have = panel.filter((expert) => free(expert, candidate)).length;
    for (; have < rules.minValidScores; have += 1) {
      const at = waiting.findIndex((expert) => free(expert, candidate));
      if (at < 0) {
        const facts = { caseId: candidate.caseId, have, need: rules.minValidScores };
        return refused(refuse('poolTooSmall', { ruleId: 'HOST-O15', facts }));
      }
      panel.push(...waiting.splice(at, 1));
    }
  }

  const load = new Map(panel.map((expert) => [expert.personId, 0]));
  const chosen = new Map<string, readonly string[]>();
  const narrowFirst = candidates
    .map((candidate) => ({ candidate, members: panel.filter((expert) => free(expert, candidate)) }))
    .sort((a, b) => a.members.length - b.members.length);
  for (const { candidate, members } of narrowFirst) {
    const expertIds = members
      .map(({ personId }) => ({ personId, lot: hash(`${seed}|${candidate.caseId}|${personId}`) }))
      .sort((a, b) => (load.get(a.personId) ?? 0) - (load.get(b.personId) ?? 0) || ascending(a.lot, b.lot))
      .slice(0, rules.scoresPerCandidate)
      .map((row) => row.personId);
    for (const id of expertIds) load.set(id, (load.get(id) ?? 0) + 1);
    chosen.set(candidate.caseId, expertIds.toSorted(ascending));
  }
  return accepted({
    seed,
    order: order.map(({ expert, lot }) => ({ expertId: expert.personId, lot })),
    panel: panel.map((expert) => expert.personId),
    assignments: candidates.map(({ caseId }) => ({ caseId, expertIds: chosen.get(caseId) ?? [] })),
  });
}

/**
 * Who scores a candidate that joins after the draw (VETO-O03, HOST-O18: what held the case back is settled): steps 3 and 4 for this
 * one alone, by the lots of the draw. Whoever has not spoken on the candidate is passed over; fewer than asked where nobody is left.
 */
export function joinDraw(draw: Draw, input: DrawInput, candidate: Candidate, hash: Hash): readonly string[] {
  const spoken = new Set(input.declarations.filter((d) => d.caseId === candidate.caseId).map((d) => d.expertId));
  const free = (id: string) => {
    const expert = input.pool.find((one) => one.personId === id);
    return expert && spoken.has(id) && conflictsOf(expert, candidate, input.declarations).length === 0;
  };
  const { minValidScores, scoresPerCandidate } = input.rules;
  const members = draw.panel.filter(free);
  const further = draw.order.map((row) => row.expertId).filter((id) => !draw.panel.includes(id) && free(id));
  const load = (id: string) => draw.assignments.filter((one) => one.expertIds.includes(id)).length;
  const lot = (id: string) => hash(`${draw.seed}|${candidate.caseId}|${id}`);
  return [...members, ...further.slice(0, Math.max(0, minValidScores - members.length))]
    .sort((a, b) => load(a) - load(b) || ascending(lot(a), lot(b)))
    .slice(0, scoresPerCandidate)
    .toSorted(ascending);
}

/**
 * Who steps in when an assigned expert recuses himself or is replaced: the first in the order of the draw who is free of
 * conflict and does not hold the file, panel members before the rest of the pool. 'poolTooSmall' when nobody is left.
 */
export function substituteFor(
  draw: Draw,
  input: DrawInput,
  caseId: string,
  leaving: readonly string[],
): Result<string> {
  const candidate = input.candidates.find((c) => c.caseId === caseId);
  if (!candidate) return refused(refuse('notFound', { field: 'caseId' }));
  const taken = new Set([...(draw.assignments.find((a) => a.caseId === caseId)?.expertIds ?? []), ...leaving]);
  const rest = draw.order.map((row) => row.expertId).filter((id) => !draw.panel.includes(id));
  const found = [...draw.panel, ...rest].find((id) => {
    const expert = input.pool.find((e) => e.personId === id);
    return expert && !taken.has(id) && conflictsOf(expert, candidate, input.declarations).length === 0;
  });
  return found === undefined
    ? refused(refuse('poolTooSmall', { ruleId: 'HOST-O15', facts: { caseId } }))
    : accepted(found);
}
