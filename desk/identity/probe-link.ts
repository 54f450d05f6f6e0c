import { eq } from 'drizzle-orm';
import { links } from '../../db/schema/all.js';
import { performSystem } from '../kit/act.js';
import type { DeskDeps } from '../kit/deps.js';
import { createLink } from '../kit/links.js';

/**
 * A link that was used before anybody could use it: whoever asks is told `linkUsed`, and nothing else can come of it.
 * For the self-test at start; `remove` takes it away again.
 */
export async function mintProbeLink(
  deps: DeskDeps,
): Promise<{ readonly id: string; readonly remove: () => Promise<void> }> {
  const id = await performSystem(deps, async (desk) => {
    const made = await createLink(desk, {});
    await desk.tx.update(links).set({ state: 'used', usedAt: desk.now }).where(eq(links.id, made));
    return made;
  });
  return { id, remove: async () => void (await deps.db.delete(links).where(eq(links.id, id))) };
}
