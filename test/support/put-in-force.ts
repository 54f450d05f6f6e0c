import { peopleProposalsOf } from '../../api/reads/people-proposals.js';
import { perform } from '../../desk/kit/act.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import type { DeskDeps } from '../../desk/kit/deps.js';
import { bureauSeat } from '../../desk/kit/seats.js';
import { decidePeopleProposal } from '../../desk/organisations/decide-people-proposal.js';

/** The second officer looks at every change of posts that waits, and puts it in force. */
export async function putInForce(deps: DeskDeps, officer: PersonActor): Promise<void> {
  const at = { tx: deps.db, now: await deps.clock.now() };
  const seat = await bureauSeat(at, officer);
  const reader = { bureauId: seat?.orgId ?? '', readerId: officer.personId };
  const { waiting } = await peopleProposalsOf(at, reader);
  for (const { proposalId, seen } of waiting) {
    const result = await perform(deps, decidePeopleProposal, officer, { proposalId, decision: 'inForce', seen });
    if (!result.ok) throw new Error(`not put in force: ${result.refusals.map(({ code }) => code).join(' ')}`);
  }
}
