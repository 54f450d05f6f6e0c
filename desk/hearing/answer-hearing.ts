import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { cases, hearingInvitations, links } from '../../db/schema/all.js';
import { accepted, type Refusal, type Result, refuse, refused } from '../../domain/refusal.js';
import { dayOf, startOfDay } from '../../domain/time/beijing.js';
import { act } from '../kit/act.js';
import type { RespondentActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { sealedFor } from '../kit/data-key.js';
import type { Desk } from '../kit/deps.js';
import type { Group } from './groups.js';
import { keepAnswer } from './keep-answer.js';

const input = z.strictObject({
  view: z.enum(['support', 'reserve', 'oppose']),
  text: z.string().trim().max(4000).default(''),
});

/**
 * HOST-18: a consulted teacher, parent or student answers, once. Nothing kept joins the answer to the invitation: no pointer,
 * no time at the answer — on a day when one person answers, the day would name them —, a shuffled table. For the same reason call it without an Idempotency-Key, whose row would keep the
 * invitation beside a hash of the words; the used link guards against a second answer.
 * 'notFound', 'linkUsed', 'hearingOver' (HOST-18: the school has decided), 'linkSuperseded', 'linkExpired', 'stageNotOpen' (HOST-18).
 */
export const answerHearing = act<RespondentActor, z.output<typeof input>, { readonly group: Group }>({
  name: 'answerHearing',
  input,
  // The input names no case, and a refused respondent is nobody the case's story may name.
  chain: () => null,
  run: async (desk, actor, i) => {
    const open = await openInvitation(desk, actor.invitationId);
    if (!open.ok) return open;
    const { invitation, linkId } = open.value;
    const { caseId, stageRound, group } = invitation;
    // First the audit row: it locks the case's chain, so that answers are kept one at a time.
    await record(desk, actor, { chain: caseId, act: 'answerHearing', ruleIds: ['HOST-18'], facts: { group } });
    const midnight = startOfDay(dayOf(desk.now));
    await desk.tx
      .update(hearingInvitations)
      .set({ answeredAt: midnight })
      .where(eq(hearingInvitations.id, invitation.id));
    await desk.tx.update(links).set({ state: 'used', usedAt: midnight }).where(eq(links.id, linkId));
    const text = i.text === '' ? '' : await sealedFor(desk, caseId, i.text);
    await keepAnswer(desk, { caseId, stageRound, group, view: i.view, text });
    return accepted({ group });
  },
});

interface Open {
  readonly invitation: typeof hearingInvitations.$inferSelect;
  readonly linkId: string;
}

async function openInvitation(desk: Desk, invitationId: string): Promise<Result<Open>> {
  const [known] = await desk.tx
    .select({ caseId: hearingInvitations.caseId })
    .from(hearingInvitations)
    .where(eq(hearingInvitations.id, invitationId));
  if (!known) return refused(refuse('notFound'));
  // The case before the invitation, as the school's decision does: neither can overtake the other.
  const [file] = await desk.tx
    .select({ state: cases.state, stageRound: cases.stageRound })
    .from(cases)
    .where(eq(cases.id, known.caseId))
    .for('update');
  const [invitation] = await desk.tx
    .select()
    .from(hearingInvitations)
    .where(eq(hearingInvitations.id, invitationId))
    .for('update');
  const [link] = await desk.tx
    .select()
    .from(links)
    .where(and(eq(links.invitationId, invitationId)));
  if (!file || !invitation || !link) return refused(refuse('notFound'));
  const no = refuseLink(desk, link, invitation.answeredAt !== null);
  if (no) return refused(no);
  if (file.state !== 'schoolReview' || file.stageRound !== invitation.stageRound)
    return refused(refuse('stageNotOpen', { ruleId: 'HOST-18', facts: { state: file.state } }));
  return accepted({ invitation, linkId: link.id });
}

function refuseLink(desk: Desk, link: typeof links.$inferSelect, answered: boolean): Refusal | null {
  if (answered || link.state === 'used') return refuse('linkUsed', { ruleId: 'HOST-18' });
  if (link.state === 'revoked') return refuse('hearingOver', { ruleId: 'HOST-18' });
  if (link.state !== 'live') return refuse('linkSuperseded', { ruleId: 'HOST-18' });
  if (link.expiresAt && desk.now > link.expiresAt)
    return refuse('linkExpired', { ruleId: 'HOST-18', facts: { until: link.expiresAt } });
  return null;
}
