import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { pageVersions } from '../../../db/schema/all.js';
import { accepted, refused } from '../../../domain/refusal.js';
import { refuseModeration } from '../../../domain/studio/page/page.js';
import { isPageStale } from '../../../domain/studio/term.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { chainOfTask } from '../../kit/chain.js';
import { settleTermTask, takeTermTask } from '../term-task.js';
import { askForRenewal } from './renewal.js';
import { renewedOn } from './stale.js';
import { tellHost } from './tell-host.js';
import { lockVersion } from './versions.js';

const input = z.strictObject({
  taskId: z.uuid(),
  outcome: z.enum(['published', 'returned']),
  /** Of the version that was shown. */
  contentHash: z.string(),
  /** Needed with a return; the host reads it. */
  reason: z.string().trim().max(1000).default(''),
});

/**
 * STUDIO-26, STUDIO-15: the leader of the host's unit publishes a version of the studio's page, or returns it with a reason; until one is
 * published, and while one is read, the page stands as it was. Refuses as `takeTask` and as `refuseModeration`.
 */
export const moderatePage = act<PersonActor, z.infer<typeof input>, { readonly outcome: 'published' | 'returned' }>({
  name: 'moderatePage',
  input,
  chain: chainOfTask,
  run: async (desk, actor, { taskId, outcome, contentHash, reason }) => {
    const taken = await takeTermTask(desk, actor, taskId, 'pageModeration');
    if (!taken.ok) return taken;
    const { term, run, seat } = taken.value;
    const saved = await lockVersion(desk, term.id, run.number);
    if (!saved) throw new Error('a version to decide on that is not there');
    const refusal = refuseModeration(saved, { personId: actor.personId, contentHash, outcome, reason });
    if (refusal) return refused(refusal);
    const judged = { judgedBy: actor.personId, judgedRole: seat.role, judgedOrgId: seat.orgId, judgedAt: desk.now };
    await desk.tx
      .update(pageVersions)
      .set({ ...judged, state: outcome })
      .where(eq(pageVersions.id, saved.id));
    await settleTermTask(desk, actor, taken.value, {
      act: 'moderatePage',
      stage: 'pageModeration',
      outcome,
      ruleIds: ['STUDIO-26', 'STUDIO-15'],
      reason,
      content: { contentHash },
      facts: { pageVersion: saved.version, outcome },
    });
    await tellHost(desk, term, saved, outcome, reason);
    // as old as it was, and in the host's hands again
    const isOld = isPageStale(await renewedOn(desk, term), dayOf(desk.now), term.parameters);
    if (outcome === 'returned' && isOld) await askForRenewal(desk, term, { code: `page:${saved.id}` });
    return accepted({ outcome });
  },
});
