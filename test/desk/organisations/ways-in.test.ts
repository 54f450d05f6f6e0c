import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { peopleProposalsOf } from '../../../api/reads/people-proposals.js';
import {
  accounts,
  audit,
  mails,
  people,
  peopleProposals,
  postHoldings,
  posts,
  sessions,
} from '../../../db/schema/all.js';
import { accountRow } from '../../../desk/identity/accounts.js';
import { forgotPassword } from '../../../desk/identity/forgot-password.js';
import { identityParameters } from '../../../desk/identity/parameters.js';
import { perform, performSystem } from '../../../desk/kit/act.js';
import { sha256 } from '../../../desk/kit/canonical.js';
import { decidePeopleProposal } from '../../../desk/organisations/decide-people-proposal.js';
import { importPeople } from '../../../desk/organisations/import-people.js';
import { invitePeople } from '../../../desk/organisations/invite-people.js';
import { manageAccount } from '../../../desk/organisations/manage-account.js';
import { erasePerson } from '../../../desk/privacy/erase-person.js';
import type { Result } from '../../../domain/refusal.js';
import { dialectsAsked, monday, openDesk, type TestDesk, type TinyCity, tinyCity } from '../../support/desk.js';

const codes = (result: Result<unknown>) => (result.ok ? ['ok'] : result.refusals.map(({ code }) => code));
const sealKey = 'seal-key-of-the-tests';

