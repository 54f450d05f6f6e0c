import { eq, like } from 'drizzle-orm';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audit, cases, decisions, linkSessions, links, mails, outbox, tasks } from '../../db/schema/all.js';
import { linkSecret } from '../../desk/kit/links.js';
import { importPeople } from '../../desk/organisations/import-people.js';
import { replaceHolder } from '../../desk/organisations/replace-holder.js';
import { handOver } from '../../desk/tasks/hand-over.js';
import { launchChromium } from '../support/chromium.js';
import { putInForce } from '../support/put-in-force.js';
import { moments } from './walk/moments.js';
import { type AccessWorld, accessWorld } from './world.js';

const runs = Number(process.env.FC_NUM_RUNS ?? 60);
let world: AccessWorld;
let linkId = '';
beforeAll(async () => {
  world = await accessWorld();
  for (const moment of moments.slice(0, 2)) await world.walk.to(moment);
  linkId = (await world.linkTo([world.walk.own()]))?.id ?? '';
  await world.deps.db.delete(linkSessions);
}, 120_000);
afterAll(() => world.close());

/** Everything a press could have changed. */
async function everything(): Promise<string> {
  const { db } = world.deps;
  const all = await Promise.all(
    [links, linkSessions, tasks, cases, decisions, audit, outbox].map((one) => db.select().from(one)),
  );
  return JSON.stringify(all);
}
const ask = (method: string, path: string) => fetch(`${world.url}${path}`, { method, redirect: 'manual' });

describe('whoever looks through the mail decides nothing (T01, I25, S5)', () => {
  test('HEAD, GET and OPTIONS of whatever a gateway makes of the address', { timeout: 60_000 }, async () => {
    const before = await everything();
    const tails = [
      '',
      '/',
      '?utm=1',
      '?url=http%3A%2F%2Fx',
      '/open',
      '/resend',
      '/do/decideRecommendation',
      '/api/cases/x',
      '%20',
    ];
    const secret = linkSecret(world.deps.linkKey, linkId);
    const marks = ['', `?s=${secret}`, `?${secret}`];
    const look = fc.tuple(
      fc.constantFrom('GET', 'HEAD', 'OPTIONS'),
      fc.constantFrom(...tails),
      fc.constantFrom(...marks),
    );
    await fc.assert(
      fc.asyncProperty(look, async ([method, tail, mark]) => {
        const answer = await ask(method, `/t/${linkId}${tail}${mark}`);
        expect(answer.headers.get('set-cookie')).toBeNull();
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: runs },
    );
    expect(await everything()).toBe(before);
  });

  describe('in a browser that runs our scripts', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium();
    }, 120_000);
    afterAll(() => browser?.close());

    test('a scanner that presses every button and sends every form gets no session', { timeout: 90_000 }, async () => {
      const before = await everything();
      const page = await browser.newPage();
      const address = `${world.url}/t/${linkId}#${linkSecret(world.deps.linkKey, linkId)}`;
      for (const press of [
        "document.querySelectorAll('[data-open-button]').forEach((one) => one.click())",
        "document.querySelectorAll('[data-open] button').forEach((one) => one.dispatchEvent(new MouseEvent('click', { bubbles: true })))",
        "document.querySelectorAll('form[data-form]').forEach((one) => one.requestSubmit())",
        "document.querySelectorAll('form[data-form=openLink]').forEach((one) => one.submit())",
      ]) {
        await page.goto(address);
        await page.evaluate(press);
        await page.waitForTimeout(300);
      }
      expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('px_link');
      await page.close();
      expect(await everything()).toBe(before);
    });
  });
});

