import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestSite, Visitor } from './site.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds; run through the debugger, which the page's policy does not bind. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate('axe.run().then((result) => result.violations)')) as readonly Violation[];
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** No scrollbar to the side and nothing axe finds, at either width, with all that folds unfolded. PICTURES names a folder for what was seen. */
export async function readsWell(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const file = `${name.replaceAll(/[^\w]+/g, '-').slice(0, 70)}-${width}.png`;
    if (folder) await page.screenshot({ path: join(folder, file), fullPage: true });
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(wide, `${name} at ${width}`).toBeLessThanOrEqual(0);
    expect(await violations(page), `${name} at ${width}`).toEqual([]);
  }
}

/** Signs in as anybody does who has typed login and password. */
export async function signsIn(page: Page, url: string, login: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.fill('input[name="login"]', login);
  await page.fill('input[name="password"]', '用于测试的密码 1');
  await page.click('main button[type="submit"]');
  await page.waitForURL(/\/tasks/);
}

/** The same of a page somebody signed in reads in a real browser. `enters` makes the account, and shows again what the sessions must have shown. */
export const looking =
  (at: () => { readonly site: TestSite; readonly browser: Browser }, enters: (code: string) => Promise<Visitor>) =>
  async (code: string, path: string): Promise<void> => {
    const { site, browser } = at();
    await enters(code);
    const context = await browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    await signsIn(page, site.url, code);
    await enters(code);
    await page.goto(`${site.url}${path}`);
    await readsWell(page, `${code} ${path}`);
    await context.close();
  };
