import type { Db } from '../../db/database.js';
import { publishedChanges } from '../../db/read/studio-page.js';
import type { Vault } from '../../db/sealed.js';

/** Of news this many are enough: a reader that comes daily misses none. */
const newest = 20;

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text for an XML document: its marks escaped, and what XML 1.0 has no place for left out. */
const xml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? '');

interface Followed {
  readonly studioId: string;
  readonly number: string;
  readonly name: string;
  readonly publishedAt: string;
}

/** STUDIO-26: what was published of a studio's page, newest first, as an Atom feed; each entry says in the host's line what is new. */
export async function studioFeed(
  at: { readonly tx: Db; readonly vault: Vault; readonly publicUrl: string },
  { studioId, number, name, publishedAt }: Followed,
): Promise<string> {
  const page = new URL(`/studio-pages/${number}`, at.publicUrl).href;
  const changes = await publishedChanges(at.tx, at.vault, studioId, newest);
  const entries = changes.map(
    ({ id, change, at: when }) =>
      `<entry><id>urn:uuid:${id}</id><title>${xml(change)}</title><updated>${when}</updated><link href="${xml(page)}"/></entry>`,
  );
  const head = [
    `<id>urn:uuid:${studioId}</id>`,
    `<title>${xml(name)}</title>`,
    `<updated>${publishedAt}</updated>`,
    `<link href="${xml(page)}"/>`,
    `<link rel="self" href="${xml(new URL(`/api/studio-pages/${number}/feed.xml`, at.publicUrl).href)}"/>`,
    `<author><name>${xml(name)}</name></author>`,
  ];
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    ...head,
    ...entries,
    '</feed>',
  ].join('\n');
}
