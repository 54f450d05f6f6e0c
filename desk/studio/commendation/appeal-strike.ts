import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { strikeAppeals } from '../../../db/schema/all.js';
import { accepted, refused } from '../../../domain/refusal.js';
import { refuseStrikeAppeal } from '../../../domain/studio/commendation/appeal.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { chainOfTask } from '../../kit/chain.js';
import { sealedFor } from '../../kit/data-key.js';
import { lingering } from '../../kit/linger.js';
import { settleStage } from '../../kit/stage.js';
import { takeCallTask } from './calls.js';
import { strikeAppealOf, struckBy } from './strike-appeals.js';

const input = z.strictObject({ taskId: z.uuid(), text: z.string().trim().min(1).max(5000) });

/**
 * NOTICE-O06: whom an upheld objection struck from the list, or whose studio or unit it struck, appeals once within the edition's working days;
 * the list is not decided on before it is answered. Refuses as `takeTask` and `refuseStrikeAppeal`.
 */
export const appealStrike = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'appealed' }>({
  name: 'appealStrike',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, text }) => {
    const taken = await takeCallTask(desk, actor, taskId, 'strikeAppeal', 'strikeAppealOfUnit');
    if (!taken.ok) return taken;
    const { call, run, seat, subject } = taken.value;
    const appeal = await strikeAppealOf(desk, subject.id);
    const refusal = refuseStrikeAppeal(desk.now, lingering(desk, appeal.until));
    if (refusal) return refused(refusal);
    await desk.tx
      .update(strikeAppeals)
      .set({
        state: 'appealed',
        text: await sealedFor(desk, appeal.keyId, text),
        appealedBy: actor.personId,
        appealedAt: desk.now,
      })
      .where(eq(strikeAppeals.id, appeal.id));
    const { nominee } = await struckBy(desk, appeal);
    const facts = { nominee: nominee.number, recipient: nominee.recipient };
    const said = { act: 'appealStrike', seat, ruleIds: ['NOTICE-O06'] };
    await record(desk, actor, { chain: subject.id, ...said });
    await record(desk, actor, { chain: call.id, ...said, facts });
    await settleStage(desk, {
      subject,
      stage: 'strikeAppealWindow',
      number: run.number,
      outcome: 'appealed',
      closedBy: actor.personId,
    });
    return accepted({ outcome: 'appealed' });
  },
});
