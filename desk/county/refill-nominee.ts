import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { countyQuotas, nominations, stageRuns } from '../../db/schema/all.js';
import { refuseRefill } from '../../domain/quota.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { startProcess } from '../kit/news.js';
import { organisationsByIds } from '../kit/seats.js';
import { cityDateOf, countySeat, lockNomination, type Nomination, refuseAfterDraw, workOn } from './nominations.js';

const input = z.strictObject({ nominationId: z.uuid() });

/**
 * HOST-O14: a place freed by withdrawal, veto or an upheld objection may be filled again before the city's date. The replacement
 * goes through a nomination of its own, with a full-length notice for the replacement alone (NOTICE-O05), and joins the county's
 * one bundle as a further part. Refuses `notFound`, `windowClosed`, `ruleForbids` (policy: never), `quotaExhausted` (no free
 * place), `stageNotOpen` (the county is choosing already; HOST-25: the panel is drawn).
 */
export const refillNominee = act<PersonActor, z.infer<typeof input>, { readonly nominationId: string }>({
  name: 'refillNominee',
  input,
  chain: (i) => i.nominationId,
  run: async (desk, actor, { nominationId }) => {
    const met = await lockNomination(desk, nominationId);
    const seat = met && (await countySeat(desk, actor, workOn(met, ['bundle'])));
    if (!met || !seat) return refused(refuse('notFound'));
    const { nomination, round } = met;
    if (round.parameters.freedQuotaRefill === 'never') return refused(refuse('ruleForbids', { ruleId: 'HOST-O14' }));
    const ofCounty = and(eq(countyQuotas.roundId, round.id), eq(countyQuotas.orgId, nomination.orgId));
    const [quota] = await desk.tx.select().from(countyQuotas).where(ofCounty).for('update');
    const no =
      refuseRefill(quota ?? { cap: 0, used: 0 }, 'county', {
        at: desk.now,
        cityDate: cityDateOf(round),
        reopenedUntil: nomination.reopenedUntil,
      }) ?? (await refuseAfterDraw(desk, round));
    if (no) return refused(no);
    if (await isChoosing(desk, nomination))
      return refused(refuse('stageNotOpen', { ruleId: 'HOST-O14', facts: { state: 'reviewing' } }));
    const id = randomUUID();
    const { reopenedUntil } = nomination;
    await desk.tx
      .insert(nominations)
      .values({ id, roundId: round.id, orgId: nomination.orgId, state: 'reviewing', reopenedUntil });
    const [body] = await organisationsByIds(desk, [nomination.orgId]);
    await startProcess(desk, 'countyNomination', {
      subject: { kind: 'nomination', id },
      roundId: round.id,
      roundCode: round.code,
      ...(body ? { countyCode: body.code } : {}),
    });
    const ruleIds = ['HOST-O14', 'NOTICE-O05'];
    await record(desk, actor, { chain: nominationId, act: 'refillNominee', seat, ruleIds, facts: { nomination: id } });
    return accepted({ nominationId: id });
  },
});

/**
 * Whether one of the county's nominations still draws up its list, or is just about to. One that ended with nobody does not: an appeal
 * may bring a candidate back after it.
 */
async function isChoosing(desk: Desk, { roundId, orgId }: Nomination): Promise<boolean> {
  const rows = await desk.tx
    .select({ run: stageRuns.state })
    .from(nominations)
    .leftJoin(
      stageRuns,
      and(
        eq(stageRuns.subjectKind, 'nomination'),
        eq(stageRuns.subjectId, nominations.id),
        eq(stageRuns.stage, 'nomination'),
      ),
    )
    .where(and(eq(nominations.roundId, roundId), eq(nominations.orgId, orgId), eq(nominations.state, 'reviewing')));
  return rows.some(({ run }) => run === null || run === 'open');
}
