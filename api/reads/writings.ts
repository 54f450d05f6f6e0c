import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../db/database.js';
import { wordOf, wrappedKeyOf } from '../../db/read/data-keys.js';
import { organisations, people, stageRuns } from '../../db/schema/all.js';
import type { Vault } from '../../db/sealed.js';
import { membershipOf } from '../../desk/studio/memberships.js';
import { type Writing, writingNumbered, writingsOf } from '../../desk/studio/writings/writings.js';
import type { WritingView } from '../../web/views/writing.js';

interface At {
  readonly tx: Db;
  readonly vault: Vault;
}

const sectionsSchema = z.record(z.string(), z.string()).nullable().catch(null);

/** What a member handed in and the host answered, the last first; words are null once they were erased, and before there are any. */
export async function writingViews(at: At, membershipId: string): Promise<readonly WritingView[]> {
  const wrapped = await wrappedKeyOf(at.tx, membershipId);
  return (await writingsOf(at, membershipId)).map((one) => viewOf(at, wrapped, one));
}

function viewOf({ vault }: At, wrapped: string | null, one: Writing): WritingView {
  const { number, kind, version, dueOn, state, contentHash, handedInAt, answeredAt, words, answer } = one;
  return {
    ...{ number, kind, version, dueOn, state, contentHash, handedInAt, answeredAt },
    sections: words ? sectionsSchema.parse(vault.open(wrapped, words)) : null,
    answer: wordOf(vault, wrapped, answer ?? ''),
  };
}

/** What the holder of a task of a writing reads: the writing, the version before it, and whose it is. */
export async function writingWork(at: At, termId: string, { stageRunId }: { readonly stageRunId: string }) {
  const [run] = await at.tx.select({ number: stageRuns.number }).from(stageRuns).where(eq(stageRuns.id, stageRunId));
  if (!run) throw new Error('a task of no run');
  const row = await writingNumbered(at, termId, run.number);
  const member = await membershipOf(at, row);
  const [whose] = await at.tx
    .select({ name: people.name, schoolName: organisations.name })
    .from(people)
    .innerJoin(organisations, eq(organisations.id, member.schoolId))
    .where(eq(people.id, member.personId));
  const all = await writingViews(at, member.id);
  const writing = all.find(({ number }) => number === row.number);
  if (!writing) throw new Error('no such writing');
  const before = all.find((one) => one.kind === row.kind && one.dueOn === row.dueOn && one.version === row.version - 1);
  return { writing, before: before ?? null, name: whose?.name ?? '', schoolName: whose?.schoolName ?? '' };
}
