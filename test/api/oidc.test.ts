import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.js';
import { type Listening, listen } from '../../api/listen.js';
import { oidcProvider } from '../../api/oidc/provider.js';
import { accounts, sessions } from '../../db/schema/all.js';
import { freePort } from '../../scripts/ensure/port.js';
import { serve, signedIn, type TestServer } from './server.js';

let at: TestServer;
let site: string;
let provider: ChildProcess;
let listening: Listening;

beforeAll(async () => {
  at = await serve();
  await at.account('teacherA1a');
  const [port, issuerPort] = [await freePort(), await freePort()];
  site = `http://127.0.0.1:${port}`;
  const file = fileURLToPath(new URL('../support/identity-provider.mjs', import.meta.url));
  provider = spawn(process.execPath, [file, String(issuerPort), `${site}/oidc/callback`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (provider.stdout) await once(provider.stdout, 'data');
  const settings = {
    issuer: `http://127.0.0.1:${issuerPort}`,
    clientId: 'pingxuan',
    clientSecret: 'secret-of-the-tests',
  };
  const oidc = oidcProvider({ ...settings, strongAcr: null });
  listening = await listen(createApp({ ...at.deps, publicUrl: site, oidc }), '127.0.0.1', port);
}, 60_000);
afterAll(async () => {
  provider.kill();
  await listening.stop();
  await at.close();
});

/** A browser's cookies, by host. */
class Browser {
  readonly jar = new Map<string, Map<string, string>>();
  async ask(url: string, form?: Record<string, string>): Promise<Response> {
    const { host } = new URL(url);
    const kept = this.jar.get(host) ?? new Map<string, string>();
    this.jar.set(host, kept);
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; '), accept: 'text/html' },
      ...(form && { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const split = pair.indexOf('=');
      const [name, value] = [pair.slice(0, split), pair.slice(split + 1)];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) kept.delete(name);
      else kept.set(name, value);
    }
    return response;
  }
  /** Follows redirects until a page, or until the address begins with `stop`. */
  async follow(url: string, stop: string): Promise<{ readonly url: string; readonly response: Response }> {
    let [here, response] = [url, await this.ask(url)];
    for (let to = response.headers.get('location'); to; to = response.headers.get('location')) {
      here = new URL(to, here).href;
      if (here.startsWith(stop)) return { url: here, response };
      response = await this.ask(here);
    }
    return { url: here, response };
  }
}

/** Goes to the provider as `login` and comes back; returns what came back in the address. */
async function throughProvider(browser: Browser, login: string, query = ''): Promise<URLSearchParams> {
  const callback = `${site}/oidc/callback`;
  let at = await browser.follow(`${site}/oidc/start${query}`, callback);
  for (const form of [{ prompt: 'login', login, password: 'any' }, { prompt: 'consent' }]) {
    if (at.url.startsWith(callback)) break;
    const answer = await browser.ask(at.url, form);
    at = await browser.follow(new URL(answer.headers.get('location') ?? '', at.url).href, callback);
  }
  return new URL(at.url).searchParams;
}

const finish = (browser: Browser, back: URLSearchParams) =>
  browser.ask(`${site}/oidc/finish`, Object.fromEntries(back));
const sessionsNow = () => at.deps.db.$count(sessions);

describe('single sign-on, against a real identity provider', () => {
  it('coming back makes no session before the button is pressed, and an unbound identity opens nothing', async () => {
    const browser = new Browser();
    const before = await sessionsNow();
    const back = await throughProvider(browser, 'stranger');
    expect(back.get('code')).toBeTruthy();
    expect(await sessionsNow()).toBe(before);
    const refused = await finish(browser, back);
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('identityUnknown');
    expect(await sessionsNow()).toBe(before);
  });

  it('bound to the account that is signed in, it opens that account and no other; bound twice it is refused', async () => {
    const browser = new Browser();
    const cookie = await signedIn(at, 'teacherA1a');
    const [name = '', value = ''] = cookie.split('=');
    browser.jar.set(new URL(site).host, new Map([[name, value]]));
    const back = await throughProvider(browser, 'zhang', '?bind=yes');
    expect((await finish(browser, back)).headers.get('location')).toBe('/account?done=bindIdentity');

    const other = new Browser();
    const signed = await finish(other, await throughProvider(other, 'zhang', '?then=/applications'));
    expect(signed.headers.get('location')).toBe('/applications');
    const who = await (await other.ask(`${site}/api/session`)).json();
    expect(who).toMatchObject({ personId: at.city.personId('teacherA1a'), secondFactor: false });
  });

  it('an answer without its attempt, of another browser, or used before is refused', async () => {
    const browser = new Browser();
    const back = await throughProvider(browser, 'zhang');
    expect((await finish(new Browser(), back)).status).toBe(401);
    const forged = new URLSearchParams(back);
    forged.set('state', 'another');
    const before = await sessionsNow();
    expect((await finish(browser, forged)).status).toBe(401);
    expect((await finish(browser, back)).status).toBe(401);
    expect(await sessionsNow()).toBe(before);
  });

  it('a closed account stays closed, and nobody is led to another site', async () => {
    await at.deps.db
      .update(accounts)
      .set({ disabled: true })
      .where(eq(accounts.personId, at.city.personId('teacherA1a')));
    const browser = new Browser();
    expect((await finish(browser, await throughProvider(browser, 'zhang'))).status).toBe(401);
    await at.deps.db.update(accounts).set({ disabled: false });
    const again = new Browser();
    const signed = await finish(again, await throughProvider(again, 'zhang', '?then=//evil.example/'));
    expect(signed.headers.get('location')).toBe('/tasks');
  });
});
