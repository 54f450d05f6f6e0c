import type { Rung } from '../../domain/ladder/ladder.js';
import type { TaskFacts } from '../../domain/letters.js';
import type { Instant } from '../../domain/time/beijing.js';
import type { Desk } from './deps.js';
import { postTo } from './post.js';
import { holdersOf, type Seat } from './seats.js';
import { linkFor, type Task } from './task-mail.js';

/** A task that is late, and the post its rung turns to. */
export interface Late {
  readonly task: Task;
  readonly facts: TaskFacts;
  readonly above: Seat;
}

interface Told {
  readonly rung: Rung;
  /** From now on the reader may do the tasks as well. */
  readonly shared: boolean;
  readonly due: Instant;
  readonly notBefore: Instant;
}

/** Tells each person above what is late in one stage: several posts that are late with one thing are one letter, which names them all. */
export async function tellAbove(
  desk: Desk,
  lates: readonly Late[],
  { rung, shared, due, notBefore }: Told,
): Promise<void> {
  const letters = new Map<string, { readonly personId: string; readonly of: Late[] }>();
  for (const late of lates)
    for (const { personId } of await holdersOf(desk, late.above)) {
      const key = `${personId} ${late.facts.about}`;
      const letter = letters.get(key) ?? { personId, of: [] };
      letters.set(key, letter);
      letter.of.push(late);
    }
  for (const { personId, of } of letters.values()) {
    const [first, ...others] = of;
    if (!first) continue;
    const { task, facts } = first;
    const more = others.map((one) => `${one.task.kind}/${one.task.role}`).join();
    const data = { ...facts, rung: rung.code, postName: task.role, shared: shared ? 'yes' : '', ...(more && { more }) };
    await postTo(desk, personId, {
      event: `rung:${task.id}:${rung.code}:${due}`,
      letter: 'late',
      data,
      caseId: task.caseId,
      notBefore,
      ...(shared && { linkId: await linkFor(desk, task.id, personId) }),
    });
  }
}
