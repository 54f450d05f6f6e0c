import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { strikeAppeals } from '../../../db/schema/all.js';
import { findPersonalNumbers } from '../../../domain/privacy.js';
import { accepted, type Refusal, refuse, refused } from '../../../domain/refusal.js';
import { refuseStrikeAppealDecision } from '../../../domain/studio/commendation/appeal.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import type { Call } from '../../kit/call.js';
import { chainOfTask } from '../../kit/chain.js';
import { decide } from '../../kit/decide.js';
import type { Desk } from '../../kit/deps.js';
import { settleStage } from '../../kit/stage.js';
import { takeCallTask } from './calls.js';
import { goOnWithList } from './go-on-with-list.js';
import { barOn, type Nominee, peopleOf } from './nominees.js';
import { relist } from './relist.js';
import { strikeAppealOf, struckBy } from './strike-appeals.js';
import { writeToNominees } from './write-to-nominees.js';

const input = z.strictObject({
  taskId: z.uuid(),
  /** Of the strike: 'overturned' is an appeal upheld. */
  outcome: z.enum(['confirmed', 'overturned']),
  reason: z.string().trim().min(1).max(5000),
});
type Outcome = z.infer<typeof input>['outcome'];

/**
 * NOTICE-O06: a third person of the bureau answers the appeal of one whom an upheld objection struck from the list. Overturned, the nominee stands on it again,
 * as it was drawn up, unless another objection to it was upheld, too; the list is decided on once nothing else holds it. Whom it concerns is written to, with the
 * reason. Strong. Refuses as `takeTask` and `refuseStrikeAppealDecision`; 'ruleForbids' where a veto bars the nominee by now (VETO-02, VETO-03, VETO-O03),
 * and for a personal number in the reason (NOTICE).
 */
export const decideStrikeAppeal = act<PersonActor, z.infer<typeof input>, { readonly outcome: Outcome }>({
  name: 'decideStrikeAppeal',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, reason }) => {
    const taken = await takeCallTask(desk, actor, taskId, 'strikeAppealDecision');
    if (!taken.ok) return taken;
    const { call, run, seat, subject } = taken.value;
    const appeal = await strikeAppealOf(desk, subject.id);
    const { nominee, objection } = await struckBy(desk, appeal);
    const refusal =
      refuseStrikeAppealDecision(actor.personId, {
        concerned: (await peopleOf(desk, nominee)).peopleOfIt,
        hands: [objection.disposedBy, call.listedBy].filter((one) => one !== null),
      }) ?? (outcome === 'overturned' ? await refuseBarred(desk, nominee, call) : null);
    if (refusal) return refused(refusal);
    const [leak] = findPersonalNumbers(reason);
    if (leak) return refused(refuse('ruleForbids', { ruleId: 'NOTICE', field: 'reason', facts: { kind: leak.kind } }));
    await desk.tx
      .update(strikeAppeals)
      .set({ state: outcome, decidedBy: actor.personId, decidedAt: desk.now })
      .where(eq(strikeAppeals.id, appeal.id));
    const ruleIds = ['NOTICE-O06'];
    const stage = 'strikeAppealDecision';
    const entry = { subjectId: subject.id, stage: 'studio' as const, kind: stage };
    decide(desk, actor, seat, { ...entry, decision: outcome, ruleIds, reason, content: { nomineeId: nominee.id } });
    const isOverturned = outcome === 'overturned';
    const facts = {
      ...{ outcome: isOverturned ? 'strikeOverturned' : 'strikeStands', nominee: nominee.number },
      recipient: nominee.recipient,
    };
    const said = { act: 'decideStrikeAppeal', seat, ruleIds, facts };
    await record(desk, actor, { chain: subject.id, ...said });
    await record(desk, actor, { chain: call.id, ...said });
    await settleStage(desk, { subject, stage, number: run.number, outcome, closedBy: actor.personId });
    const becomes = isOverturned ? await relist(desk, { actor, seat }, call, nominee) : 'struck';
    const told = becomes === 'listed' || !isOverturned ? outcome : 'otherStands';
    await writeToNominees(desk, call, [nominee], {
      event: `strikeAppeal:${appeal.id}`,
      letter: 'strikeAppealDecided',
      data: { outcome: told, reason },
    });
    await goOnWithList(desk, nominee.id);
    return accepted({ outcome });
  },
});

async function refuseBarred(desk: Desk, nominee: Nominee, call: Call): Promise<Refusal | null> {
  const ruleId = await barOn(desk, nominee, call);
  return ruleId ? refuse('ruleForbids', { ruleId, field: 'outcome' }) : null;
}
