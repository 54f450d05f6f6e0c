import { eq } from 'drizzle-orm';
import { generate, generateSecret } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accounts, links, mails } from '../../db/schema/all.js';
import { resealFactors } from '../../desk/identity/reseal.js';
import { opens, seal } from '../../desk/identity/seal.js';
import { linkFits } from '../../desk/identity/secrets.js';
import { signIn } from '../../desk/identity/sign-in.js';
import { performSystem } from '../../desk/kit/act.js';
import { createLink, linkSecret, printedCode } from '../../desk/kit/links.js';
import { queueMail } from '../../desk/kit/post.js';
import type { OutgoingMail, Sender } from '../../mail/sender.js';
import { mailOnce } from '../../worker/mail-run.js';
import { secretsFrom } from '../../worker/secret.js';
import { password, serve, type TestServer } from '../api/server.js';

// ASVS 11.2.2: SESSION_SECRET changes, and nobody's link or second factor ends (docs/operations.md).
const [older, newer] = ['the secret of last year, long enough', 'the secret of this year, long enough'];
const before = secretsFrom(older);
const after = secretsFrom(newer, [older]);
const forgetful = secretsFrom(newer);
const totp = generateSecret();
let at: TestServer;
beforeAll(async () => {
  at = await serve();
});
afterAll(() => at.close());

/** A link made with the old secret, its letter queued and what the letter says once it is sent. */
async function letterOf(secrets: ReturnType<typeof secretsFrom>) {
  const made = { ...at.deps, ...before };
  const linkId = await performSystem(made, async (desk) => {
    const id = await createLink(desk, { personId: at.city.personId('teacherA1a') });
    const to = { personId: null, address: 'somebody@people.example', language: 'zh' } as const;
    const data = { noticeNumber: 'GS-1', receipt: 'YY-1', code: 'ABC', until: '2026-04-01T00:00:00.000Z' };
    await queueMail(desk, to, { event: `test:${id}`, letter: 'confirmObjection', data, linkId: id });
    return id;
  });
  const sent: OutgoingMail[] = [];
  const sender: Sender = {
    send: async (mail) => {
      sent.push(mail);
      return { kind: 'sent' };
    },
    ping: async () => undefined,
    close: () => undefined,
  };
  while (await mailOnce({ ...at.deps, ...secrets }, sender, 'http://pingxuan.test'));
  const said = /#([\w-]{43})/.exec(sent.at(-1)?.text ?? '')?.[1] ?? expect.fail('no link in the letter');
  const [link] = await at.deps.db.select().from(links).where(eq(links.id, linkId));
  return { linkId, said, link: link ?? expect.fail('no link') };
}

describe('links', () => {
  test('a letter of an old link still leads where the first letter led', async () => {
    const { linkId, said, link } = await letterOf(after);
    expect(said).toBe(linkSecret(before.linkKey, linkId));
    expect(linkFits(link, { secret: said })).toBe(true);
    expect(linkFits(link, { code: printedCode(before.linkKey, linkId) })).toBe(true);
  });

  test('without the old secret the letter gets a new one that leads there, and the earlier is dead', async () => {
    const { linkId, said, link } = await letterOf(forgetful);
    expect(said).toBe(linkSecret(forgetful.linkKey, linkId));
    expect(linkFits(link, { secret: said })).toBe(true);
    expect(linkFits(link, { code: printedCode(forgetful.linkKey, linkId) })).toBe(true);
    expect(linkFits(link, { secret: linkSecret(before.linkKey, linkId) })).toBe(false);
  });

  test('a new link is made with the new secret alone', async () => {
    const id = await performSystem({ ...at.deps, ...after }, (desk) => createLink(desk, {}));
    const [link] = await at.deps.db.select().from(links).where(eq(links.id, id));
    expect(linkFits(link ?? expect.fail('no link'), { secret: linkSecret(after.linkKey, id) })).toBe(true);
  });

  test('every letter left the queue', async () => {
    expect((await at.deps.db.select().from(mails)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });
});

describe('second factors', () => {
  const shown = async (secrets: ReturnType<typeof secretsFrom>) => {
    at.wall.at += 60_000;
    const code = await generate({ secret: totp, epoch: Math.floor(at.wall.at / 1000) });
    return signIn({ ...at.deps, ...secrets }, { login: 'cityLeader', password, code });
  };
  const sealed = async () => (await at.deps.db.select().from(accounts))[0]?.totpSecret ?? '';

  test('sealed with the old secret they open with the new one beside it, and are sealed anew', async () => {
    const id = await at.account('cityLeader');
    await at.deps.db
      .update(accounts)
      .set({ totpSecret: seal(before.sealKey, totp) })
      .where(eq(accounts.id, id));
    expect(await shown(after)).toMatchObject({ ok: true, value: { secondFactor: true } });
    expect(await resealFactors({ db: at.deps.db, ...forgetful })).toEqual({ sealed: 0, lost: 1 });
    expect(await shown(forgetful)).toMatchObject({ ok: false, refusals: [{ code: 'wrongCredentials' }] });
    expect(await resealFactors({ db: at.deps.db, ...after })).toEqual({ sealed: 1, lost: 0 });
    expect(opens(before.sealKey, await sealed())).toBe(false);
    expect(await resealFactors({ db: at.deps.db, ...after })).toEqual({ sealed: 0, lost: 0 });
  });

  test('afterwards the old secret is needed no more', async () => {
    expect(await shown(forgetful)).toMatchObject({ ok: true, value: { secondFactor: true } });
  });

  test('a process that knows the coming secret already reads what it sealed', async () => {
    const early = secretsFrom(older, [newer]);
    expect(await shown(early)).toMatchObject({ ok: true, value: { secondFactor: true } });
  });
});
