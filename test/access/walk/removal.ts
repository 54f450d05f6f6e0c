import { randomUUID } from 'node:crypto';
import { memberRemovals } from '../../../db/schema/all.js';
import { performSystem } from '../../../desk/kit/act.js';
import { sealedFor } from '../../../desk/kit/data-key.js';
import { openStage } from '../../../desk/kit/stage.js';
import { stagePlans } from '../../../desk/stages/all.js';
import type { Hands } from './hands.js';

/** A removal that was decided, beside the one of the same member that is not. */
export function removals({ desk, city, inTerm }: Hands) {
  /** It was appealed against; both its tasks are knocked at: the member's, who may still appeal, and the leader's, who answers. */
  const appealedAgainst = async (termId: string, membershipId: string): Promise<void> => {
    const id = randomUUID();
    const subject = { kind: 'removal', id } as const;
    await performSystem(desk, async (at) => {
      await at.tx.insert(memberRemovals).values({
        ...{ id, termId, number: 2, membershipId, ground: 'ethicsViolation', evidence: ['档-3'] },
        ...{ decisionReference: '3号', registeredBy: city.personId('teacherA1a'), orgId: city.org('schoolA1') },
        facts: await sealedFor(at, membershipId, inTerm.removalFacts),
        ...{ registeredAt: at.now, hearingUntil: at.now, state: 'removed', decidedAt: at.now },
        appealUntil: new Date(Date.parse(at.now) + 864_000_000).toISOString(),
        appealText: await sealedFor(at, membershipId, inTerm.removalAppeal),
      });
      for (const stage of ['removalAppealWindow', 'removalAppealDecision'] as const)
        await openStage(at, stagePlans[stage], { subject, stage, number: 1, termId });
    });
  };
  return { appealedAgainst };
}
