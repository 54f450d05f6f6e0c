import { and, eq, gt } from 'drizzle-orm';
import { linkSessions, links, tasks } from '../../db/schema/all.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { performSystem } from '../kit/act.js';
import { sha256 } from '../kit/canonical.js';
import { askedAt } from '../kit/deps.js';
import { type IdentityDeps, realInstant } from './deps.js';
import { type Link, type LiveLink, linkStanding, standingOfLink } from './link-standing.js';
import { linkFits, newSecret, type Shown } from './secrets.js';

export interface OpenedLink {
  /** The cookie's value, for Path=/t/<id>. */
  readonly session: string;
  /** Bound into the page; every act sends it back. */
  readonly nonce: string;
}

/**
 * Trades a link's secret (or the code printed in the mail) for a browser session good for its one task. May be done
 * many times; deciding is once. Refuses as `linkStanding`, and `secondFactorRequired` for strong tasks.
 */
export async function openLink(deps: IdentityDeps, id: string, given: Shown): Promise<Result<OpenedLink>> {
  return performSystem(deps, async (desk) => {
    const standing = await linkStanding(desk, id);
    if (!standing.ok) return standing;
    const { link, actor } = standing.value;
    if (!linkFits(link, given))
      return refused(refuse('wrongCredentials', { field: given.secret === undefined ? 'code' : 'secret' }));
    if (!actor) return refused(refuse('secondFactorRequired'));
    const opened = { session: newSecret(), nonce: newSecret() };
    await desk.tx.insert(linkSessions).values({
      hash: sha256(opened.session),
      linkId: id,
      nonce: opened.nonce,
      createdAt: realInstant(deps),
      expiresAt: realInstant(deps, deps.identity.linkMinutes),
    });
    return accepted(opened);
  });
}

/** A browser that traded a link's secret, and what the link is still good for. */
export interface LinkSession {
  readonly link: Link;
  readonly nonce: string;
  /** The case of the link's task, also when the link stands no more. */
  readonly caseId: string | null;
  /** Looked at anew on every request: it dies with its task. */
  readonly standing: Result<LiveLink>;
}

/** The link a cookie was traded for; null for an unknown or outlived cookie. Reads only. */
export async function findLinkSession(deps: IdentityDeps, id: string, cookie: string): Promise<LinkSession | null> {
  const [session] = await deps.db
    .select({ nonce: linkSessions.nonce, link: links, caseId: tasks.caseId })
    .from(linkSessions)
    .innerJoin(links, eq(links.id, linkSessions.linkId))
    .leftJoin(tasks, eq(tasks.id, links.taskId))
    .where(
      and(
        eq(linkSessions.hash, sha256(cookie)),
        eq(linkSessions.linkId, id),
        gt(linkSessions.expiresAt, realInstant(deps)),
      ),
    );
  if (!session) return null;
  return { ...session, standing: await standingOfLink({ tx: deps.db, now: await askedAt(deps) }, session.link) };
}
