import { eq } from 'drizzle-orm';
import { generate } from 'otplib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  cases as casesTable,
  conflicts,
  experts,
  postHoldings,
  roundOrders,
  rounds,
  scoreSheets,
  tasks,
} from '../../db/schema/all.js';
import { openSheets } from '../../desk/city/open-sheets.js';
import { recuse } from '../../desk/city/recuse.js';
import { ranking as rankingPlan } from '../../desk/stages/ranking.js';
import { roundDateKeys } from '../../domain/host-selection/round-dates.js';
import { candidate, done, drawn, open, points, sealAll, sixExperts } from '../desk/city/panel-desk.js';
import { launchChromium } from '../support/chromium.js';
import { serveSite, type TestSite } from './site.js';

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const form = (page: Page, id: string) => page.locator(`form[data-form="${id}"]`);
async function send(page: Page, id: string): Promise<void> {
  const expected = form(page, id).locator('input[name="_expected"]');
  if ((await expected.count()) > 0)
    await form(page, id)
      .locator('input[name="_confirm"]')
      .fill(await expected.inputValue());
  await form(page, id).locator('button[type="submit"]').click();
  await page.waitForLoadState();
}

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Signed in with the second factor that scoring, the draw and the opening of a round ask for. */
async function signedInAs(code: string): Promise<Page> {
  await site.account(code, secret);
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await page.goto(`${site.url}/sign-in`);
  await page.fill('input[name="login"]', code);
  await page.fill('input[name="password"]', '用于测试的密码 1');
  await page.click('main button[type="submit"]');
  await page.fill('input[name="code"]', await generate({ secret, epoch: Math.floor(site.wall.at / 1000) }));
  await page.click('main form:has(input[name="code"]) button[type="submit"]');
  await page.waitForURL(/\/tasks/);
  return page;
}

const sheetOf = async (personId: string, caseId: string) =>
  (await site.deps.db.select().from(scoreSheets)).find((one) => one.personId === personId && one.caseId === caseId);

test('HOST-25, HOST-O15: an expert scores by page, is refused with what was typed kept, seals, and steps back from a file; the next steps in', {
  timeout: 60_000,
}, async () => {
  const { city, desk, deps } = site;
  const cases = [await candidate(desk, city, 'teacherA1a'), await candidate(desk, city, 'teacherD1a')];
  await drawn(desk, city, cases);
  const all = await deps.db.select().from(scoreSheets);
  const code = sixExperts.find((one) =>
    cases.every((id) => all.some((s) => s.personId === city.personId(one) && s.caseId === id)),
  );
  if (!code) throw new Error('nobody was drawn for both');
  const personId = city.personId(code);
  const task = (await deps.db.select().from(tasks)).find((one) => one.kind === 'score' && one.personId === personId);
  const [first = '', other = ''] = cases;
  const page = await signedInAs(code);
  await page.goto(`${site.url}/tasks/${task?.id}`);
  const main = await page.locator('main').innerText();
  expect(main).toContain('SB-teacherA1a');
  expect(main).not.toMatch(/甲县第一中学|林晓/);

  const sheet = `sheet-${first}`;
  await page.click(`#${sheet} > summary`);
  for (const [dimension, mark] of Object.entries(points('31')))
    await form(page, sheet).locator(`[name="points.${dimension}"]`).fill(mark);
  await form(page, sheet).locator('[name="remark"]').fill('带班扎实');
  expect(await page.locator(`#${sheet} .length`).innerText()).toBe('至多 2000 字。 已填 4 字。');
  await send(page, sheet);
  expect(await page.locator('.say.bad').innerText()).toContain('请填 0 至 30 之间的数，至多一位小数。');
  expect(await form(page, sheet).locator('[name="remark"]').inputValue()).toBe('带班扎实');
  expect(await form(page, sheet).locator('[name="points.ethics"]').inputValue()).toBe('15');
  expect(await sheetOf(personId, first)).toMatchObject({ state: 'assigned' });

  await form(page, sheet).locator('[name="points.classWork"]').fill('25.5');
  await send(page, sheet);
  await page.waitForURL(/done=sealSheet/);
  expect(await sheetOf(personId, first)).toMatchObject({ state: 'sealed', remark: '带班扎实' });
  expect(await form(page, sheet).count()).toBe(0);

  await page.click('#recuse > summary');
  await form(page, 'recuse').locator('select').selectOption(other);
  await form(page, 'recuse').locator('input[value="kinship"]').check();
  await send(page, 'recuse');
  await page.waitForURL(/done=recuse/);
  expect(await sheetOf(personId, other)).toMatchObject({ state: 'recused' });
  const scorers = (await deps.db.select().from(scoreSheets)).filter(
    (one) => one.caseId === other && one.state === 'assigned',
  );
  expect(scorers.length).toBe(all.filter((one) => one.caseId === other).length);
});

