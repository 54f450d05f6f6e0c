import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { postHoldings, posts } from '../../db/schema/all.js';
import type { PostChange, WantedHolding } from '../../domain/post-changes.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Desk } from '../kit/deps.js';
import { handOver } from './hand-over.js';

export interface Holding extends WantedHolding {
  readonly id: string;
  /** Empty for one that is not there yet. */
  readonly postId: string;
}

/** Every holding there is, past ones too. */
export async function allHoldings(desk: Pick<Desk, 'tx'>): Promise<readonly Holding[]> {
  const held = await desk.tx.select().from(postHoldings).innerJoin(posts, eq(posts.id, postHoldings.postId));
  return held.map(({ post_holdings: one, posts: post }) => ({
    id: one.id,
    postId: post.id,
    orgId: post.orgId,
    role: post.role,
    personId: one.personId,
    from: one.fromDay,
    to: one.toDay,
  }));
}

const seatOf = (one: WantedHolding): string => `${one.orgId}/${one.role}/${one.personId}`;

/** The same organisation, role, person and first day is the same holding; everything else is a new one. */
export function holdingOf(wanted: WantedHolding, known: readonly Holding[]): Holding {
  const same = known.find((one) => one.from === wanted.from && seatOf(one) === seatOf(wanted));
  return { ...wanted, id: same?.id ?? randomUUID(), postId: same?.postId ?? '' };
}

/** Positions in `planned` of those whose person would hold the same post twice at a time. */
export function clashes(planned: readonly Holding[], known: readonly Holding[]): readonly number[] {
  const changed = new Set(planned.map(({ id }) => id));
  const bySeat = new Map<string, Holding[]>();
  const put = (one: Holding) => bySeat.set(seatOf(one), [...(bySeat.get(seatOf(one)) ?? []), one]);
  for (const one of known) if (!changed.has(one.id)) put(one);
  const last = '9999-12-31';
  return planned.flatMap((one, at) => {
    const others = bySeat.get(seatOf(one)) ?? [];
    put(one);
    return others.some((other) => one.from <= (other.to ?? last) && other.from <= (one.to ?? last)) ? [at] : [];
  });
}

/** What of it differs from what is there. */
export function changesOf(planned: readonly Holding[], known: readonly Holding[]): readonly PostChange[] {
  const existing = new Map(known.map((one) => [one.id, one]));
  return planned.flatMap(({ id, postId: _, ...wanted }): PostChange[] => {
    const before = existing.get(id);
    if (!before) return [{ ...wanted, change: 'begins', was: null }];
    return before.to === wanted.to ? [] : [{ ...wanted, change: 'lastDay', was: before.to }];
  });
}

/** Open tasks go with the post: those who left lose their links, those who came get theirs. */
export async function writeHoldings(desk: Desk, planned: readonly Holding[], known: readonly Holding[]): Promise<void> {
  const postIds = new Map((await desk.tx.select().from(posts)).map((post) => [`${post.orgId}/${post.role}`, post.id]));
  const existing = new Map(known.map((one) => [one.id, one]));
  const touched = new Map<string, Holding>();
  for (const one of planned) {
    const seat = `${one.orgId}/${one.role}`;
    const postId = postIds.get(seat) ?? randomUUID();
    if (!postIds.has(seat)) await desk.tx.insert(posts).values({ id: postId, orgId: one.orgId, role: one.role });
    postIds.set(seat, postId);
    const before = existing.get(one.id);
    if (before && before.to === one.to) continue;
    touched.set(seat, one);
    if (before) await desk.tx.update(postHoldings).set({ toDay: one.to }).where(eq(postHoldings.id, one.id));
    else {
      const { id, personId, from: fromDay, to: toDay } = one;
      await desk.tx.insert(postHoldings).values({ id, postId, personId, fromDay, toDay });
    }
  }
  const today = dayOf(desk.now);
  // Posts that change hands on a later day are handed over by the ladder's next letter.
  for (const { orgId, role, from } of touched.values()) if (from <= today) await handOver(desk, { orgId, role });
}
