import { buffer } from 'node:stream/consumers';
import type { Db } from '../../db/database.js';
import { handedInPictures, type KeptPicture, publicPage, savedVersions } from '../../db/read/studio-page.js';
import { seatsOf } from '../../desk/kit/seats.js';
import { openRun } from '../../desk/kit/stage.js';
import type { Term } from '../../desk/kit/term.js';
import { contentOf } from '../../desk/studio/page/markdown.js';
import { renewedOn } from '../../desk/studio/page/stale.js';
import { mayWritePage, type PageWords, pageShown } from '../../domain/studio/page/page.js';
import { isPageStale } from '../../domain/studio/term.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { ContentView, PageEditing, PublicPageView } from '../../web/views/studio-page.js';
import type { ApiDeps } from '../deps.js';
import { countyNamed } from './county-named.js';
import { keptContent } from './kept-content.js';

export const contentView = ({ about, news, results, lessons }: PageWords['sections']): ContentView => ({
  about: contentOf(about).blocks,
  news: contentOf(news).blocks,
  results: contentOf(results).blocks,
  lessons: contentOf(lessons).blocks,
});

const publishedContent = keptContent(contentView);

/** What anybody is shown under a studio's number; null where no page was ever opened. One that is over names nobody. */
export async function pageForAnybody({ db, vault }: Pick<ApiDeps, 'db' | 'vault'>, number: string) {
  const found = await publicPage(db, vault, number);
  if (!found) return null;
  const { term } = found;
  const shown = pageShown[term.state];
  if (shown === 'over') return { kind: 'over', number: found.number, state: term.state } as const;
  const { studioId, level, name, hostName, unitName, members, publishedAt, contentHash, sections, change } = found;
  return {
    kind: 'open',
    studioId,
    level,
    number: found.number,
    name,
    hostName,
    unitName,
    county: await countyNamed(db, found.countyId),
    term: { number: term.number, from: term.from, to: term.to },
    state: term.state,
    marked: shown === 'marked',
    members,
    publishedAt,
    change,
    contentHash,
    sections,
  } as const;
}
export type PageForAnybody = NonNullable<Awaited<ReturnType<typeof pageForAnybody>>>;

export const publicView = (found: PageForAnybody & { readonly kind: 'open' }): PublicPageView => {
  const { studioId: _, contentHash, sections, ...head } = found;
  return {
    ...head,
    content: publishedContent(contentHash, sections),
    picturesAt: `/api/studio-pages/${found.number}/pictures`,
  };
};

/** The page on the studio's own page: the versions, and for host and unit what they may do to it. */
export async function pageEditing(at: EditingAt, term: Term): Promise<PageEditing> {
  const { tx, vault, now, personId } = at;
  const { studioId, studio, state } = term;
  const isHost = studio.hostId === personId;
  const versions = await savedVersions(tx, vault, studioId, { drafts: isHost });
  const [last = null] = versions;
  const open = versions.find((one) => one.state === 'published');
  const isLeader = (await seatsOf(at, personId)).some(
    ({ orgId, role }) => orgId === studio.unitId && role === 'schoolLeader',
  );
  const isRead = (await openRun(at, { kind: 'term', id: term.id }, 'pageModeration')) !== undefined;
  const picturesAt = `/api/studios/${studioId}/page-pictures`;
  const mayWrite = isHost && mayWritePage(state);
  return {
    versions: versions.map(({ sections: _, contentHash: __, ...one }) => one),
    openAt: open ? `/studio-pages/${studio.number}` : null,
    shown: last?.sections ? { version: last.version, content: contentView(last.sections), picturesAt } : null,
    writing: mayWrite && !isRead ? { termId: term.id, version: last?.version ?? 0, last } : null,
    takingDown: isLeader && open ? { termId: term.id, version: open.version } : null,
    isStale: mayWritePage(state) && isPageStale(await renewedOn(at, term), dayOf(now), term.parameters),
    picturing: mayWrite ? term.id : null,
    pictures: mayWrite ? await handedInPictures(tx, studioId) : [],
    picturesAt,
  };
}

interface EditingAt {
  readonly tx: Db;
  readonly vault: ApiDeps['vault'];
  readonly now: string;
  readonly personId: string;
}

/** The bytes of a picture; null where they are gone. */
export async function pictureBytes(
  { blobs, vault }: Pick<ApiDeps, 'blobs' | 'vault'>,
  picture: KeptPicture,
): Promise<Buffer | null> {
  const sealed = await blobs.read(picture.blob);
  return sealed && vault.openFile(picture.sha256, await buffer(sealed));
}