test('CONV-11, HOST-O01: a round is drafted, looked at with every date and its basis, and opened by page', {
  timeout: 60_000,
}, async () => {
  const page = await signedInAs('cityOfficer');
  await page.goto(`${site.url}/rounds`);
  await page.click('#createRound > summary');
  const create = form(page, 'createRound');
  await create.locator('[name="code"]').fill('2027年');
  await create.locator('[name="name"]').fill('第二批主持人评选');
  await create.locator('[name="parameters.capacity"]').fill('10');
  await create.locator('[name^="countyQuotas."]').first().fill('2');
  await send(page, 'createRound');
  expect(await page.locator('.say.bad').innerText()).toContain('批次编号');
  expect(await create.locator('[name="name"]').inputValue()).toBe('第二批主持人评选');
  await create.locator('[name="code"]').fill('2027-1');
  await send(page, 'createRound');
  await page.waitForURL(/done=createRound/);
  // what speaks against it stands in the preview, and nothing can be opened; a year later nothing does any more
  expect(await page.locator('.say.bad').innerText()).toContain('2026 年已开启 1 个批次，每年最多 1 个');
  expect(await form(page, 'openRound').count()).toBe(0);
  await site.deps.db.delete(postHoldings).where(eq(postHoldings.personId, site.city.personId('leaderA1')));
  site.setClock('2027-03-01T01:00:00.000Z');
  await page.reload();
  expect(await page.locator('.say.warn').innerText()).toMatch(/无人任职的岗位[\s\S]*schoolA1/);
  const dates = page.locator('section:has(#dates) tbody tr');
  expect(await dates.count()).toBe(roundDateKeys.length);
  for (const row of await dates.all()) expect(await row.innerText()).toMatch(/后第 \d+ 个工作日/);
  await form(page, 'openRound').locator('input[name="_confirm"]').fill('2026-1');
  await form(page, 'openRound').locator('button[type="submit"]').click();
  expect(await page.locator('.say.bad').innerText()).toContain('请重新输入');
  await send(page, 'openRound');
  await page.waitForURL(/done=openRound/);
  const [opened] = await site.deps.db.select().from(rounds).where(eq(rounds.code, '2027-1'));
  expect(opened).toMatchObject({ state: 'open', name: '第二批主持人评选' });
});

