import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import { yuanOf } from '../../../domain/studio/fund/money.js';
import type { Desk } from '../../kit/deps.js';
import { postTo } from '../../kit/post.js';
import { holdersOf } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';
import type { FundRequestRow } from './requests.js';

interface Said {
  readonly outcome: 'approved' | 'refused' | 'settled' | 'returned' | 'lapsed' | 'handedOver';
  readonly amountFen: number;
  readonly reason: string;
}

/**
 * To the host, or to the unit's leader who accounts in the place of one: what was decided on a request, or on what was handed in for it.
 * `amountFen`: approved, or settled.
 */
export async function tellAccountant(desk: Desk, term: Term, request: FundRequestRow, said: Said): Promise<void> {
  const { hostId, unitId: orgId } = term.studio;
  const leaders = () => holdersOf(desk, { role: 'schoolLeader', orgId });
  const readers = request.accountBy === 'unit' ? await leaders() : [{ personId: hostId }];
  for (const { personId } of readers) await tellOf(desk, personId, term, request, said);
}

/** To the host of a studio that has none any more: its unit accounts for a request, and the papers belong there (FUND-O01). */
export const tellHandedOver = (desk: Desk, term: Term, request: FundRequestRow): Promise<void> =>
  tellOf(desk, term.studio.hostId, term, request, {
    outcome: 'handedOver',
    amountFen: request.amountFen,
    reason: '',
  });

const tellOf = (
  desk: Desk,
  personId: string,
  term: Term,
  { id, number, turn }: FundRequestRow,
  said: Said,
): Promise<void> =>
  postTo(desk, personId, {
    event: `fund:${id}:${said.outcome}:${turn}`,
    letter: 'fundDecided',
    data: {
      studioName: term.name,
      studioNumber: term.studio.number,
      request: String(number),
      outcome: said.outcome,
      amount: yuanOf(said.amountFen),
      reason: said.reason,
    },
    notBefore: deliverAt(desk.now, term.parameters.quietHours),
  });
