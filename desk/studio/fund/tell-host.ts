import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import { yuanOf } from '../../../domain/studio/fund/money.js';
import type { Desk } from '../../kit/deps.js';
import { postTo } from '../../kit/post.js';
import type { Term } from '../../kit/term.js';
import type { FundRequestRow } from './requests.js';

/** To the host: what was decided on a request, or on what was handed in for it. `amountFen`: approved, or settled. */
export const tellHost = (
  desk: Desk,
  term: Term,
  { id, number, turn }: FundRequestRow,
  said: {
    readonly outcome: 'approved' | 'refused' | 'settled' | 'returned';
    readonly amountFen: number;
    readonly reason: string;
  },
): Promise<void> =>
  postTo(desk, term.studio.hostId, {
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
