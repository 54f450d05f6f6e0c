import { z } from 'zod';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { isAlive } from '../../domain/studio/letter/issue.js';
import { membershipOf } from '../../domain/studio/members/term.js';
import { dayOf } from '../../domain/time/beijing.js';
import { laterOf } from '../../domain/time/span.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfTask } from '../kit/chain.js';
import { decide } from '../kit/decide.js';
import { tell } from '../kit/news.js';
import { settleStage } from '../kit/stage.js';
import { writeToBoth } from './agreement-round.js';
import { agreementSideOf } from './agreement-sides.js';
import { agreementOf } from './letters.js';
import { lockMembership, moveMembership } from './memberships.js';
import { keepSignature, type Signed, shownSchema } from './signatures.js';
import { takeTermTask } from './term-task.js';
import { spanOf } from './terms.js';
import { askForWriting } from './writings/ask-for.js';

const input = shownSchema.extend({ taskId: z.uuid() });

/**
 * STUDIO-18: host or member signs the agreement as it was shown. With the second signature it is sealed, and the member serves from that
 * day, for three years or to the end of the studio's term (MEMBER-04, MEMBER-O04); the growth plan is asked for (STUDIO-21). Refuses as `takeTask`, 'stageNotOpen' (STUDIO-05)
 * once the term is over, and as `keepSignature`.
 */
export const signAgreement = act<PersonActor, z.infer<typeof input>, Signed>({
  name: 'signAgreement',
  input,
  chain: chainOfTask,
  run: async (desk, actor, given) => {
    const taken = await takeTermTask(desk, actor, given.taskId, 'signAgreement');
    if (!taken.ok) return taken;
    const { term, task, run, seat, subject } = taken.value;
    const membership = await lockMembership(desk, term.id, run.number);
    const agreement = membership && (await agreementOf(desk, membership.id));
    if (!agreement) throw new Error('an agreement to sign that is not there');
    if (!isAlive(term.state)) return refused(refuse('stageNotOpen', { ruleId: 'STUDIO-05' }));
    const side = agreementSideOf(term, task);
    const paper = { ...agreement, kind: 'memberAgreement' } as const;
    const seen = await agreementOf(desk, membership.id, given.version);
    const kept = await keepSignature(desk, actor, taken.value, paper, { ...given, side, seen });
    if (!kept.ok) return kept;
    const { sealed } = kept.value;
    const { version, contentHash } = agreement;
    const ruleIds = ['STUDIO-18'];
    decide(desk, actor, seat, {
      subjectId: subject.id,
      stage: 'studio',
      stageRound: version,
      kind: 'agreementSigned',
      seatKey: `${membership.number}:${side}`,
      decision: 'signed',
      ruleIds,
      content: { contentHash },
    });
    await record(desk, actor, {
      chain: subject.id,
      act: 'signAgreement',
      seat,
      ruleIds,
      facts: { member: membership.number, agreementVersion: version, side },
    });
    if (sealed) {
      const days = membershipOf(spanOf(term), laterOf(dayOf(desk.now), term.fromDay), term.parameters);
      const set = { fromDay: days.from, toDay: days.to };
      const refusal = await moveMembership(desk, membership, 'sign', { holds: { agreementSigned: true }, set });
      if (refusal) return refused(refusal);
      const stage = { subject, stage: 'agreementSigning', number: run.number } as const;
      await settleStage(desk, { ...stage, outcome: 'sealed', closedBy: actor.personId });
      await writeToBoth(desk, term, membership, agreement, 'agreementSealed');
      await askForWriting(desk, term, membership, 'growthPlan');
      // the days of its summaries are known from now on
      await tell(desk, subject, { kind: 'datesMoved' });
    }
    return accepted({ side, sealed });
  },
});
