import { randomUUID } from 'node:crypto';
import { memberOpinions } from '../../db/schema/all.js';
import { deliverAt } from '../../domain/ladder/quiet-hours.js';
import { agreementTasks } from '../../domain/studio/members/agreement.js';
import {
  type BodyOpinion,
  decisionOf,
  type MemberBody,
  type MemberDecision,
  memberRules,
} from '../../domain/studio/members/bodies.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { PersonActor } from '../kit/actor.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { postTo } from '../kit/post.js';
import type { Seat } from '../kit/seats.js';
import { openStage } from '../kit/stage.js';
import type { Term } from '../kit/term.js';
import { memberDecision } from '../stages/member-decision.js';
import { sendAgreement } from './agreement-round.js';
import { endFilling } from './filling.js';
import { type Membership, moveMembership } from './memberships.js';
import { spanOf } from './terms.js';

export interface Said {
  readonly body: MemberBody;
  readonly outcome: BodyOpinion['outcome'];
  readonly reason: string;
}

/**
 * Keeps what a body said, already judged; the `record` of the act must follow.
 * @param before what the bodies had said
 * @returns what has come of the nomination
 */
export async function giveOpinionOn(
  desk: Desk,
  actor: PersonActor,
  seat: Seat,
  term: Term,
  membership: Membership,
  { body, outcome, reason }: Said,
  before: readonly BodyOpinion[],
): Promise<MemberDecision> {
  const { personId } = actor;
  const decisionId = decide(desk, actor, seat, {
    subjectId: term.id,
    stage: 'studio',
    stageRound: membership.number,
    kind: 'memberOpinion',
    seatKey: body,
    decision: outcome,
    ruleIds: [memberRules[membership.way].ruleId],
    reason,
  });
  await desk.tx.insert(memberOpinions).values({
    id: randomUUID(),
    membershipId: membership.id,
    body,
    personId,
    outcome,
    decisionId,
    givenAt: desk.now,
  });
  return decisionOf([...before, { body, personId, outcome, reason }], term.parameters.memberBodies[membership.way]);
}

/** Asks every body that has not spoken by nominating; where none is left, the nomination is agreed to at once. */
export async function askBodies(desk: Desk, term: Term, membership: Membership): Promise<void> {
  const { number } = membership;
  const bodies = term.parameters.memberBodies[membership.way];
  if (bodies.every((body) => body === 'studioHost')) return carryOut(desk, term, membership, 'agreed', '');
  const subject = { kind: 'term', id: term.id } as const;
  await openStage(desk, memberDecision, { subject, stage: 'memberDecision', number, termId: term.id });
  await tell(desk, subject, { kind: 'opened', stage: 'memberDecision', number });
}

/** What follows once the bodies have decided: the membership moves on, its agreement goes out to be signed (STUDIO-18), and the host is told. */
export async function carryOut(
  desk: Desk,
  term: Term,
  membership: Membership,
  outcome: Exclude<MemberDecision, 'open'>,
  reason: string,
): Promise<void> {
  const refusal =
    outcome === 'agreed'
      ? await moveMembership(desk, membership, 'agree')
      : await moveMembership(desk, membership, 'returnNomination', { set: { endedAt: desk.now } });
  if (refusal) throw new Error(`the membership cannot move: ${JSON.stringify(refusal)}`);
  if (outcome === 'agreed') {
    const tasks = agreementTasks(spanOf(term), dayOf(desk.now), term.parameters);
    await sendAgreement(desk, term, membership, { tasks, reason: '' }, null);
    await endFilling(desk, term);
  }
  await postTo(desk, term.studio.hostId, {
    event: `memberDecided:${membership.id}`,
    letter: 'memberDecided',
    data: {
      studioName: term.name,
      studioNumber: term.studio.number,
      member: String(membership.number),
      outcome,
      reason,
    },
    notBefore: deliverAt(desk.now, term.parameters.quietHours),
  });
}
