import { and, asc, eq, max } from 'drizzle-orm';
import { works } from '../../db/schema/all.js';
import { targetIn } from '../../domain/studio/letter/pro-rata.js';
import { progressOf, type TaskProgress } from '../../domain/studio/letter/progress.js';
import type { LetterTask } from '../../domain/studio/letter/tasks.js';
import type { Work } from '../../domain/studio/letter/work.js';
import type { Day, Instant } from '../../domain/time/beijing.js';
import { hashOf } from '../kit/canonical.js';
import type { Desk } from '../kit/deps.js';
import type { Term } from '../kit/term.js';
import { letterInForce } from './letters.js';
import { restSpans } from './suspension/suspensions.js';

export type WorkRow = typeof works.$inferSelect;
type At = Pick<Desk, 'tx'>;

/** Everything on a term's record, confirmed or not, in the order in which it was recorded. */
export const worksOf = ({ tx }: At, termId: string): Promise<readonly WorkRow[]> =>
  tx.select().from(works).where(eq(works.termId, termId)).orderBy(asc(works.number));

/** Since when what has waited longest on a term's record waits to be judged; null where nothing does. */
export async function waitingSince({ tx }: At, termId: string): Promise<Instant | null> {
  const [row] = await tx
    .select({ since: works.recordedAt })
    .from(works)
    .where(and(eq(works.termId, termId), eq(works.state, 'recorded')))
    .orderBy(asc(works.recordedAt))
    .limit(1);
  return row?.since ?? null;
}

/** One record of a term, locked; null for none. The term is locked before. */
export async function lockWork({ tx }: At, termId: string, workId: string): Promise<WorkRow | null> {
  const [row] = await tx
    .select()
    .from(works)
    .where(and(eq(works.termId, termId), eq(works.id, workId)))
    .for('update');
  return row ?? null;
}

export async function nextWorkNumber({ tx }: At, termId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(works.number) })
    .from(works)
    .where(eq(works.termId, termId));
  return (row?.last ?? 0) + 1;
}

type Said = Pick<WorkRow, 'termId' | 'number' | 'kind' | 'level' | 'onDay' | 'hours' | 'participants' | 'members'>;

/** What a record says, in one hash; no words, so that it outlives their erasure. One without members is hashed as before they were named. */
export const workHash = ({ termId, number, kind, level, onDay, hours, participants, members }: Said): string =>
  hashOf({
    work: { termId, number, kind, level, onDay, hours, participants, ...(members.length > 0 && { members }) },
  });

/** A record as the rules read it. */
export const asWork = ({ id, kind, level, onDay, hours, participants, state }: WorkRow): Work => ({
  id,
  kind,
  level,
  on: onDay,
  hours,
  participants,
  confirmed: state === 'confirmed',
});

export interface Progress {
  readonly letterVersion: number;
  readonly lines: readonly { readonly task: LetterTask; readonly progress: TaskProgress }[];
}

/** How confirmed work fills the letter on a day (STUDIO-17, ASSESS-03); null while no letter is sealed: nothing is promised yet. */
export async function progressOn(
  at: At,
  term: Pick<Term, 'id' | 'fromDay' | 'parameters'>,
  today: Day,
): Promise<Progress | null> {
  const letter = await letterInForce(at, term.id);
  if (!letter) return null;
  const record = (await worksOf(at, term.id)).map(asWork);
  const rests = await restSpans(at, term.id, today);
  const { fromDay: from, parameters } = term;
  const lines = letter.tasks.map((task) => {
    // ASSESS-O05: where a year with a suspension is not assessed at all, the goals stay as they are
    const target = targetIn(task.target, { from, to: task.dueOn }, rests, parameters);
    return { task, progress: progressOf(task, record, { from, today, ...(target && { target }) }) };
  });
  return { letterVersion: letter.version, lines };
}
