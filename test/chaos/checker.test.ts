import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Database, openPostgres } from '../../db/database.js';
import { createVault } from '../../db/sealed.js';
import { act, perform, performSystem } from '../../desk/kit/act.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { record } from '../../desk/kit/audit.js';
import type { DeskDeps } from '../../desk/kit/deps.js';
import { startProcess, tell } from '../../desk/kit/news.js';
import { queueMail } from '../../desk/kit/post.js';
import { chinaCalendar } from '../../domain/calendar/china.js';
import { accepted } from '../../domain/refusal.js';
import type { Copy } from '../../scripts/chaos/catcher.js';
import { checkActs } from '../../scripts/chaos/checks/acts.js';
import { checkMails } from '../../scripts/chaos/checks/mails.js';
import { checkFiles } from '../../scripts/chaos/checks/papers.js';
import { checkProcesses, type Running, witness } from '../../scripts/chaos/checks/processes.js';
import { checkRecovery } from '../../scripts/chaos/checks/recovery.js';
import { checkTerms } from '../../scripts/chaos/checks/terms.js';
import { wordsIn } from '../../scripts/chaos/checks/words.js';
import { newBrowser } from '../../scripts/chaos/client.js';
import type { Ask, Fault } from '../../scripts/chaos/fault.js';
import type { Kill } from '../../scripts/chaos/kills.js';
import { Ledger } from '../../scripts/chaos/ledger.js';
import { report } from '../../scripts/chaos/report.js';
import { sentBytes } from '../../scripts/chaos/sent-file.js';
import { type FreshDatabase, freshDatabase } from '../support/postgres.js';

/** Every defect the checker is there for, put in by hand: each must be named, and make the run fail. */
let fresh: FreshDatabase;
let database: Database;
let client: pg.Client;
let deps: DeskDeps;
const ask: Ask = async <T>(text: string, values: readonly unknown[] = []) =>
  (await client.query(text, [...values])).rows as T[];
beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openPostgres(fresh.url);
  client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  const clock = { now: async () => '2026-03-02T01:00:00.000Z', realInstant: (at: string) => at };
  deps = { db: database.db, clock, calendar: () => chinaCalendar, linkKey: 'test', vault: createVault('test') };
  await ask(witness);
  // The chain refuses changes; whoever tampers here is the test.
  await ask('ALTER TABLE audit DISABLE TRIGGER USER');
});
afterAll(async () => {
  await client?.end();
  await database?.close();
  await fresh?.drop();
});
beforeEach(async () => {
  await database.db.execute(
    sql.raw(
      'TRUNCATE audit, audit_heads, idempotency, outbox, told, chaos_told, mails, stage_runs, tasks, links, plans, decisions, people',
    ),
  );
});

const kinds = (faults: readonly Fault[]) => faults.map(({ kind }) => kind);
const personId = randomUUID();
const person: PersonActor = { kind: 'person', personId, channel: 'api', language: 'zh', secondFactor: true };

describe('acts', () => {
  const chain = randomUUID();
  const saveDraft = act<PersonActor, { version: number }, { version: number }>({
    name: 'saveDraft',
    input: z.strictObject({ version: z.number() }),
    chain: () => chain,
    run: async (desk, actor, { version }) => {
      await record(desk, actor, { chain, act: 'saveDraft' });
      return accepted({ version: version + 1 });
    },
  });
  const acted = async (times: number) => {
    const ledger = new Ledger();
    for (let version = 1; version <= times; version += 1) {
      const op = ledger.begin('saveDraft', personId, chain);
      const answer = await perform(deps, saveDraft, person, { version }, op.key);
      if (answer.ok) Object.assign(op, { outcome: 'ok', answer: answer.value });
    }
    return ledger;
  };

  test('as they were acknowledged: no fault', async () => {
    expect(await checkActs((await acted(3)).ops, ask)).toEqual([]);
  });

  test.each([
    ['its kept answer is gone', 'DELETE FROM idempotency WHERE key = $1', 'lost'],
    [
      'it is kept with another answer',
      `UPDATE idempotency SET answer = '{"ok":true,"value":{"version":9}}' WHERE key = $1`,
      'lost',
    ],
  ])('an acknowledged act is named when %s', async (_what, defect, kind) => {
    const { ops } = await acted(3);
    await ask(defect, [ops[1]?.key]);
    const faults = await checkActs(ops, ask);
    expect(kinds(faults)).toEqual([kind]);
    expect(faults[0]?.what).toContain(ops[1]?.key);
  });

  test('a row that is gone from the audit chain, or stands twice, is named', async () => {
    const { ops } = await acted(3);
    await ask('DELETE FROM audit WHERE seq = 2');
    expect(kinds(await checkActs(ops, ask))).toEqual(['lost']);
    await ask(
      'INSERT INTO audit SELECT gen_random_uuid(), chain, seq + 10, at, act, actor_kind, person_id, role, org_id, channel, outcome, refusal, rule_ids, form_hash, facts, prev_hash, hash FROM audit',
    );
    expect(kinds(await checkActs(ops, ask))).toEqual(['doubled']);
  });

  test('an act that nobody answered is stuck', async () => {
    const ledger = await acted(1);
    ledger.begin('saveDraft', personId, chain);
    expect(kinds(await checkActs(ledger.ops, ask))).toEqual(['stuck']);
  });
});

