import { eq, inArray } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { organisations, people } from '../../db/schema/all.js';
import type { Term } from '../../desk/kit/term.js';

/** What stands at the head of a studio's papers: its name and number, bureau, unit and host by name. */
export async function studioHead(tx: Db, { name, studio }: Term) {
  const bodies = await tx
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(inArray(organisations.id, [studio.bureauId, studio.unitId]));
  const [host] = await tx.select({ name: people.name }).from(people).where(eq(people.id, studio.hostId));
  const bodyOf = (id: string) => bodies.find((one) => one.id === id)?.name ?? '';
  return {
    studioName: name,
    studioNo: studio.number,
    bureau: bodyOf(studio.bureauId),
    unit: bodyOf(studio.unitId),
    host: host?.name ?? '',
  };
}
