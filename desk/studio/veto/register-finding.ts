import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { vetoes } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { findingGrounds, kindOfGround } from '../../../domain/studio/veto/grounds.js';
import { hearingClosesAt } from '../../../domain/studio/veto/hearing.js';
import { refuseFinding } from '../../../domain/studio/veto/procedure.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { sealedFor } from '../../kit/data-key.js';
import { startProcess } from '../../kit/news.js';
import { lockTerm } from '../terms.js';
import { undecidedAgainst } from './findings.js';
import { hasDecider, registrarSeat } from './registrar.js';

const words = z.string().trim().min(1).max(5000);
const input = z.strictObject({
  termId: z.uuid(),
  /** Says which of the two kinds it is. */
  ground: z.enum(findingGrounds),
  /** Number and date of the written decision of a school or an authority (VETO-O04). */
  decisionReference: words,
  /** Numbers of what proves it, at least one. */
  evidence: z.array(z.string().trim().min(1).max(100)).min(1).max(20),
  facts: words,
});

export interface RegisteredFinding {
  readonly vetoId: string;
  /** Instant until which the host may speak. */
  readonly hearingUntil: string;
}

/**
 * Registers a finding against a studio's host on a written decision (VETO-O04): of ethics (VETO-02), or of goals and formalism (VETO-03).
 * The host is heard next, a second person decides; the title stays meanwhile (VETO-O03). Refuses `notFound`, then as `refuseFinding`;
 * 'secondPersonRequired' where nobody else could decide it.
 */
export const registerFinding = act<PersonActor, z.infer<typeof input>, RegisteredFinding>({
  name: 'registerFinding',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, ground, decisionReference, evidence, facts }) => {
    const kind = kindOfGround(ground);
    const term = await lockTerm(desk, termId);
    const seat = term && (await registrarSeat(desk, actor, term, kind));
    if (!term || !seat) return refused(refuse('notFound'));
    const { hostId, level } = term.studio;
    const undecided = await undecidedAgainst(desk, hostId);
    const by = { personId: actor.personId, role: seat.role };
    const refusal = refuseFinding(kind, by, { level, hostPersonId: hostId, state: term.state, undecided });
    if (refusal) return refused(refusal);
    const ruleId = kind === 'ethics' ? 'VETO-02' : 'VETO-03';
    if (!(await hasDecider(desk, term, actor.personId, hostId)))
      return refused(refuse('secondPersonRequired', { ruleId }));
    const vetoId = randomUUID();
    const { due: hearingUntil } = hearingClosesAt(desk.calendar(), desk.now, term.parameters);
    await desk.tx.insert(vetoes).values({
      id: vetoId,
      kind,
      personId: hostId,
      termId,
      orgId: seat.orgId,
      ground,
      facts: '',
      factsSealed: await sealedFor(desk, termId, facts),
      evidence,
      decisionReference,
      state: 'registered',
      registeredBy: actor.personId,
      registeredAt: desk.now,
      hearingUntil,
    });
    const said = { vetoKind: kind, ground, until: hearingUntil };
    await record(desk, actor, {
      chain: termId,
      act: 'registerFinding',
      seat,
      ruleIds: [ruleId, 'VETO-O03', 'VETO-O04'],
      facts: said,
    });
    await startProcess(desk, 'studioVeto', {
      subject: { kind: 'veto', id: vetoId },
      termId,
      termCode: `${term.studio.number}/${term.number}`,
      ...(kind === 'performance' && { isAnsweredFor: true as const }),
    });
    return accepted({ vetoId, hearingUntil });
  },
});
