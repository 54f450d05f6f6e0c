import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { openStage } from '../kit/stage.js';
import type { Term } from '../kit/term.js';
import { removalDecision } from '../stages/removal-decision.js';

/** The hearing is over: host and bodies decide. */
export async function askAboutRemoval(desk: Desk, term: Term, number: number): Promise<void> {
  const subject = { kind: 'term', id: term.id } as const;
  await openStage(desk, removalDecision, { subject, stage: 'removalDecision', number, termId: term.id });
  await tell(desk, subject, { kind: 'opened', stage: 'removalDecision', number });
}
