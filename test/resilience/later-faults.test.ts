import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { until } from '../../scripts/chaos/service.js';
import { openWorld, type World } from './world.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

interface MailRow {
  readonly state: string;
  readonly message_id: string;
  readonly address: string;
  readonly attempts: number;
}

const ready = async () => {
  const response = await fetch(`${world.service().url}/readyz`);
  return { status: response.status, parts: ((await response.json()) as { parts: Record<string, boolean> }).parts };
};
const isReady = () => until('all parts', async () => (await ready()).status === 200);
const openTask = (caseId: string, kind: string) =>
  until(`the task ${kind}`, async () => {
    const sql = "SELECT id FROM tasks WHERE subject_id = $1 AND kind = $2 AND state = 'open'";
    return (await world.database.ask<{ id: string }>(sql, [caseId, kind]))[0];
  });
const mailsAbout = (caseId: string) =>
  world.database.ask<MailRow>(
    `SELECT m.state, m.message_id, m.address, m.attempts FROM mails m JOIN links l ON l.id = m.link_id
     JOIN tasks t ON t.id = l.task_id WHERE t.subject_id = $1 AND m.template = 'taskOpened'`,
    [caseId],
  );
const moveTo = (code: string, address: string) =>
  world.database.ask("UPDATE people SET email = $2, address_state = 'untested' WHERE code = $1", [code, address]);
const isThere = () => process.kill(world.service().pid, 0);

describe('mail', () => {
  test('the relay is away: acts go on, and each mail arrives once when it is back, under the name it always had', async () => {
    const applicant = world.nextApplicant();
    await world.mail.stop();
    const { caseId } = await world.handIn(applicant.code);
    await openTask(caseId, 'schoolRecommendation');
    await until('a try in vain', async () => (await mailsAbout(caseId)).some(({ attempts }) => attempts > 1));
    expect(await ready()).toMatchObject({ status: 503, parts: { database: true, temporal: true, mail: false } });
    const before = (await mailsAbout(caseId)).map((mail) => mail.message_id);
    await world.mail.start();
    await until('the mail', async () => (await mailsAbout(caseId)).every(({ state }) => state === 'sent'));
    const after = await mailsAbout(caseId);
    expect(after.map((mail) => mail.message_id)).toEqual(before);
    for (const { address, message_id } of after) {
      const arrived = world.mail
        .inbox()
        .list(address)
        .filter((mail) => mail.messageId?.includes(message_id));
      expect(arrived).toHaveLength(1);
    }
    await isReady();
  });

  test('put off with 451, it is sent again and taken once', async () => {
    const applicant = world.nextApplicant();
    const address = `${applicant.school.toLowerCase()}@slow.example`;
    await moveTo(`${applicant.school}-leader-1`, address);
    const { caseId } = await world.handIn(applicant.code);
    await openTask(caseId, 'schoolRecommendation');
    const ours = async () => (await mailsAbout(caseId)).filter((mail) => mail.address === address);
    const [sent] = await until('the second try', async () => {
      const mails = await ours();
      return mails[0]?.state === 'sent' && mails;
    });
    expect(sent?.attempts).toBe(2);
    expect(world.mail.inbox().list(address)).toHaveLength(1);
  });

  test('refused with 550, the address is marked and whoever entered it is asked to correct it', async () => {
    const applicant = world.nextApplicant();
    const leader = `${applicant.school}-leader-1`;
    await moveTo(leader, 'nobody@bounce.example');
    const { caseId } = await world.handIn(applicant.code);
    const [person] = await world.database.ask<{ id: string }>('SELECT id FROM people WHERE code = $1', [leader]);
    await openTask(person?.id ?? '', 'addressCorrection');
    const about = async () => (await mailsAbout(caseId)).filter((mail) => mail.address === 'nobody@bounce.example');
    await until('the bounce', async () => (await about())[0]?.state === 'bounced');
    expect((await about()).map(({ attempts }) => attempts)).toEqual([1]);
    const [marked] = await world.database.ask<{ address_state: string }>(
      'SELECT address_state FROM people WHERE code = $1',
      [leader],
    );
    expect(marked?.address_state).toBe('bounced');
  });
});

