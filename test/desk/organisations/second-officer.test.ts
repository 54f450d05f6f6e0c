import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { peopleProposalsOf } from '../../../api/reads/people-proposals.js';
import { audit, mails, peopleProposals, postHoldings } from '../../../db/schema/all.js';
import { perform } from '../../../desk/kit/act.js';
import { seatsOf } from '../../../desk/kit/seats.js';
import { decidePeopleProposal } from '../../../desk/organisations/decide-people-proposal.js';
import { importPosts } from '../../../desk/organisations/import-posts.js';
import { replaceHolder } from '../../../desk/organisations/replace-holder.js';
import type { Result } from '../../../domain/refusal.js';
import { canonicalSheet } from '../../../text/import.js';
import { dialectsAsked, openDesk, type TestDesk, type TinyCity, tinyCity } from '../../support/desk.js';

const codes = (result: Result<unknown>) => (result.ok ? ['ok'] : result.refusals.map(({ code }) => code));

describe.each(dialectsAsked)('nobody is seated by one officer alone (T49) (%s)', (dialect) => {
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

  const sheet = (...rows: string[]) =>
    canonicalSheet({
      header: 'organisation,role,person,from,to'.split(','),
      rows: rows.map((row, at) => ({ line: at + 2, cells: row.split(',') })),
    });
  const first = () => city.person('cityOfficer');
  const second = () => city.person('cityOfficer2');
  const isLeader = async (code: string) =>
    (await seatsOf({ tx: desk.db, now: await desk.clock.now() }, city.personId(code))).some(
      ({ role }) => role === 'cityLeader',
    );
  const read = async (readerId = city.personId('cityOfficer2')) =>
    peopleProposalsOf({ tx: desk.db, now: await desk.clock.now() }, { bureauId: city.org('bureau'), readerId });
  const decide = async (decision: 'inForce' | 'rejected', who = second(), more: { seen?: string } = {}) => {
    const [waiting] = (await read()).waiting;
    const { proposalId, seen } = waiting ?? {};
    return perform(desk, decidePeopleProposal, who, { proposalId, decision, seen: seen ?? '0'.repeat(64), ...more });
  };
  const replacement = () => ({
    orgId: city.org('bureau'),
    role: 'cityLeader',
    leavingId: city.personId('cityLeader'),
    comingId: city.personId('cityOfficer'),
  });
  const asks = {
    'a sheet': () => perform(desk, importPosts, first(), sheet('bureau,cityLeader,cityOfficer,2026-01-01,')),
    'a holder replaced': () => perform(desk, replaceHolder, first(), replacement()),
  };

  describe.each(Object.entries(asks))('%s', (_, ask) => {
    test('changes nobody’s post before another officer puts it in force; then it does at once', async () => {
      const before = await desk.db.$count(postHoldings);
      expect(codes(await ask())).toEqual(['ok']);
      expect([await isLeader('cityOfficer'), await desk.db.$count(postHoldings)]).toEqual([false, before]);
      expect(codes(await decide('inForce'))).toEqual(['ok']);
      expect(await isLeader('cityOfficer')).toBe(true);
      expect((await read()).waiting).toEqual([]);
    });

    test('whoever asked cannot put it in force, and may take it back', async () => {
      await ask();
      expect(codes(await decide('inForce', first()))).toEqual(['secondPersonRequired']);
      expect(await isLeader('cityOfficer')).toBe(false);
      expect(codes(await decide('rejected', first()))).toEqual(['ok']);
      expect(await desk.db.select().from(peopleProposals)).toMatchObject([{ state: 'rejected' }]);
    });

    test('the second officer needs the second factor, and decides once', async () => {
      await ask();
      expect(codes(await decide('inForce', { ...second(), secondFactor: false }))).toEqual(['secondFactorRequired']);
      const [waiting] = (await read()).waiting;
      expect(codes(await decide('rejected'))).toEqual(['ok']);
      const again = { proposalId: waiting?.proposalId, decision: 'inForce', seen: waiting?.seen };
      expect(codes(await perform(desk, decidePeopleProposal, second(), again))).toEqual(['taskClosed']);
      expect(await isLeader('cityOfficer')).toBe(false);
    });

    test('the others of the bureau are written to, and whoever asked is told what became of it', async () => {
      await ask();
      const letters = async (code: string) =>
        (
          await desk.db
            .select()
            .from(mails)
            .where(eq(mails.personId, city.personId(code)))
        )
          .map(({ template }) => template)
          .filter((template) => template.startsWith('posts'));
      expect([await letters('cityOfficer'), await letters('cityOfficer2')]).toEqual([[], ['postsProposed']]);
      await decide('rejected');
      expect(await letters('cityOfficer')).toEqual(['postsDecided']);
    });

    test('both steps stand in the record under their persons', async () => {
      await ask();
      await decide('inForce');
      const acts = await desk.db
        .select({ act: audit.act, personId: audit.personId })
        .from(audit)
        .where(and(eq(audit.chain, city.org('bureau')), eq(audit.outcome, 'done')))
        .orderBy(audit.seq);
      const of = (name: string) => acts.filter(({ act }) => act === name).map(({ personId }) => personId);
      expect([...of('importPosts'), ...of('replaceHolder')]).toEqual([city.personId('cityOfficer')]);
      expect(of('putPostsInForce')).toEqual([city.personId('cityOfficer2')]);
    });

    test('nobody but the bureau’s officers knows of it', async () => {
      await ask();
      for (const who of ['cityLeader', 'countyOfficerA', 'leaderA1', 'expert1'])
        expect(codes(await decide('inForce', city.person(who)))).toEqual(['notFound']);
    });
  });

  test('the second officer reads row by row who comes, who goes and where letters would go', async () => {
    await perform(
      desk,
      importPosts,
      first(),
      sheet('bureau,cityLeader,cityOfficer,2026-01-01,', 'bureau,cityLeader,cityLeader2,2020-01-01,2026-12-31'),
    );
    const [row] = await desk.db
      .select()
      .from(postHoldings)
      .where(eq(postHoldings.personId, city.personId('cityLeader2')));
    const changes = (await read()).waiting[0]?.changes ?? [];
    const email = expect.stringContaining('@');
    expect(changes).toEqual([
      {
        orgName: expect.any(String),
        role: 'cityLeader',
        personName: expect.any(String),
        personCode: 'cityOfficer',
        email,
        change: 'begins',
        from: '2026-01-01',
        to: null,
        was: null,
      },
      ...(row?.fromDay === '2020-01-01'
        ? [
            {
              orgName: expect.any(String),
              role: 'cityLeader',
              personName: expect.any(String),
              personCode: 'cityLeader2',
              email,
              change: 'lastDay',
              from: '2020-01-01',
              to: '2026-12-31',
              was: null,
            },
          ]
        : []),
    ]);
  });

  test('what would change something else by now than was shown is not put in force unseen', async () => {
    await asks['a sheet']();
    expect(codes(await decide('inForce', second(), { seen: 'a'.repeat(64) }))).toEqual(['caseChanged']);
    await asks['a holder replaced']();
    const waiting = (await read()).waiting;
    const word = (at: number) => ({
      proposalId: waiting[at]?.proposalId,
      decision: 'inForce',
      seen: waiting[at]?.seen,
    });
    expect(codes(await perform(desk, decidePeopleProposal, second(), word(0)))).toEqual(['ok']);
    expect(codes(await perform(desk, decidePeopleProposal, second(), word(1)))).toEqual(['caseChanged']);
    expect((await read()).waiting).toMatchObject([{ seen: null, changes: [] }]);
  });

  test('two officers who decide on two sheets at once seat nobody twice in one post', async () => {
    await asks['a sheet']();
    await perform(desk, importPosts, first(), sheet('bureau,cityLeader,cityOfficer,2026-02-01,'));
    const { waiting } = await read();
    const answers = await Promise.all(
      waiting.map(({ proposalId, seen }) =>
        perform(desk, decidePeopleProposal, second(), { proposalId, decision: 'inForce', seen }),
      ),
    );
    expect(answers.flatMap(codes).toSorted()).toEqual(['caseChanged', 'ok']);
  });

  test('a sheet that says what stands already asks nobody', async () => {
    await asks['a sheet']();
    await decide('inForce');
    expect(await asks['a sheet']()).toMatchObject({ ok: true, value: { rows: 1, proposalId: null } });
    expect((await read()).waiting).toEqual([]);
  });
});
