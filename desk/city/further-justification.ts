import { randomUUID } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { stageRuns } from '../../db/schema/all.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import type { Round } from '../kit/round.js';
import { openRun, type StageRun } from '../kit/stage.js';
import type { HeldBackBy } from './held-back.js';
import { cityDates } from './stage-dates.js';

const stage = 'justification';
const dates = cityDates(stage, 'projectJustification');

/**
 * The justification as it stands open, or a further run of one that is over, for whoever comes late (VETO-O03, HOST-O18): with dates of its own
 * and a ladder that the round's process climbs beside whatever it waits for. Undefined before the stage began.
 */
export async function justificationRun(desk: Desk, round: Round, because: HeldBackBy): Promise<StageRun | undefined> {
  const subject = { kind: 'round', id: round.id } as const;
  const open = await openRun(desk, subject, stage);
  if (open) return open;
  const [last] = await desk.tx
    .select()
    .from(stageRuns)
    .where(and(eq(stageRuns.subjectId, round.id), eq(stageRuns.stage, stage)))
    .orderBy(desc(stageRuns.number))
    .limit(1);
  if (!last) return undefined;
  const number = last.number + 1;
  const { due, grace, hard, calendarVersion, provisional } = dates(desk, { subject, stage, number, round });
  const [run] = await desk.tx
    .insert(stageRuns)
    .values({
      id: randomUUID(),
      subjectKind: subject.kind,
      subjectId: round.id,
      stage,
      number,
      roundId: round.id,
      state: 'open',
      openedAt: desk.now,
      due,
      grace,
      hard,
      calendarVersion,
      provisional,
    })
    .returning();
  await tell(desk, subject, { kind: 'opened', stage, number });
  const facts = { stage, number, due };
  await record(desk, system, { chain: round.id, act: 'openStage', ruleIds: ['HOST-O02', because], facts });
  return run;
}