describe('mail', () => {
  const now = '2026-03-02T02:00:00.000Z';
  const killed: Kill = { target: 'worker', point: 'mail.sent', at: 2_000, backAt: 5_000 };
  const sent = async (state = 'sent'): Promise<Copy> => {
    await performSystem(deps, (desk) =>
      queueMail(
        desk,
        { personId: null, address: 'a@x.example', language: 'zh' },
        { event: 'e1', letter: 'caseMoved', data: {} as never },
      ),
    );
    const [mail] = await ask<{ message_id: string }>('UPDATE mails SET state = $1 RETURNING message_id', [state]);
    return {
      messageId: mail?.message_id ?? '',
      to: 'a@x.example',
      at: 1_000,
      link: { id: 'l1', secret: 's' },
      words: 'w',
    };
  };
  const check = (copies: readonly Copy[], kills: readonly Kill[] = []) => checkMails(copies, kills, ask, now);

  test('sent and taken once; or twice with a death between: no fault', async () => {
    const copy = await sent();
    expect(await check([copy])).toEqual([]);
    expect(await check([copy, { ...copy, at: 6_000 }], [killed])).toEqual([]);
  });

  test('marked as sent and never taken: lost', async () => {
    await sent();
    expect(kinds(await check([]))).toEqual(['lost']);
  });

  test.each<[string, Partial<Copy>, readonly Kill[]]>([
    ['twice though nothing died', { at: 6_000 }, []],
    ['twice, the death long before', { at: 90_000 }, [{ ...killed, at: -10_000 }]],
    ['a copy with another link', { at: 6_000, link: { id: 'l2', secret: 's' } }, [killed]],
    ['a mail that stands nowhere', { messageId: 'ghost' }, []],
  ])('%s: doubled', async (_what, more, kills) => {
    const copy = await sent();
    expect(kinds(await check([copy, { ...copy, ...more }], kills))).toEqual(['doubled']);
  });

  test('due and waiting: stuck', async () => {
    await sent('queued');
    expect(kinds(await check([]))).toEqual(['stuck']);
  });
});

describe('processes', () => {
  const subject = { kind: 'case', id: randomUUID() } as const;
  const started = async () => {
    await performSystem(deps, async (desk) => {
      await startProcess(desk, 'hostApplication', { subject, roundId: 'r', roundCode: 'T', route: 'county' });
      await tell(desk, subject, { kind: 'settled', stage: 'schoolRecommendation', number: 1, outcome: 'recommended' });
    });
    await ask(
      `INSERT INTO stage_runs (id, subject_kind, subject_id, stage, number, round_id, state, opened_at, calendar_version)
       VALUES (gen_random_uuid(), 'case', $1, 'schoolRecommendation', 1, gen_random_uuid(), 'settled', now(), '1')`,
      [subject.id],
    );
    const rows = await ask<{ id: string }>(
      "SELECT message->'news'->>'eventId' AS id FROM outbox WHERE message ? 'news'",
    );
    return new Map(rows.map(({ id }) => [id, 1]));
  };
  const check = (running: Running | null) => checkProcesses(ask, async () => running);
  const well = { status: 'RUNNING', stage: 'countyReview', attempt: 1 };

  test('it stands where its news lead: no fault', async () => {
    expect(await check({ ...well, heard: await started() })).toEqual([]);
  });

  test.each<[string, Partial<Running>, string]>([
    ['stands where it stood before', { stage: 'schoolRecommendation' }, 'stuck'],
    ['has failed', { status: 'FAILED' }, 'stuck'],
    ['tries the same step for ever', { attempt: 40 }, 'stuck'],
    ['never heard its news', { heard: new Map() }, 'lost'],
  ])('one that %s is named', async (_what, change, kind) => {
    const heard = await started();
    const faults = await check({ ...well, heard, ...change });
    expect(kinds(faults)).toContain(kind);
    expect(faults[0]?.what).toContain(subject.id);
  });

  test('one that was started before the witness came is known to it, delivered or not', async () => {
    const heard = await started();
    await ask(
      `WITH gone AS (DELETE FROM outbox WHERE message->>'type' = 'start' RETURNING id, event_id, workflow_id, message, created_at)
       INSERT INTO told (id, event_id, workflow_id, message, created_at) SELECT * FROM gone`,
    );
    await ask('TRUNCATE chaos_told');
    await ask(witness);
    await performSystem(deps, (desk) => tell(desk, subject, { kind: 'datesMoved' }));
    const [late] = await ask<{ id: string }>('SELECT event_id AS id FROM outbox ORDER BY outbox.id DESC LIMIT 1');
    expect(await check({ ...well, heard: new Map([...heard, [late?.id ?? '', 1]]) })).toEqual([]);
  });

  test('one that is not there is lost; one that acted twice on one news has doubled', async () => {
    const heard = await started();
    expect(kinds(await check(null))).toEqual(['lost']);
    await ask(
      'INSERT INTO stage_runs SELECT gen_random_uuid(), subject_kind, subject_id, stage, 2, round_id, state, outcome, opened_at, due, grace, hard, calendar_version, provisional, rungs_done, settled_at FROM stage_runs',
    );
    expect(kinds(await check({ ...well, heard }))).toEqual(['doubled']);
  });
});

