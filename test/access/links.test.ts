import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audit, cases, decisions, linkSessions, links, outbox, tasks } from '../../db/schema/all.js';
import { linkSecret } from '../../desk/kit/links.js';
import { replaceHolder } from '../../desk/organisations/replace-holder.js';
import { handOver } from '../../desk/tasks/hand-over.js';
import { launchChromium } from '../support/chromium.js';
import { moments } from './walk.js';
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

  test('another holder of the post: the old link and its session are dead at once, on every way', {
    timeout: 60_000,
  }, async () => {
    await world.takenBack(async () => {
      const session = await world.opened(linkId);
      const { city, walk } = world;
      const who = { orgId: city.org('schoolA1'), role: 'schoolLeader', leavingId: city.personId('leaderA1') };
      const began = Date.now();
      await walk.act('cityOfficer', replaceHolder, { ...who, comingId: city.personId('teacherA2a') });
      expect(await standing(linkId)).toBe(410);
      const late = await fetch(`${world.url}/t/${linkId}/api/cases/${walk.own()}`, {
        headers: { cookie: session.cookie },
      });
      expect(late.status).toBe(410);
      expect((await world.opened(linkId)).status).toBe(410);
      expect(Date.now() - began).toBeLessThan(5_000);
      const [fresh] = await world.deps.db
        .select()
        .from(links)
        .where(eq(links.personId, city.personId('teacherA2a')));
      expect([await standing(fresh?.id ?? ''), fresh?.id === linkId]).toEqual([200, false]);
    });
  });

  test('handed to a colleague by name', { timeout: 60_000 }, async () => {
    await world.takenBack(async () => {
      for (const moment of ['countyReview'] as const) await world.walk.to(moment);
      const link = await world.linkTo([world.city.nominationId('countyA')], 'nomination');
      const rows = await world.deps.db
        .select()
        .from(links)
        .where(eq(links.taskId, link?.taskId ?? ''));
      const mine = rows.find(({ personId }) => personId === world.city.personId('countyOfficerA'));
      expect(await standing(mine?.id ?? '')).toBe(200);
      const to = { taskId: link?.taskId, toPersonId: world.city.personId('countyOfficerA2'), reason: '出差' };
      await world.walk.act('countyOfficerA', handOver, to);
      expect(await standing(mine?.id ?? '')).toBe(410);
    });
  });
});