describe('a link dies with its holder’s part in the task (S7, T48)', () => {
  const standing = async (id: string) => (await ask('GET', `/t/${id}`)).status;
  const linksOf = async (personId: string) => world.deps.db.select().from(links).where(eq(links.personId, personId));

  /** Once an act is acknowledged: neither its page nor a browser that traded it nor its secret leads anywhere, within a second. */
  async function isDead(id: string, session: { readonly cookie: string }, caseId: string): Promise<void> {
    const acknowledged = performance.now();
    const late = await fetch(`${world.url}/t/${id}/api/cases/${caseId}`, { headers: { cookie: session.cookie } });
    const statuses = [await standing(id), late.status, (await world.opened(id)).status];
    expect(performance.now() - acknowledged).toBeLessThan(1_000);
    expect(statuses).toEqual([410, 410, 410]);
  }

  test('another holder of the post: the old link and its session are dead within a second, on every way', {
    timeout: 60_000,
  }, async () => {
    await world.takenBack(async () => {
      const session = await world.opened(linkId);
      const { city, walk } = world;
      const who = { orgId: city.org('schoolA1'), role: 'schoolLeader', leavingId: city.personId('leaderA1') };
      await walk.act('cityOfficer', replaceHolder, { ...who, comingId: city.personId('teacherA2a') });
      expect(await standing(linkId)).toBe(200);
      await putInForce(world.deps, city.person('cityOfficer2'));
      await isDead(linkId, session, walk.own());
      await ask('POST', `/t/${linkId}/resend`);
      const again = await world.deps.db.select().from(mails).where(like(mails.eventId, 'resend:%'));
      expect(again).toEqual([]);
      const [fresh] = await linksOf(city.personId('teacherA2a'));
      expect([await standing(fresh?.id ?? ''), fresh?.id === linkId]).toEqual([200, false]);
    });
  });

  test('handed to a colleague by name: the link of the former holder is dead within a second', {
    timeout: 60_000,
  }, async () => {
    await world.takenBack(async () => {
      const { city, walk } = world;
      await walk.to('countyReview');
      const link = await world.linkTo([city.nominationId('countyA')], 'nomination');
      const holder = city.personId('countyOfficerA');
      const mine = (await linksOf(holder)).find(({ taskId }) => taskId === link?.taskId)?.id ?? '';
      const session = await world.opened(mine);
      expect([await standing(mine), session.status]).toEqual([200, 200]);
      const to = { taskId: link?.taskId, toPersonId: city.personId('countyOfficerA2'), reason: '出差' };
      await walk.act('countyOfficerA', handOver, to);
      await isDead(mine, session, walk.own());
    });
  });

  test('sent again to the same address it is the same link, and whoever pressed that took nothing from its holder', async () => {
    await world.takenBack(async () => {
      const session = await world.opened(linkId);
      const before = await linksOf(world.city.personId('leaderA1'));
      expect((await ask('POST', `/t/${linkId}/resend`)).status).toBe(200);
      expect(await linksOf(world.city.personId('leaderA1'))).toEqual(before);
      const own = await fetch(`${world.url}/t/${linkId}/api/cases/${world.walk.own()}`, {
        headers: { cookie: session.cookie },
      });
      expect([own.status, (await world.opened(linkId)).status]).toEqual([200, 200]);
    });
  });

  test('sent again because the address became another: what the former one got is dead within a second', async () => {
    await world.takenBack(async () => {
      const { city, walk, deps } = world;
      const personId = city.personId('leaderA1');
      const session = await world.opened(linkId);
      const row = ['leaderA1', '校长甲', 'right@school.example'];
      const sheet = { header: ['code', 'name', 'email'], rows: [{ line: 2, cells: row }] };
      await walk.act('cityOfficer', importPeople, sheet);
      await putInForce(deps, city.person('cityOfficer2'));
      await isDead(linkId, session, walk.own());
      const alive = (await linksOf(personId)).filter(({ state }) => state === 'live');
      expect(alive).toHaveLength(1);
      expect(await standing(alive[0]?.id ?? '')).toBe(200);
      const letters = await deps.db.select().from(mails).where(eq(mails.personId, personId));
      const going = letters.filter(({ state }) => state === 'queued');
      expect(going.map(({ address, linkId: id }) => [address, id])).toEqual([['right@school.example', alive[0]?.id]]);
      expect(letters.filter((one) => one.linkId === linkId).map(({ state }) => state)).toEqual(['cancelled']);
      // The page of the old link offers the letter of the new one.
      expect((await ask('POST', `/t/${linkId}/resend`)).status).toBe(200);
      const copies = await deps.db.select().from(mails).where(eq(mails.state, 'queued'));
      const own = copies.filter((one) => one.personId === personId);
      expect(own.map(({ address, linkId: id }) => [address, id])).toEqual(
        Array(2).fill(['right@school.example', alive[0]?.id]),
      );
    });
  });
});
