/** Papers that two sides sign by link: one version at a time, sealed when the last side has signed. */
import { type Refusal, refuse } from '../refusal.js';

/** Who signs what. STUDIO-17: city and studio, the principal as witness (STUDIO-O10). STUDIO-18: host and member. */
export const papers = {
  responsibilityLetter: { ruleId: 'STUDIO-17', sides: ['city', 'studio', 'witness'] },
  memberAgreement: { ruleId: 'STUDIO-18', sides: ['host', 'member'] },
} as const;
export type PaperKind = keyof typeof papers;
export type Side = (typeof papers)[PaperKind]['sides'][number];

export interface Signature {
  readonly side: Side;
  readonly personId: string;
}

export interface Paper {
  readonly kind: PaperKind;
  /** From 1; a new version starts without signatures. */
  readonly version: number;
  readonly signatures: readonly Signature[];
}

export interface SigningParameters {
  readonly letterWitness: 'principal' | 'none';
}

/** The sides whose signature seals the paper. */
export const sidesOf = (kind: PaperKind, p: SigningParameters): readonly Side[] =>
  papers[kind].sides.filter((side) => side !== 'witness' || p.letterWitness === 'principal');

/** Every side has signed this version. */
export const isSealed = (paper: Paper, p: SigningParameters): boolean =>
  sidesOf(paper.kind, p).every((side) => paper.signatures.some((one) => one.side === side));

/**
 * `version` is the one the person was shown. 'caseChanged' for one that was superseded, 'badInput' for a side the paper has not,
 * 'notYourPost' for whoever does not stand for the side (`entitled`: person ids), 'taskClosed' for a side that has signed,
 * 'secondPersonRequired' for whoever signed the other side. All under the paper's rule.
 */
export function refuseSignature(
  paper: Paper,
  signature: Signature & { readonly version: number },
  entitled: readonly string[],
  p: SigningParameters,
): Refusal | null {
  const { ruleId } = papers[paper.kind];
  const { side, personId, version } = signature;
  if (version !== paper.version)
    return refuse('caseChanged', { ruleId, field: 'version', facts: { shown: version, current: paper.version } });
  if (!sidesOf(paper.kind, p).includes(side)) return refuse('badInput', { ruleId, field: 'side', facts: { side } });
  if (!entitled.includes(personId)) return refuse('notYourPost', { ruleId, facts: { side } });
  if (paper.signatures.some((one) => one.side === side)) return refuse('taskClosed', { ruleId, facts: { side } });
  if (paper.signatures.some((one) => one.personId === personId))
    return refuse('secondPersonRequired', { ruleId, facts: { side } });
  return null;
}