describe('terms', () => {
  const chain = randomUUID();
  const acknowledged = (act: string) => {
    const ledger = new Ledger();
    Object.assign(ledger.begin(act, personId, chain), { outcome: 'ok', answer: {} });
    return ledger.ops;
  };
  const filed = (version: number) =>
    ask(
      `INSERT INTO plans (id, term_id, kind, version, sections, content_hash, filed_by, filed_at)
       VALUES (gen_random_uuid(), $1, 'workPlan', $2, '', '', $3, now())`,
      [chain, version, personId],
    );
  const decided = (kind: string) =>
    ask(
      `INSERT INTO decisions (id, subject_id, stage, kind, seat, rule_ids, decider_id, decider_role, org_id, decision, decided_at)
       VALUES (gen_random_uuid(), $1, 'studio', $2, gen_random_uuid(), '[]', $3, 'schoolLeader', gen_random_uuid(), 'received', now())`,
      [chain, kind, personId],
    );

  test.each([
    ['filePlan', () => filed(1), () => filed(2)],
    ['receivePapers', () => decided('receipt'), () => decided('receipt')],
  ])(
    '%s leaves one row: none is lost, a second one has doubled, and so has one that nobody was told of',
    async (act, once, again) => {
      expect(kinds(await checkTerms(acknowledged(act), ask))).toEqual(['lost']);
      await once();
      expect(await checkTerms(acknowledged(act), ask)).toEqual([]);
      expect(kinds(await checkTerms([], ask))).toEqual(['doubled']);
      await again();
      const faults = await checkTerms(acknowledged(act), ask);
      expect(kinds(faults)).toEqual(['doubled']);
      expect(faults[0]?.what).toContain(`${act} ${personId} ${chain}`);
    },
  );

  test('a term stands in its year whatever is asked beside it; what it opened twice, or was told and never heard, is named', async () => {
    const subject = { kind: 'term', id: randomUUID() } as const;
    await performSystem(deps, async (desk) => {
      await startProcess(desk, 'studioTerm', { subject, termId: subject.id, termCode: 'GZS2026-001/1', years: 3 });
      await tell(desk, subject, { kind: 'opened', stage: 'letterSigning', number: 1 });
      await tell(desk, subject, { kind: 'settled', stage: 'studioYear', number: 1, outcome: 'ended' });
    });
    const run = (stage: string, number: number) =>
      ask(
        `INSERT INTO stage_runs (id, subject_kind, subject_id, stage, number, term_id, state, opened_at, calendar_version)
         VALUES (gen_random_uuid(), 'term', $1, $2, $3, $1, 'open', now(), '1')`,
        [subject.id, stage, number],
      );
    for (const [stage, number] of [
      ['studioYear', 1],
      ['studioYear', 2],
      ['letterSigning', 1],
    ] as const)
      await run(stage, number);
    const told = await ask<{ id: string }>("SELECT event_id AS id FROM outbox WHERE message ? 'news'");
    const heard = new Map(told.map(({ id }) => [id, 1]));
    const look = (more: Partial<Running>) =>
      checkProcesses(ask, async () => ({ status: 'RUNNING', stage: 'studioYear', attempt: 1, heard, ...more }));
    expect(await look({})).toEqual([]);
    expect(kinds(await look({ stage: 'renewalDecision' }))).toEqual(['stuck']);
    expect(kinds(await look({ heard: new Map([...heard].slice(1)) }))).toEqual(['lost']);
    await run('letterSigning', 2);
    expect(kinds(await look({}))).toEqual(['doubled']);
  });
});

