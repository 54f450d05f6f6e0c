import { and, eq, inArray } from 'drizzle-orm';
import { stageRuns } from '../../../db/schema/all.js';
import type { Subject } from '../../../domain/news.js';
import { endsWithStudio } from '../../../domain/process.js';
import { system } from '../../kit/actor.js';
import { record } from '../../kit/audit.js';
import type { Desk } from '../../kit/deps.js';
import { voidStages } from '../../kit/stage.js';
import { stopAssessment } from '../veto/finish-revocation.js';

/**
 * STUDIO-O04: what was still open of a term without its host, or of one of its assessments, ends undecided, but for its fund (`windUpFund`);
 * an assessment under way is stopped. A run says by what it ended, so that a process told the story again hears it. Run twice it finds nothing left to end.
 */
export async function endWhatIsOpen(desk: Desk, subject: Subject): Promise<void> {
  if (subject.kind === 'assessment') await stopAssessment(desk, subject.id);
  const own = and(eq(stageRuns.subjectKind, subject.kind), eq(stageRuns.subjectId, subject.id));
  await desk.tx
    .update(stageRuns)
    .set({ outcome: 'hostLost' })
    .where(and(own, eq(stageRuns.state, 'open'), inArray(stageRuns.stage, [...endsWithStudio])));
  if (await voidStages(desk, subject, 'hostLost', endsWithStudio))
    await record(desk, system, {
      chain: subject.id,
      act: 'endWithHost',
      ruleIds: ['STUDIO-O04'],
      facts: { outcome: 'hostLost' },
    });
}
