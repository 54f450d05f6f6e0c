import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import type { TestSite, Visitor } from './site.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Both widths and axe, for somebody signed in, in a real browser. `enters` makes the account. */
export const looking =
  (at: () => { readonly site: TestSite; readonly browser: Browser }, enters: (code: string) => Promise<Visitor>) =>
  async (code: string, path: string): Promise<void> => {
    const { site, browser } = at();
    await enters(code);
    const context = await browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${site.url}/sign-in`);
    await page.fill('input[name="login"]', code);
    await page.fill('input[name="password"]', '用于测试的密码 1');
    await page.click('main button[type="submit"]');
    await page.goto(`${site.url}${path}`);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
    await page.evaluate(axe);
    const found = (await page.evaluate('axe.run().then((result) => result.violations)')) as readonly { id: string }[];
    expect(
      found.map((one) => one.id),
      path,
    ).toEqual([]);
    await context.close();
  };
