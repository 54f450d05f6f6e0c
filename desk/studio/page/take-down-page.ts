import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { pageVersions } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { decide } from '../../kit/decide.js';
import { seatAt } from '../../kit/seats.js';
import { lockTerm } from '../terms.js';
import { tellHost } from './tell-host.js';
import { publishedVersion } from './versions.js';

const input = z.strictObject({
  termId: z.uuid(),
  /** The version that was shown. */
  version: z.int().min(1),
  /** The host reads it. */
  reason: z.string().trim().min(1).max(1000),
});

/**
 * STUDIO-26, STUDIO-15: what should not have been published comes down at once, by the word of the unit's leader; nothing older comes
 * back in its place. Refuses `notFound` for everybody else and behind a link, 'stageNotOpen' while no page is open, 'caseChanged' when
 * another version stands than was shown.
 */
export const takeDownPage = act<PersonActor, z.infer<typeof input>, { readonly version: number }>({
  name: 'takeDownPage',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, version: shown, reason }) => {
    const term = actor.taskId ? null : await lockTerm(desk, termId);
    const seat = term && (await seatAt(desk, actor, term.studio.unitId, ['schoolLeader']));
    if (!seat) return refused(refuse('notFound'));
    const { studioId } = term;
    const open = await publishedVersion(desk, studioId);
    const ruleId = 'STUDIO-26';
    if (!open) return refused(refuse('stageNotOpen', { ruleId }));
    const { version } = open;
    if (version !== shown)
      return refused(refuse('caseChanged', { ruleId, field: 'version', facts: { shown, current: version } }));
    await desk.tx
      .update(pageVersions)
      .set({ state: 'takenDown' })
      .where(and(eq(pageVersions.studioId, studioId), eq(pageVersions.state, 'published')));
    const ruleIds = [ruleId, 'STUDIO-15'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: version,
      kind: 'pageTakedown',
      decision: 'takenDown',
      reason,
      ruleIds,
      content: { contentHash: open.contentHash },
    });
    await record(desk, actor, { chain: termId, act: 'takeDownPage', seat, ruleIds, facts: { pageVersion: version } });
    await tellHost(desk, term, open, 'takenDown', reason);
    return accepted({ version });
  },
});
