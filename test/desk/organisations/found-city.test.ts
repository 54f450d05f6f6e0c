import { expect, it } from 'vitest';
import { accounts, audit, mails, organisations } from '../../../db/schema/all.js';
import { defaultIdentity } from '../../../desk/identity/parameters.js';
import { setPassword } from '../../../desk/identity/set-password.js';
import { signIn } from '../../../desk/identity/sign-in.js';
import { linkSecret } from '../../../desk/kit/links.js';
import { seatsOf } from '../../../desk/kit/seats.js';
import { foundCity } from '../../../desk/organisations/found-city.js';
import { seatOfficer } from '../../../desk/organisations/seat-officer.js';
import { runOnDesk } from '../../support/desk.js';

runOnDesk('the first officers of a city', (desk) => {
  const deps = () => ({ ...desk(), wallClock: Date.now, sealKey: 'seal', identity: defaultIdentity });
  const first = { code: 'G001', name: '欧阳修', email: 'g@city.example' };
  const second = { code: 'G002', name: '梅尧臣', email: 'm@city.example' };
  const found = () => foundCity(deps(), { code: 'B01', name: '云岭市教育局' }, [first, second]);

  it('are made once, in an empty database, and choose a password by their letters', async () => {
    const made = await found();
    if (!made.ok) throw new Error('refused');
    const [linkId = ''] = made.value.linkIds;
    expect((await desk().db.select().from(mails)).map(({ template, address }) => [template, address])).toEqual([
      ['accountInvitation', 'g@city.example'],
      ['accountInvitation', 'm@city.example'],
    ]);
    const secret = linkSecret(desk().linkKey, linkId);
    expect(await setPassword(deps(), linkId, { secret, newPassword: '一句足够长的登录密码 2026' })).toMatchObject({
      ok: true,
    });
    expect(await signIn(deps(), { login: 'g001', password: '一句足够长的登录密码 2026' })).toMatchObject({ ok: true });
    const [account, other] = await desk().db.select().from(accounts).orderBy(accounts.login);
    const now = await desk().clock.now();
    const [bureau] = await desk().db.select().from(organisations);
    for (const one of [account, other])
      expect(await seatsOf({ tx: desk().db, now }, one?.personId ?? '')).toEqual([
        { role: 'cityOfficer', orgId: bureau?.id },
      ]);
    expect(await found()).toMatchObject({ ok: false, refusals: [{ code: 'ruleForbids' }] });
  });

  it.each([
    ['code', { ...second, code: 'g001' }],
    ['email', { ...second, email: 'G@city.example' }],
  ])('are two people: the same %s is refused, and nothing is made', async (field, alike) => {
    const made = await foundCity(deps(), { code: 'B01', name: '云岭市教育局' }, [first, alike]);
    expect(made).toMatchObject({ ok: false, refusals: [{ code: 'badInput', field }] });
    expect(await desk().db.select().from(organisations)).toEqual([]);
  });

  it('a bureau that has one officer left gets another by the operator, and the one there is told', async () => {
    const third = { code: 'G003', name: '苏舜钦', email: 's@city.example' };
    expect(await seatOfficer(deps(), third)).toMatchObject({ ok: false, refusals: [{ code: 'notFound' }] });
    await found();
    expect(await seatOfficer(deps(), first)).toMatchObject({ ok: false, refusals: [{ code: 'ruleForbids' }] });
    const seated = await seatOfficer(deps(), third);
    expect(seated).toMatchObject({ ok: true, value: { linkId: expect.any(String) } });
    const written = await desk().db.select().from(mails);
    expect(written.map(({ template, address }) => `${template} ${address}`).toSorted()).toEqual([
      'accountInvitation g@city.example',
      'accountInvitation m@city.example',
      'accountInvitation s@city.example',
      'officerSeated g@city.example',
      'officerSeated m@city.example',
    ]);
    const acts = (await desk().db.select().from(audit)).map(({ act, actorKind }) => `${act} ${actorKind}`);
    expect(acts).toContain('seatOfficer system');
  });
});