describe('CONV-10, HOST-O15: a tie at the capacity', () => {
  let first: TestSite;
  beforeEach(async () => {
    first = site;
    site = await serveSite();
  }, 60_000);
  afterEach(async () => {
    await site.close();
    site = first;
  });

  /** Two candidates for one place, with their panel. */
  async function twoForOne(): Promise<readonly [string, string]> {
    const { city, desk, deps } = site;
    const [round] = await deps.db.select().from(rounds).where(eq(rounds.id, city.roundId));
    const parameters = { ...(round?.parameters as object), capacity: 1 };
    await deps.db.update(rounds).set({ parameters }).where(eq(rounds.id, city.roundId));
    const [a, b] = [await candidate(desk, city, 'teacherD1a'), await candidate(desk, city, 'teacherD2a')];
    await drawn(desk, city, [a, b]);
    return [a, b];
  }

  /** All sheets say the same, and are opened. */
  async function equallyScored(both: readonly string[]): Promise<string> {
    const { city, desk, deps } = site;
    await sealAll(desk, city, new Map(both.map((id) => [id, ['20']])));
    await done(desk, openSheets, city.person('cityOfficer'), { roundId: city.roundId });
    await open(desk, city, 'ranking', rankingPlan);
    const task = (await deps.db.select().from(tasks)).find((one) => one.kind === 'ranking' && one.state === 'open');
    return `${site.url}/tasks/${task?.id}`;
  }

  test('is broken by page; whoever must not vote on it is not asked for a vote', { timeout: 60_000 }, async () => {
    const { city, desk, deps } = site;
    const [a, b] = await twoForOne();
    const all = await deps.db.select().from(scoreSheets);
    const leaves = sixExperts.find((one) => all.some((s) => s.caseId === a && s.personId === city.personId(one)));
    const recusal = { roundId: city.roundId, caseId: a, ground: 'kinship' };
    await done(desk, recuse, city.person(leaves ?? ''), recusal);
    const task = await equallyScored([a, b]);
    const page = await signedInAs('cityOfficer');
    await page.goto(task);
    const voters = form(page, 'breakTie').locator('input[name^="votes."][name$=".personId"]');
    const asked = await Promise.all((await voters.all()).map((one) => one.inputValue()));
    expect(asked.length).toBe(5);
    expect(asked).not.toContain(city.personId(leaves ?? ''));
    await form(page, 'breakTie').locator('select[name="order.0"]').selectOption(b);
    await form(page, 'breakTie').locator('select[name="order.1"]').selectOption(a);
    await form(page, 'breakTie')
      .locator('select[name="chairId"]')
      .selectOption(asked[0] ?? '');
    for (const vote of await form(page, 'breakTie').locator('select[name^="votes."]').all()) await vote.selectOption(a);
    await send(page, 'breakTie');
    expect(await page.locator('.say.bad').innerText()).toContain('CONV-10');
    expect(await form(page, 'breakTie').locator('select[name="order.0"]').inputValue()).toBe(b);
    for (const vote of await form(page, 'breakTie').locator('select[name^="votes."]').all()) await vote.selectOption(b);
    await send(page, 'breakTie');
    await page.waitForURL(/done=breakTie/);
    await send(page, 'confirmRanking');
    await page.waitForURL(/done=confirmRanking/);
    const states = await deps.db.select().from(casesTable);
    expect(states.find(({ id }) => id === b)?.state).toBe('projectJustification');
    expect(states.find(({ id }) => id === a)?.state).toBe('notSelected');
  });

  test('with nobody left to vote the page says so, and an order on the round’s page puts it in order', {
    timeout: 60_000,
  }, async () => {
    const { city, deps } = site;
    const [a, b] = await twoForOne();
    const task = await equallyScored([a, b]);
    for (const [at, { personId }] of (await deps.db.select().from(experts)).entries())
      await deps.db.insert(conflicts).values({
        roundId: city.roundId,
        personId,
        caseId: at % 2 ? a : b,
        ground: 'kinship',
        at: '2026-03-02T01:00:00.000Z',
      });
    const page = await signedInAs('cityOfficer');
    await page.goto(task);
    expect(await page.locator('.say.warn').innerText()).toContain('专家组也没有可以表决的成员');
    expect(await form(page, 'breakTie').count()).toBe(0);
    expect(await form(page, 'confirmRanking').count()).toBe(0);
    await page.click('a[href^="/rounds/"].button');
    await page.click('#order-tieOrder summary');
    await form(page, 'order-tieOrder').locator('select[name="changes.0.order.0"]').selectOption(b);
    await form(page, 'order-tieOrder').locator('select[name="changes.0.order.1"]').selectOption(a);
    await form(page, 'order-tieOrder').locator('input[name="number"]').fill('评选〔2026〕7号');
    await form(page, 'order-tieOrder').locator('textarea[name="reason"]').fill('专家组成员均须回避，经局务会研究。');
    await send(page, 'order-tieOrder');
    const second = await signedInAs('cityOfficer2');
    await second.goto(`${site.url}/rounds/${city.roundId}`);
    expect(await second.content()).toContain('末位同分的先后定为：SB-teacherD2a、SB-teacherD1a');
    await second.locator('form[data-form^="decide-"] input[value="inForce"]').check();
    const [ordered] = await deps.db.select().from(roundOrders);
    await send(second, `decide-${ordered?.id}`);
    await page.goto(task);
    await send(page, 'confirmRanking');
    await page.waitForURL(/done=confirmRanking/);
    const states = await deps.db.select().from(casesTable);
    expect(states.find(({ id }) => id === b)?.state).toBe('projectJustification');
  });
});
