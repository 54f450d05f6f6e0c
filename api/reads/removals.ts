import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { wordOf, wrappedKeyOf } from '../../db/read/data-keys.js';
import { organisations, people, stageRuns } from '../../db/schema/all.js';
import type { Vault } from '../../db/sealed.js';
import { membershipOf } from '../../desk/studio/memberships.js';
import { removalNumbered, removalOpinionsOn } from '../../desk/studio/removals.js';

/** What the holder of a task of a removal reads (MEMBER-O03): the finding, what the member said, and who has decided how. */
export async function removalWork(
  { tx, vault }: { readonly tx: Db; readonly vault: Vault },
  termId: string,
  stageRunId: string,
) {
  const [run] = await tx.select({ number: stageRuns.number }).from(stageRuns).where(eq(stageRuns.id, stageRunId));
  if (!run) throw new Error('a task of no run');
  const removal = await removalNumbered({ tx }, termId, run.number);
  const member = await membershipOf({ tx }, removal);
  const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, member.personId));
  const [school] = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, member.schoolId));
  const wrapped = await wrappedKeyOf(tx, member.id);
  const { ground, decisionReference, evidence } = removal;
  return {
    ...{ ground, decisionReference, evidence, name: person?.name ?? '', schoolName: school?.name ?? '' },
    facts: wordOf(vault, wrapped, removal.facts),
    statement: wordOf(vault, wrapped, removal.statement ?? ''),
    opinions: await removalOpinionsOn({ tx }, removal.id),
  };
}