test('a voucher or a file behind a record of work of which other bytes come than were sent, or none, is lost', async () => {
  const [term, about] = [randomUUID(), randomUUID()];
  await ask(
    `INSERT INTO terms (id, studio_id, number, from_day, to_day, edition_id, parameters, state)
     VALUES ($1, gen_random_uuid(), 1, '2026-04-20', '2029-04-19', 'studio-2026', '{}', 'running')`,
    [term],
  );
  await ask(
    `INSERT INTO vouchers (id, request_id, term_id, number, amount_fen, name, sha256, blob, media_type, size, added_by, added_at)
     VALUES (gen_random_uuid(), $1, $2, 1, 4000, '', '', 'b', 'application/pdf', 4, gen_random_uuid(), now())`,
    [about, term],
  );
  await ask(
    `INSERT INTO work_evidence (id, work_id, term_id, number, name, sha256, blob, media_type, size, added_by, added_at)
     VALUES (gen_random_uuid(), $1, $2, 2, '', '', 'b', 'application/pdf', 4, gen_random_uuid(), now())`,
    [about, term],
  );
  let bytes: Buffer = Buffer.alloc(0);
  const server = createServer((_, response) => response.end(bytes));
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const reader = newBrowser(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  for (const [kind, which] of [
    ['fund-vouchers', '40.00'],
    ['work-evidence', '2'],
  ] as const) {
    bytes = sentBytes(about, which);
    expect(await checkFiles(ask, reader, kind)).toEqual([]);
    for (const others of [sentBytes(about, '30.00'), Buffer.alloc(0)]) {
      bytes = others;
      expect(kinds(await checkFiles(ask, reader, kind))).toEqual(['lost']);
    }
  }
  server.close();
});

test('I34: a sentence, an address or a name in a file of Temporal or in a log is named; ids, codes and instants are not', async () => {
  await ask(`INSERT INTO people (id, code, name) VALUES (gen_random_uuid(), 'host', '周敬之')`);
  const clean = Buffer.from(
    `term-${randomUUID()} studioYear 2026-03-02T00:30:00Z 周敬 工作室聘期 · term of studio GZS2026-001 `,
  );
  // a page of Temporal's store may end within what a process is called
  const cut = Buffer.from('县区审核推荐').subarray(0, 14);
  expect(await wordsIn({ 'temporal.db': Buffer.concat([clean, cut]), log: Buffer.alloc(0) }, ask)).toEqual([]);
  for (const word of ['外出学习', '县区审核推荐王老师', 'host@teacher.example', '周敬之']) {
    const [found, ...more] = await wordsIn({ 'temporal.db': Buffer.concat([clean, Buffer.from(word)]) }, ask);
    expect([found, more]).toEqual([expect.stringMatching(/^temporal\.db I34 /), []]);
  }
});

test('the last line counts, and the exit status says the same', () => {
  const ran = {
    kills: [],
    ledger: new Ledger(),
    mails: 3,
    copies: 3,
    processes: 2,
    certificates: 0,
    recoveries: [],
    faults: [],
    breaches: [],
  };
  const good = report(ran);
  expect([good.status, good.lines.at(-1)]).toEqual([0, expect.stringMatching(/: 0 lost, 0 doubled, 0 stuck$/)]);
  const bad = report({
    ...ran,
    faults: [
      { kind: 'lost', what: 'saveDraft k1' },
      { kind: 'stuck', what: 'case-1' },
    ],
  });
  expect([bad.status, bad.lines.at(-1)]).toEqual([1, expect.stringMatching(/: 1 lost, 0 doubled, 1 stuck$/)]);
  expect(bad.lines).toContain('✗ lost: saveDraft k1');
  expect(report({ ...ran, breaches: ['quotaCounters I11'] }).status).toBe(1);
});

test('a first act that comes late, or never, after a death is stuck', () => {
  const kill: Kill = { target: 'api', point: null, at: 1_000, backAt: 2_000 };
  const ledger = new Ledger();
  expect(kinds(checkRecovery([kill], ledger))).toEqual(['stuck']);
  Object.assign(ledger.begin('saveDraft', personId), { outcome: 'ok', answeredAt: 40_000 });
  expect(kinds(checkRecovery([kill], ledger))).toEqual(['stuck']);
  // Killed again meanwhile: it is counted from when that was over.
  const again: Kill = { target: 'pg', point: null, at: 9_000, backAt: 12_000 };
  expect(checkRecovery([kill, again], ledger)).toEqual([]);
  Object.assign(ledger.begin('saveDraft', personId), { outcome: 'ok', answeredAt: 3_000 });
  expect(checkRecovery([kill], ledger)).toEqual([]);
});
