import { type Refusal, refuse } from '../../domain/refusal.js';
import type { VoteOutcome } from '../../domain/voting/decision.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';
import { groups, type HearingCounts } from '../hearing/groups.js';
import { type EthicsConclusion, refuseBeforeEthics } from './ethics.js';
import { judgeMeeting, type MeetingFacts, type MeetingInput } from './meeting.js';

/** What the school decided, as far as rules judge it. */
export interface Proposal {
  readonly decision: 'recommend' | 'decline' | 'return';
  readonly reason: string;
  readonly fields: readonly string[];
  /** HOST-10: the school lets the teacher stay head teacher for the years to come. */
  readonly stayConsent: boolean;
  readonly meeting?: MeetingInput | undefined;
}

/** Everything the rules of the school's stage look at, read in the act's own transaction. */
export interface Standing extends Omit<MeetingFacts, 'p'> {
  readonly p: HostSelectionParameters;
  readonly ethics: { readonly id: string; readonly conclusion: EthicsConclusion } | null;
  /** An ethics veto on the applicant: in force, or still being looked into (VETO-O03). */
  readonly veto: 'effective' | 'underWay' | null;
  readonly forged: number;
  readonly unverified: number;
  readonly answered: HearingCounts;
  /** How often this stage returned the form already. */
  readonly returns: number;
}

const forbids = (ruleId: string, field: string, facts: Record<string, string | number> = {}): Refusal =>
  refuse('ruleForbids', { ruleId, field, facts });

/**
 * The school's stage in the order of the plan: ethics (HOST-17, VETO-01), material (HOST-30), hearing (HOST-18), consent
 * (HOST-10), collective decision (HOST-19). The first reason is the answer; null when nothing stands in the way.
 */
export function judgeRecommendation(proposal: Proposal, at: Standing): Refusal | null {
  const early = refuseBeforeEthics(at.ethics);
  if (early) return early;
  if (proposal.decision === 'recommend') return refuseRecommend(proposal, at);
  if (proposal.reason === '') return refuse('badInput', { field: 'reason' });
  return proposal.decision === 'decline' ? refuseDecline(proposal, at) : refuseReturn(proposal, at);
}

function refuseRecommend(proposal: Proposal, at: Standing): Refusal | null {
  if (at.ethics?.conclusion !== 'clear' || at.veto === 'effective')
    return forbids('VETO-01', 'ethicsConclusion', { next: 'registerVeto' });
  if (at.veto && at.p.applicationDuringInvestigation === 'frozen') return forbids('VETO-O03', 'ethicsConclusion');
  if (at.forged > 0) return forbids('HOST-30', 'attachments', { forged: at.forged, next: 'registerVeto' });
  if (at.unverified > 0) return forbids('HOST-30', 'attachments', { open: at.unverified });
  const unheard = groups.find((group) => at.answered[group] < at.p.hearingMinimum[group]);
  if (unheard) {
    const facts = { group: unheard, answered: at.answered[unheard], needed: at.p.hearingMinimum[unheard] };
    return forbids('HOST-18', 'hearing', facts);
  }
  if (!proposal.stayConsent && at.p.remainingYearsProof === 'dateAndSignatures')
    return forbids('HOST-10', 'stayConsent', { years: at.p.minRemainingYears });
  if (!proposal.meeting) return forbids('HOST-19', 'meeting');
  return refuseVote(proposal.meeting, at, 'passed');
}

/** A refusal needs a reason, not a meeting; where there was one, it may not have decided the opposite. */
const refuseDecline = ({ meeting }: Proposal, at: Standing): Refusal | null =>
  meeting ? refuseVote(meeting, at, 'notPassed') : null;

function refuseVote(meeting: MeetingInput, at: Standing, wanted: VoteOutcome): Refusal | null {
  const outcome = judgeMeeting(meeting, at);
  if (!outcome.ok) return outcome.refusals[0] ?? forbids('HOST-19', 'meeting');
  const { votesFor, present } = meeting;
  return outcome.value === wanted ? null : forbids('HOST-19', 'meeting.votesFor', { votesFor, present });
}

function refuseReturn({ fields }: Proposal, { returns, p }: Standing): Refusal | null {
  if (fields.length === 0) return refuse('badInput', { field: 'fields' });
  return returns < p.correctionsMax
    ? null
    : refuse('ruleForbids', { field: 'decision', facts: { returns, correctionsMax: p.correctionsMax } });
}
