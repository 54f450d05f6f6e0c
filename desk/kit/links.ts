import { createHmac, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { kept } from '../../db/kept.js';
import { links } from '../../db/schema/all.js';
import type { Instant } from '../../domain/time/beijing.js';
import { sha256 } from './canonical.js';
import type { Desk } from './deps.js';
import { send } from './transaction.js';

/** The secret after `#` in a link: HMAC-SHA-256(key, id) in base64url, 256 bits; derivable, so never stored. */
export const linkSecret = (linkKey: string, id: string): string =>
  createHmac('sha256', linkKey).update(`secret:${id}`).digest('base64url');

/** The code printed in the mail for browsers without JavaScript: 12 characters that cannot be misread, 60 bits. */
export function printedCode(linkKey: string, id: string): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const bytes = createHmac('sha256', linkKey).update(`code:${id}`).digest();
  return Array.from(bytes.subarray(0, 12), (byte) => alphabet[byte % 32]).join('');
}

interface LinkKeys {
  readonly linkKey: string;
  readonly formerLinkKeys?: readonly string[];
}

/**
 * The key a link's letter is written with: the one it was made with. Where that key is gone, the link is bound to the key of
 * today, so that the letter still leads somewhere; what an earlier letter of it said is dead then, as its key is.
 */
export async function keyOfLink(
  tx: Db,
  { linkKey, formerLinkKeys = [] }: LinkKeys,
  { id, secretHash }: Pick<typeof links.$inferSelect, 'id' | 'secretHash'>,
): Promise<string> {
  const made = [linkKey, ...formerLinkKeys].find((key) => sha256(linkSecret(key, id)) === secretHash);
  if (made !== undefined) return made;
  await tx.update(links).set(hashesOf(linkKey, id)).where(eq(links.id, id));
  return linkKey;
}

const hashesOf = (linkKey: string, id: string) => ({
  secretHash: sha256(linkSecret(linkKey, id)),
  codeHash: sha256(printedCode(linkKey, id)),
});

export interface LinkTarget {
  readonly taskId?: string;
  readonly invitationId?: string;
  readonly objectionId?: string;
  readonly accountId?: string;
  readonly personId?: string;
  /** For targets that end by date rather than with a task. */
  readonly expiresAt?: Instant;
}

/** Makes a link for one person (or respondent) and one thing to do; returns its public id. */
export async function createLink(desk: Desk, target: LinkTarget): Promise<string> {
  const id = randomUUID().replaceAll('-', '');
  const link: Link = {
    id,
    ...hashesOf(desk.linkKey, id),
    taskId: target.taskId ?? null,
    invitationId: target.invitationId ?? null,
    objectionId: target.objectionId ?? null,
    accountId: target.accountId ?? null,
    personId: target.personId ?? null,
    expiresAt: target.expiresAt ?? null,
    createdAt: desk.now,
  };
  send(desk, putLink(desk.tx, link));
  return id;
}

type Link = Omit<Required<typeof links.$inferInsert>, 'state' | 'usedAt'>;

const putLink = kept((db, link: Link) => {
  const { id, secretHash, codeHash, taskId, invitationId, objectionId, accountId, personId, expiresAt, createdAt } =
    link;
  const opens = { taskId, invitationId, objectionId, accountId, personId };
  return db.insert(links).values({ id, secretHash, codeHash, ...opens, expiresAt, createdAt, state: 'live' });
});