describe.each(dialectsAsked)('nobody comes in as somebody else by one officer alone (T49) (%s)', (dialect) => {
  let desk: TestDesk;
  let city: TinyCity;
  beforeAll(async () => {
    desk = await openDesk(dialect);
  });
  beforeEach(async () => {
    await desk.empty();
    city = await tinyCity(desk);
  });
  afterAll(() => desk.close());

  const first = () => city.person('cityOfficer');
  const second = () => city.person('cityOfficer2');
  const personOf = async (code: string) => {
    const [person] = await desk.db.select().from(people).where(eq(people.code, code));
    if (!person) throw new Error(`nobody is called ${code}`);
    return person;
  };
  /** The sheet of somebody as they are, with another address. */
  const addressOf = async (code: string, email: string) => {
    const { name } = await personOf(code);
    const rows = [{ line: 2, cells: [code, name, email] }];
    return perform(desk, importPeople, first(), { header: ['code', 'name', 'email'], rows });
  };
  const accountOf = async (code: string) => {
    const row = await accountRow(sealKey, {
      personId: city.personId(code),
      login: code,
      password: '用于测试的密码 1',
      totpSecret: 'JBSWY3DPEHPK3PXP',
    });
    await desk.db.insert(accounts).values(row);
    // whose accounts the bureau keeps: those of people its bodies entered
    await desk.db
      .update(people)
      .set({ nominatedByOrgId: city.org('bureau') })
      .where(eq(people.code, code));
    await desk.db.insert(sessions).values({
      hash: sha256(randomUUID()),
      accountId: row.id,
      createdAt: monday,
      lastSeenAt: monday,
      expiresAt: '2026-03-02T13:00:00.000Z',
    });
    return row.id;
  };
  const factorOf = async (id: string) => {
    const [account] = await desk.db.select().from(accounts).where(eq(accounts.id, id));
    return {
      secret: account?.totpSecret !== null,
      sessions: await desk.db.$count(sessions, eq(sessions.accountId, id)),
    };
  };
  const reset = (code: string) =>
    perform(desk, manageAccount, first(), { code, change: 'resetSecondFactor', reason: '手机遗失' });
  const read = async (readerId = city.personId('cityOfficer2')) =>
    peopleProposalsOf({ tx: desk.db, now: await desk.clock.now() }, { bureauId: city.org('bureau'), readerId });
  const decide = async (decision: 'inForce' | 'rejected', who = second()) => {
    const [waiting] = (await read()).waiting;
    const { proposalId, seen } = waiting ?? {};
    return perform(desk, decidePeopleProposal, who, { proposalId, decision, seen: seen ?? '0'.repeat(64) });
  };
  const lettersTo = async (code: string) =>
    desk.db
      .select()
      .from(mails)
      .where(eq(mails.personId, city.personId(code)));

  test('another address of a known person changes nothing before a second officer has put it in force', async () => {
    const { email: was } = await personOf('cityLeader');
    expect(codes(await addressOf('cityLeader', 'mine@elsewhere.example'))).toEqual(['ok']);
    expect((await personOf('cityLeader')).email).toBe(was);
    expect(codes(await decide('inForce'))).toEqual(['ok']);
    expect(await personOf('cityLeader')).toMatchObject({ email: 'mine@elsewhere.example', addressState: 'untested' });
    expect((await read()).waiting).toEqual([]);
  });

  test('nor is the letter for a forgotten password led elsewhere by one officer', async () => {
    const { email: was } = await personOf('cityLeader');
    await accountOf('cityLeader');
    await addressOf('cityLeader', 'mine@elsewhere.example');
    const deps = {
      ...desk,
      wallClock: () => Date.parse(monday),
      identity: identityParameters.parse({}),
      sealKey,
    };
    await forgotPassword(deps, 'cityleader');
    expect((await lettersTo('cityLeader')).map(({ address }) => address)).toEqual([was]);
  });

  test('a known person’s first address, and one taken away, wait as well', async () => {
    await desk.db.update(people).set({ email: null }).where(eq(people.code, 'cityLeader'));
    await addressOf('cityLeader', 'mine@elsewhere.example');
    expect((await personOf('cityLeader')).email).toBeNull();
    await perform(desk, invitePeople, first(), {});
    expect(await lettersTo('cityLeader')).toEqual([]);
    const [row] = (await read()).waiting[0]?.changes ?? [];
    expect(row).toMatchObject({ change: 'address', was: null, email: 'mine@elsewhere.example' });
    await decide('inForce');
    await addressOf('cityLeader', '');
    expect((await personOf('cityLeader')).email).toBe('mine@elsewhere.example');
  });

  test('a new person enters at once: with no post there is nobody they could be taken for, and what they hold later shows the address', async () => {
    const rows = [{ line: 2, cells: ['NEW-1', '新来的', 'new@test.example'] }];
    const sheet = { header: ['code', 'name', 'email'], rows };
    expect(await perform(desk, importPeople, first(), sheet)).toMatchObject({
      ok: true,
      value: { rows: 1, proposalId: null },
    });
    const { id } = await personOf('NEW-1');
    expect(await desk.db.$count(postHoldings, eq(postHoldings.personId, id))).toBe(0);
  });

  test('what else the sheet says of a known person holds at once, and the same address asks nobody', async () => {
    const { email } = await personOf('cityLeader');
    const rows = [{ line: 2, cells: ['cityLeader', '改过的名字', email ?? ''] }];
    expect(await perform(desk, importPeople, first(), { header: ['code', 'name', 'email'], rows })).toMatchObject({
      ok: true,
      value: { proposalId: null },
    });
    expect((await personOf('cityLeader')).name).toBe('改过的名字');
    expect((await read()).waiting).toEqual([]);
  });

  test('a lost second factor stays until a second officer takes it away, with every session; the person is written to', async () => {
    const account = await accountOf('cityLeader');
    expect(codes(await reset('cityLeader'))).toEqual(['ok']);
    expect(await factorOf(account)).toEqual({ secret: true, sessions: 1 });
    expect(await lettersTo('cityLeader')).toEqual([]);
    expect(codes(await decide('inForce'))).toEqual(['ok']);
    expect(await factorOf(account)).toEqual({ secret: false, sessions: 0 });
    expect((await lettersTo('cityLeader')).map(({ template, data }) => [template, data])).toEqual([
      ['accountChanged', { change: 'resetSecondFactor', reason: '手机遗失' }],
    ]);
    // there is none left to take away
    expect(codes(await reset('cityLeader'))).toEqual(['notFound']);
  });

  test.each(['address', 'factor'])(
    '%s: who asked cannot put it in force, nor whoever it is about, nor without a second factor; once decided it is decided',
    async (what) => {
      await accountOf('cityOfficer2');
      await (what === 'address' ? addressOf('cityOfficer2', 'mine@elsewhere.example') : reset('cityOfficer2'));
      const [waiting] = (await read()).waiting;
      expect(waiting).toMatchObject({ own: false, concerned: true, undecidable: true });
      expect(codes(await decide('inForce', first()))).toEqual(['secondPersonRequired']);
      expect(codes(await decide('inForce'))).toEqual(['secondPersonRequired']);
      // a third one, whom the operator seats where there are two (docs/decisions/0017)
      const [post] = await desk.db
        .select()
        .from(posts)
        .where(and(eq(posts.orgId, city.org('bureau')), eq(posts.role, 'cityOfficer')));
      const third = {
        id: randomUUID(),
        postId: post?.id ?? '',
        personId: city.personId('clerkA1'),
        fromDay: '2026-01-01',
      };
      await desk.db.insert(postHoldings).values(third);
      expect((await read()).waiting).toMatchObject([{ undecidable: false }]);
      expect(codes(await decide('inForce', { ...city.person('clerkA1'), secondFactor: false }))).toEqual([
        'secondFactorRequired',
      ]);
      const said = { proposalId: waiting?.proposalId, decision: 'inForce', seen: waiting?.seen };
      expect(codes(await perform(desk, decidePeopleProposal, city.person('clerkA1'), said))).toEqual(['ok']);
      expect(codes(await perform(desk, decidePeopleProposal, city.person('clerkA1'), said))).toEqual(['taskClosed']);
    },
  );

  test('whoever it is about may refuse it, and whoever asked may take it back', async () => {
    await addressOf('cityOfficer2', 'mine@elsewhere.example');
    expect(codes(await decide('rejected'))).toEqual(['ok']);
    await addressOf('cityOfficer2', 'mine@elsewhere.example');
    expect(codes(await decide('rejected', first()))).toEqual(['ok']);
    expect((await personOf('cityOfficer2')).email).not.toBe('mine@elsewhere.example');
  });

  test('the second officer reads person by person which posts are at stake, and decides on what was shown', async () => {
    const { name, email: was } = await personOf('cityLeader');
    await addressOf('cityLeader', 'mine@elsewhere.example');
    const [waiting] = (await read()).waiting;
    expect(waiting?.changes).toEqual([
      {
        personName: name,
        personCode: 'cityLeader',
        posts: [{ orgName: expect.any(String), role: 'cityLeader' }],
        change: 'address',
        email: 'mine@elsewhere.example',
        was,
      },
    ]);
    await desk.db.update(people).set({ email: 'third@elsewhere.example' }).where(eq(people.code, 'cityLeader'));
    const said = { proposalId: waiting?.proposalId, decision: 'inForce', seen: waiting?.seen };
    expect(codes(await perform(desk, decidePeopleProposal, second(), said))).toEqual(['caseChanged']);
    expect(codes(await decide('inForce', city.person('countyOfficerA')))).toEqual(['notFound']);
  });

  test('the other officers are written to, whoever asked is told, and both steps stand in the bureau’s chain', async () => {
    await accountOf('cityLeader');
    await reset('cityLeader');
    expect((await lettersTo('cityOfficer2')).map(({ template }) => template)).toEqual(['waysInProposed']);
    await decide('inForce');
    expect((await lettersTo('cityOfficer')).map(({ template }) => template)).toEqual(['waysInDecided']);
    const acts = await desk.db
      .select({ act: audit.act, personId: audit.personId })
      .from(audit)
      .where(and(eq(audit.chain, city.org('bureau')), eq(audit.outcome, 'done')))
      .orderBy(audit.seq);
    expect(acts).toEqual([
      { act: 'manageAccount', personId: city.personId('cityOfficer') },
      { act: 'changeWaysIn', personId: city.personId('cityOfficer2') },
    ]);
  });

  test('decided, a proposal keeps neither address nor reason; of somebody who is erased none is kept while it waits', async () => {
    await accountOf('cityLeader');
    await reset('cityLeader');
    await decide('rejected');
    await addressOf('cityLeader', 'mine@elsewhere.example');
    await decide('inForce');
    await addressOf('leaderA1', 'late@elsewhere.example');
    await performSystem(desk, async (at) => {
      await erasePerson(at, city.personId('leaderA1'));
      return { ok: true, value: null };
    });
    const kept = JSON.stringify(await desk.db.select().from(peopleProposals));
    expect(kept).not.toMatch(/elsewhere|手机遗失/);
    expect((await read()).waiting).toMatchObject([{ changes: [] }]);
  });
});
