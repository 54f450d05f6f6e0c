import { expect, it } from 'vitest';
import { accounts, mails, organisations } from '../../../db/schema/all.js';
import { defaultIdentity } from '../../../desk/identity/parameters.js';
import { setPassword } from '../../../desk/identity/set-password.js';
import { signIn } from '../../../desk/identity/sign-in.js';
import { linkSecret } from '../../../desk/kit/links.js';
import { seatsOf } from '../../../desk/kit/seats.js';
import { foundCity } from '../../../desk/organisations/found-city.js';
import { runOnBoth } from '../../support/desk.js';

runOnBoth('the first officer of a city', (desk) => {
  const deps = () => ({ ...desk(), wallClock: Date.now, sealKey: 'seal', identity: defaultIdentity });
  const found = () =>
    foundCity(deps(), { code: 'B01', name: '云岭市教育局' }, { code: 'G001', name: '欧阳修', email: 'g@city.example' });

  it('is made once, in an empty database, and chooses a password by the letter', async () => {
    const made = await found();
    if (!made.ok) throw new Error('refused');
    const { linkId } = made.value;
    expect((await desk().db.select().from(mails)).map(({ template, address }) => [template, address])).toEqual([
      ['accountInvitation', 'g@city.example'],
    ]);
    const secret = linkSecret(desk().linkKey, linkId);
    expect(await setPassword(deps(), linkId, { secret, newPassword: '一句足够长的登录密码 2026' })).toMatchObject({
      ok: true,
    });
    expect(await signIn(deps(), { login: 'g001', password: '一句足够长的登录密码 2026' })).toMatchObject({ ok: true });
    const [account] = await desk().db.select().from(accounts);
    const now = await desk().clock.now();
    const [bureau] = await desk().db.select().from(organisations);
    expect(await seatsOf({ tx: desk().db, now }, account?.personId ?? '')).toEqual([
      { role: 'cityOfficer', orgId: bureau?.id },
    ]);
    expect(await found()).toMatchObject({ ok: false, refusals: [{ code: 'ruleForbids' }] });
  });
});