describe('Temporal', () => {
  test('stopped: acts are answered 2xx, readiness names it; back again, the next task opens with no hand', async () => {
    const [first, second] = [world.nextApplicant(), world.nextApplicant()];
    await world.temporal.stop();
    const { caseId } = await world.handIn(first.code);
    await until('red', async () => (await ready()).status === 503);
    expect(await ready()).toMatchObject({ status: 503, parts: { database: true, temporal: false, mail: true } });
    const other = await world.handIn(second.code);
    const waiting = await world.database.ask('SELECT id FROM outbox');
    expect(waiting.length).toBeGreaterThanOrEqual(2);
    await world.temporal.start();
    await openTask(caseId, 'schoolRecommendation');
    await openTask(other.caseId, 'schoolRecommendation');
    await until('an empty outbox', async () => (await world.database.ask('SELECT id FROM outbox')).length === 0);
    await isReady();
    expect(isThere()).toBe(true);
  });
});

describe('PostgreSQL', () => {
  test('stopped: 503 in the caller’s language; back again, the same key is obeyed once and its process goes on', async () => {
    const { caseId, version, client } = await world.draft(world.nextApplicant().code);
    const key = randomUUID();
    const handIn = (language: 'zh' | 'en') =>
      client.send('POST', `/api/cases/${caseId}/submission`, { version }, { key, language });
    await world.database.stop();
    const refused = { zh: await handIn('zh'), en: await handIn('en') };
    for (const { status, headers, body } of Object.values(refused)) {
      expect(status).toBe(503);
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(body.code).toBe('unavailable');
    }
    expect(refused.zh.body.detail).toMatch(/\p{Script=Han}/u);
    expect(refused.en.body.detail).toMatch(/^[\x20-\x7e’]+$/);
    expect(await ready()).toMatchObject({ status: 503, parts: { database: false } });
    expect((await fetch(`${world.service().url}/healthz`)).status).toBe(200);
    expect(isThere()).toBe(true);

    await world.database.start();
    const obeyed = await until('the act', async () => {
      const answer = await handIn('zh');
      return answer.status === 201 && answer;
    });
    expect((await handIn('zh')).body).toEqual(obeyed.body);
    const versions = await world.database.ask('SELECT 1 FROM form_versions WHERE case_id = $1', [caseId]);
    expect(versions).toHaveLength(1);
    await openTask(caseId, 'schoolRecommendation');
    await isReady();
  });

  test('stopped while people act: no error ends the process, and nobody is told 2xx for what is not there', async () => {
    const { caseId, version: begun, client } = await world.draft(world.nextApplicant().code);
    let version = begun;
    let acknowledged = begun;
    let stop = false;
    const acting = (async () => {
      while (!stop) {
        const body = { version, form: { name: `第${version}次` } };
        const answer = await client.send('PUT', `/api/cases/${caseId}/draft`, body);
        if (answer.status === 200) acknowledged = version = Number(answer.body.version);
        else if (answer.status === 409) version += 1;
        else expect(answer.status).toBe(503);
      }
    })();
    for (let round = 0; round < 2; round++) {
      await new Promise((done) => setTimeout(done, 300));
      await world.database.stop();
      await world.database.start();
    }
    await until('an act after the second stop', async () => {
      const before = acknowledged;
      await new Promise((done) => setTimeout(done, 300));
      return acknowledged > before;
    });
    stop = true;
    await acting;
    const [row] = await world.database.ask<{ version: number }>('SELECT version FROM cases WHERE id = $1', [caseId]);
    expect(row?.version).toBeGreaterThanOrEqual(acknowledged);
    expect(isThere()).toBe(true);
  });
});
