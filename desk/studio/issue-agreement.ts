import { z } from 'zod';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { taskListSchema } from '../../domain/studio/letter/tasks.js';
import { refuseAgreement } from '../../domain/studio/members/agreement.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { decide } from '../kit/decide.js';
import { sendAgreement } from './agreement-round.js';
import { asHost } from './as-host.js';
import { agreementOf } from './letters.js';
import { lockMembership } from './memberships.js';
import { spanOf } from './terms.js';

const input = z.strictObject({
  termId: z.uuid(),
  /** Of the membership, within the term. */
  number: z.int().min(1).max(1_000_000),
  /** The version the host was shown; 0 before the first. */
  version: z.int().min(0),
  tasks: taskListSchema,
  /** Why there is a new version: both sides read it. */
  reason: z.string().trim().max(500).optional(),
});

/**
 * STUDIO-18, MEMBER-09: the host writes the tasks of a member's agreement anew. The version before loses its signatures' force: both
 * are told and asked, with the whole time. Refuses `notFound` for whoever is not the host, behind a link and for no such member, and as
 * `refuseAgreement`.
 */
export const issueAgreement = act<
  PersonActor,
  z.infer<typeof input>,
  { readonly version: number; readonly contentHash: string }
>({
  name: 'issueAgreement',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, number, version: shown, tasks, reason = '' }) => {
    const own = await asHost(desk, actor, termId);
    if (!own.ok) return own;
    const { term, seat } = own.value;
    const membership = await lockMembership(desk, termId, number);
    if (!membership) return refused(refuse('notFound'));
    const last = await agreementOf(desk, membership.id);
    const at = { ...spanOf(term), state: term.state };
    const refusals = refuseAgreement(at, membership.state, last, { shown, tasks, reason });
    if (refusals.length > 0) return refused(...refusals);
    const sent = await sendAgreement(desk, term, membership, { tasks, reason }, last);
    const ruleIds = ['STUDIO-18', 'MEMBER-09'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: sent.version,
      kind: 'agreementIssued',
      seatKey: String(number),
      decision: 'issued',
      ruleIds,
      reason,
      content: { contentHash: sent.contentHash },
    });
    const facts = { member: number, agreementVersion: sent.version };
    await record(desk, actor, { chain: termId, act: 'issueAgreement', seat, ruleIds, facts });
    return accepted(sent);
  },
});
