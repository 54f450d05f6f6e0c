import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mails, organisations, people, rounds } from '../../db/schema/all.js';
import type { LetterName } from '../../domain/letters.js';
import { renderLetter } from '../../mail/render.js';
import { launchChromium } from '../support/chromium.js';
import { everyAnswer } from './blind.js';
import { hostileName, hostileWords, payloads } from './hostile-words.js';
import { prepare } from './requests.js';
import { moments } from './walk/moments.js';
import { type AccessWorld, accessWorld } from './world.js';

/** Everybody who is shown other people's words, and the public. */
const readers = [
  'teacherA1a',
  'leaderA1',
  'countyOfficerA',
  'countyLeaderA',
  'cityOfficer',
  'cityLeader',
  'sectionOfficer',
  'expert1',
  'expert2',
  null,
];
/** Where pages show most; every moment by hand: `XSS_MOMENTS=.`. */
const wanted = new RegExp(process.env.XSS_MOMENTS ?? '^(countyNotice|ranked)$');
const looked = moments.slice(0, moments.indexOf('approved') + 1).filter((moment) => wanted.test(moment));

let world: AccessWorld;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  world = await accessWorld(hostileWords);
  const { db } = world.deps;
  for (const { id } of await db.select().from(people))
    await db.update(people).set({ name: hostileName(), phone: hostileName() }).where(eq(people.id, id));
  for (const { id } of await db.select().from(organisations))
    await db.update(organisations).set({ name: hostileName(), nameEn: hostileName() }).where(eq(organisations.id, id));
  await db.update(rounds).set({ name: hostileName() });
  await prepare(world);
  browser = await launchChromium();
  page = await (await browser.newContext()).newPage();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

interface Seen {
  /** Elements, attributes, scripts and addresses that only somebody's words could have made. */
  readonly made: readonly string[];
  /** Places where the words stand as words. */
  readonly said: number;
}

/** Runs in the browser: its own parser reads the page, without running it. */
const look = String.raw`(html) => {
  const made = [];
  let said = 0;
  const followed = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href'];
  for (const element of new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*')) {
    const tag = element.localName;
    if (tag.includes('xss') || ['iframe', 'base', 'math', 'object', 'embed', 'frame'].includes(tag)) made.push(tag);
    if (['script', 'style'].includes(tag) && element.textContent.includes('xss')) made.push(tag + ' content');
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name.includes('xss') || name === 'srcdoc') made.push(tag + ' ' + name);
      if (name === 'style' && value.includes('xss')) made.push(tag + ' style');
      if (tag === 'meta' && name === 'http-equiv' && value.toLowerCase() === 'refresh') made.push('meta refresh');
      if (followed.includes(name) && /^\s*(javascript|data|vbscript):|^\/\/xss|^xss/i.test(value)) made.push(tag + ' ' + name);
      if (value.includes('xss')) said += 1;
    }
    for (const node of element.childNodes) if (node.nodeType === 3 && node.nodeValue.includes('xss')) said += 1;
  }
  return { made, said };
}`;
const seenIn = async (html: string): Promise<Seen> =>
  (await page.evaluate(`(${look})(${JSON.stringify(html)})`)) as Seen;

const bodyOf = (answer: string): string => (JSON.parse(answer) as [number, unknown, number, string])[3];

describe('what people type stays words wherever it is shown (T29)', () => {
  let reached = 0;
  test.each(looked)('on every page at %s', { timeout: 240_000 }, async (moment) => {
    for (const next of moments.slice(reached, moments.indexOf(moment) + 1)) await world.walk.to(next);
    reached = moments.indexOf(moment) + 1;
    const wrong: string[] = [];
    const shown = new Map<string, number>();
    for (const who of readers) {
      for (const [at, answer] of await everyAnswer(world, who, 'pages')) {
        const { made, said } = await seenIn(bodyOf(answer));
        if (said > 0) shown.set(at, said);
        wrong.push(...made.map((one) => `${who} ${at}: ${one}`));
      }
    }
    expect(wrong).toEqual([]);
    // Something hostile was there to be shown.
    expect(shown.size).toBeGreaterThan(10);
  });

  test('in every letter, and in no header of one', { timeout: 120_000 }, async () => {
    const rows = await world.deps.db.select().from(mails);
    let said = 0;
    for (const { template, data, language } of rows) {
      const letter = renderLetter(template as LetterName, data as never, language, null, '');
      expect(letter.subject).not.toMatch(/[\r\n]/);
      const seen = await seenIn(letter.html);
      expect([template, seen.made]).toEqual([template, []]);
      said += seen.said;
    }
    expect(said).toBeGreaterThan(20);
  });

  test('the words would act if nobody escaped them', async () => {
    const acting = await Promise.all(payloads.map(async (words) => (await seenIn(`<p>${words}`)).made));
    expect(acting.filter((made) => made.length > 0).length).toBeGreaterThan(12);
  });
});
