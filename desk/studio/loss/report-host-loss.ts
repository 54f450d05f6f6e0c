import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { hostLosses } from '../../../db/schema/all.js';
import { accepted, refuse, refused } from '../../../domain/refusal.js';
import { refuseLossReport } from '../../../domain/studio/loss.js';
import { dayOf } from '../../../domain/time/beijing.js';
import { act } from '../../kit/act.js';
import type { PersonActor } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import { hashOf } from '../../kit/canonical.js';
import { sealedFor } from '../../kit/data-key.js';
import { decide } from '../../kit/decide.js';
import { tell } from '../../kit/news.js';
import { openStage } from '../../kit/stage.js';
import { hostLossDecision } from '../../stages/host-loss-decision.js';
import { sectionSeatHeld } from '../drafter.js';
import { lockTerm } from '../terms.js';
import { hasDecider } from '../veto/registrar.js';
import { lossesOf, reportSchema } from './losses.js';

const input = reportSchema.extend({
  termId: z.uuid(),
  /** Kept sealed: read by the section and whoever decides. */
  words: z.string().trim().min(1).max(2000),
});

/**
 * STUDIO-O04, STUDIO-O05: the Moral Education Section reports that a studio's host holds the post no more (HOST-01), has left the city or has
 * died; the bureau's leader decides as a second person. Nothing ends by it. Refuses `notFound` for whoever is not the section and behind
 * a link, as `refuseLossReport`; 'secondPersonRequired' where nobody else could decide.
 */
export const reportHostLoss = act<PersonActor, z.infer<typeof input>, { readonly number: number }>({
  name: 'reportHostLoss',
  input,
  chain: ({ termId }) => termId,
  run: async (desk, actor, { termId, ...report }) => {
    const term = await lockTerm(desk, termId);
    const seat = term && (await sectionSeatHeld(desk, actor, term));
    if (!term || !seat) return refused(refuse('notFound'));
    const before = await lossesOf(desk, termId);
    const isOpen = before.some(({ state }) => state === 'reported');
    const { ground, lastDay } = report;
    const of = { from: term.fromDay, state: term.state };
    const refusals = refuseLossReport(of, { lastDay, isOpen }, dayOf(desk.now));
    if (refusals.length > 0) return refused(...refusals);
    if (!(await hasDecider(desk, term, actor.personId, term.studio.hostId)))
      return refused(refuse('secondPersonRequired', { ruleId: 'STUDIO-O04' }));
    const number = before.length + 1;
    const contentHash = hashOf({ hostLoss: number, termId, ground, lastDay });
    await desk.tx.insert(hostLosses).values({
      id: randomUUID(),
      termId,
      number,
      state: 'reported',
      report: await sealedFor(desk, termId, report),
      contentHash,
      reportedBy: actor.personId,
      reportedAt: desk.now,
    });
    const ruleIds = ['STUDIO-03', 'STUDIO-O04', 'HOST-01'];
    decide(desk, actor, seat, {
      subjectId: termId,
      stage: 'studio',
      stageRound: number,
      kind: 'hostLossReported',
      decision: 'reported',
      ruleIds,
      content: { contentHash },
    });
    await record(desk, actor, { chain: termId, act: 'reportHostLoss', seat, ruleIds });
    const subject = { kind: 'term', id: termId } as const;
    await openStage(desk, hostLossDecision, { subject, stage: 'hostLossDecision', number, termId });
    await tell(desk, subject, { kind: 'opened', stage: 'hostLossDecision', number });
    return accepted({ number });
  },
});
