import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MailCatcher, startMailCatcher } from '../../scripts/mail-catcher/start.js';
import { launchChromium } from '../support/chromium.js';

const folder = mkdtempSync(join(tmpdir(), 'pingxuan-mail-'));
let catcher: MailCatcher;
beforeAll(async () => {
  catcher = await startMailCatcher({ folder, smtpPort: 0, uiPort: 0 });
});
afterAll(async () => {
  await catcher.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function send(to: string, subject: string) {
  const transport = createTransport({ url: catcher.smtpUrl });
  try {
    return await transport.sendMail({
      from: '评选 <pingxuan@city.example>',
      to,
      subject,
      text: '请于3月20日前办理。',
      html: '<p>请于<b>3月20日</b>前办理。<a href="http://127.0.0.1:8800/t/1#secret">打开</a></p><script>document.body.textContent = "ran"</script>',
      attachments: [{ filename: '期限.ics', content: 'BEGIN:VCALENDAR' }],
    });
  } finally {
    transport.close();
  }
}
const get = (path: string, headers: Record<string, string> = {}) => fetch(catcher.uiUrl + path, { headers });
const json = async (path: string): Promise<unknown> => (await get(path)).json();

describe('the mail catcher', () => {
  test('keeps a mail and finds it by recipient, whatever the case', async () => {
    await send('Wang@school.example', '推荐任务');
    const [mail] = catcher.store.list('wang@SCHOOL.example');
    expect(mail).toMatchObject({ subject: '推荐任务', to: ['wang@school.example'], attachments: ['期限.ics'] });
    expect(await json('/messages?to=wang@school.example')).toHaveLength(1);
    expect(await json('/messages?to=nobody@school.example')).toEqual([]);
    expect(await json(`/messages/${mail?.id}`)).toMatchObject({ text: '请于3月20日前办理。' });
    const eml = await get(`/mail/${mail?.id}.eml`);
    expect(eml.headers.get('content-type')).toContain('message/rfc822');
    expect(await eml.text()).toContain('Message-ID');
  });

  test('an address at bounce.example does not exist', async () => {
    await expect(send('gone@bounce.example', '退信')).rejects.toMatchObject({ responseCode: 550 });
    expect(catcher.store.list('gone@bounce.example')).toEqual([]);
  });

  test('an address at slow.example is put off once, then taken', async () => {
    await expect(send('late@slow.example', '延迟')).rejects.toMatchObject({ responseCode: 451 });
    await send('late@slow.example', '延迟');
    expect(catcher.store.list('late@slow.example')).toHaveLength(1);
  });

  test('what was kept is there after a restart', async () => {
    const before = catcher.store.list();
    const again = await startMailCatcher({ folder, smtpPort: 0, uiPort: 0 });
    expect(again.store.list()).toEqual(before);
    await again.stop();
  });

  test.each(['/mail/none', '/mail/none.eml', '/mail/none.html', '/messages/none', '/nothing', '/messages/..%2Fx'])(
    '%s is not found',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  test('speaks English when asked', async () => {
    expect(await (await get('/?lang=en')).text()).toContain('never really sent');
    expect(await (await get('/')).text()).toContain('不会真正发出');
  });
});

describe('the inbox in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  test('shows the mail in a frame that runs nothing', async () => {
    await send('li@school.example', '在浏览器里看');
    const page = await browser.newPage();
    await page.goto(`${catcher.uiUrl}/?to=li@school.example`);
    await page.getByText('在浏览器里看').click();
    const frame = page.frameLocator('iframe');
    await frame.getByText('打开').waitFor();
    expect(await frame.locator('body').textContent()).toContain('3月20日');
    expect(await frame.locator('a').getAttribute('href')).toBe('http://127.0.0.1:8800/t/1#secret');
    await page.close();
  });
});
