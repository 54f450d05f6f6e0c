import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { wordOf, wrappedKeyOf } from '../../db/read/data-keys.js';
import { membersOf } from '../../db/read/members.js';
import { memberRemovals, organisations, people, stageRuns } from '../../db/schema/all.js';
import type { Vault } from '../../db/sealed.js';
import type { Task } from '../../desk/kit/task-mail.js';
import { membershipOf } from '../../desk/studio/memberships.js';
import { type Removal, removalNumbered, removalOf, removalOpinionsOn } from '../../desk/studio/removals.js';
import type { RemovalAppealView } from '../../web/views/member.js';

/** What the holder of a task of a removal reads (MEMBER-O03): the finding, what the member said, and who has decided how. */
export async function removalWork(
  { tx, vault }: { readonly tx: Db; readonly vault: Vault },
  termId: string,
  task: Pick<Task, 'kind' | 'subjectId' | 'stageRunId'>,
) {
  const removal = await removalOfTask(tx, termId, task);
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
    /** What the member says against the removal; empty before, and once it was erased. */
    appealText: wordOf(vault, wrapped, removal.appealText ?? ''),
  };
}

/** An appeal is the removal's own; before it, the run of the term says by its number which one it is. */
async function removalOfTask(
  tx: Db,
  termId: string,
  { kind, subjectId, stageRunId }: Pick<Task, 'kind' | 'subjectId' | 'stageRunId'>,
) {
  if (kind === 'removalAppeal' || kind === 'removalAppealDecision') return removalOf({ tx }, subjectId);
  const [run] = await tx.select({ number: stageRuns.number }).from(stageRuns).where(eq(stageRuns.id, stageRunId));
  if (!run) throw new Error('a task of no run');
  return removalNumbered({ tx }, termId, run.number);
}

type At = { readonly tx: Db; readonly now: string };

/** How the appeals of those who were removed in a term stand (VETO-O05), by membership, without a word of them. */
async function removalAppealsIn({ tx, now }: At, termId: string): Promise<ReadonlyMap<string, RemovalAppealView>> {
  const rows = await tx
    .select()
    .from(memberRemovals)
    .where(and(eq(memberRemovals.termId, termId), isNotNull(memberRemovals.appealUntil)))
    .orderBy(asc(memberRemovals.number));
  // whoever was removed twice: the last one stands
  return new Map(
    rows.flatMap((row) => (row.appealUntil ? [[row.membershipId, shown(row, row.appealUntil, now)]] : [])),
  );
}

/** Everybody ever nominated in a term, each with how the appeal against a removal stands; null where nobody was removed. */
export async function membersShown(at: At, termId: string) {
  const appeals = await removalAppealsIn(at, termId);
  const all = await membersOf(at.tx, termId);
  return all.map((one) => ({ ...one, removalAppeal: appeals.get(one.membershipId) ?? null }));
}

/** How the appeal of one membership stands; null where nobody was removed. */
export const removalAppealOf = async (
  at: At,
  { id, termId }: { readonly id: string; readonly termId: string },
): Promise<RemovalAppealView | null> => (await removalAppealsIn(at, termId)).get(id) ?? null;

/** Instants. */
function shown(
  { appealedAt, appealDecidedAt: decidedAt, state }: Removal,
  until: string,
  now: string,
): RemovalAppealView {
  const answered = state === 'overturned' ? ('overturned' as const) : ('confirmed' as const);
  return {
    until,
    appealedAt,
    decidedAt,
    outcome: decidedAt ? answered : null,
    closed: appealedAt !== null || until < now,
  };
}
