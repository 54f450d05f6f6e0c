import { z } from 'zod';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { isAlive } from '../../../domain/studio/letter/issue.js';
import { mayRevise } from '../../../domain/studio/members/writings.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { lockMembership } from '../memberships.js';
import { lockTerm } from '../terms.js';
import { askForWriting } from './ask-for.js';
import { writingsOf } from './writings.js';

const input = z.strictObject({
  termId: z.uuid(),
  /** Of the membership, within the term. */
  number: z.int().min(1).max(1_000_000),
});

/**
 * STUDIO-21: member or host says that a growth plan needs another version; the member is asked for it. Refuses `notFound` for everybody
 * else and behind a link, 'stageNotOpen' (STUDIO-05) once the term is over, (STUDIO-21) for whoever does not serve, 'taskClosed'
 * (STUDIO-21) while a version is under way.
 */
export const reviseGrowthPlan = act<PersonActor, z.infer<typeof input>, { readonly writing: number }>({
  name: 'reviseGrowthPlan',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, number }) => {
    const term = actor.taskId ? null : await lockTerm(desk, termId);
    const membership = term && (await lockMembership(desk, termId, number));
    const isHost = actor.personId === term?.studio.hostId;
    if (!membership || !(isHost || (actor.personId === membership.personId && membership.state === 'serving')))
      return refused(refuse('notFound'));
    if (!isAlive(term.state)) return refused(refuse('stageNotOpen', { ruleId: 'STUDIO-05' }));
    const ruleId = 'STUDIO-21';
    if (membership.state !== 'serving') return refused(refuse('stageNotOpen', { ruleId }));
    if (!mayRevise(await writingsOf(desk, membership.id))) return refused(refuse('taskClosed', { ruleId }));
    await record(desk, actor, {
      ...{ chain: termId, act: 'reviseGrowthPlan', ruleIds: [ruleId], facts: { member: number } },
      seat: { orgId: isHost ? term.studio.unitId : membership.schoolId, role: 'applicant' },
    });
    return accepted({ writing: await askForWriting(desk, term, membership, 'growthPlan') });
  },
});
