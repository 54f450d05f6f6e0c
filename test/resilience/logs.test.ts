import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { linkSecret, printedCode } from '../../desk/kit/links.js';
import { samplePassword } from '../../examples/accounts.js';
import { until } from '../../scripts/chaos/service.js';
import { secretsFrom } from '../../worker/secret.js';
import { openWorld, type World } from './world.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let world: World;
beforeAll(async () => {
  world = await openWorld({ LOG_LEVEL: 'trace' });
});
afterAll(() => world?.close());

const marker = { name: '标记甲乙丙', phone: '0571-5559123', email: 'biaoji.zz@mark.example', query: 'biaoji-query-7' };

/** Everything the sample city knows of its people. */
async function seeded(): Promise<string[]> {
  const text = await readFile(new URL('../../examples/people.csv', import.meta.url), 'utf8');
  const people: Record<string, string>[] = parse(text, { columns: true, bom: true });
  return people
    .flatMap(({ name, email, phone }) => [name, email, phone])
    .filter((one) => one !== undefined && one !== '') as string[];
}

test('a session with faults of every kind leaves no name, address, password, token, secret or query in the log', async () => {
  const { url } = world.service();
  const { code: applicant } = world.nextApplicant();
  const { caseId, version, client } = await world.draft(applicant);
  const form = { name: marker.name, phone: marker.phone, email: marker.email };
  await client.send('PUT', `/api/cases/${caseId}/draft`, { version, form });
  await client.send('PUT', `/api/cases/${caseId}/draft`, { version, form });
  await client.send('GET', `/api/cases?query=${marker.query}`);
  await client.send('GET', `/api/${marker.query}/${marker.email}?token=${marker.query}`);
  const token = String(
    (await client.send('POST', '/api/tokens', { name: marker.name, scope: 'act', days: 3 })).body.token,
  );
  for (const bearer of [token, `${token}x`])
    await fetch(`${url}/api/session?access=${bearer}`, { headers: { authorization: `Bearer ${bearer}` } });
  const post = (path: string, body: string) =>
    fetch(`${url}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  await post('/api/session', JSON.stringify({ login: marker.email, password: marker.phone }));
  await post('/api/session', `{"login": "${marker.name}`);
  await post(`/api/session?back=${marker.query}`, '[]');

  const other = await world.handIn(world.nextApplicant().code);
  const link = await until('a link', async () => {
    const sql = 'SELECT l.id FROM links l JOIN tasks t ON t.id = l.task_id WHERE t.subject_id = $1';
    return (await world.database.ask<{ id: string }>(sql, [other.caseId]))[0];
  });
  const { linkKey } = secretsFrom(await readFile(join(world.environment.DATA_DIR ?? '', 'secret'), 'utf8'));
  const [secret, code] = [linkSecret(linkKey, link.id), printedCode(linkKey, link.id)];
  for (const body of [{ secret }, { secret: `${secret}x` }, { code }])
    await post(`/t/${link.id}/open`, JSON.stringify(body));
  await fetch(`${url}/t/${link.id}?${secret}`);

  // Faults of our own: their words often repeat what was being handled.
  await world.temporal.stop();
  await world.handIn(world.nextApplicant().code);
  await until('a fault of the relay', async () => world.service().log().includes('"part":"relay"'));
  await world.database.stop();
  await client.send('PUT', `/api/cases/${caseId}/draft`, { version, form });
  await client.send('GET', `/api/cases?query=${marker.query}`);
  await until('a fault of the mail', async () => world.service().log().includes('"part":"mail"'));
  await world.database.start();
  await world.temporal.start();
  await until('all parts', async () => (await fetch(`${url}/readyz`)).ok);

  const log = world.service().log();
  expect(log.split('\n').filter((line) => line.includes('"msg":"request"')).length).toBeGreaterThan(20);
  expect(log).toMatch(/"status":503.*"fault"/);
  const cookie = client.cookie.split('=')[1] ?? '';
  const secrets = [samplePassword, client.totpSecret, cookie, token, secret, code, code.replaceAll('-', '')];
  const personal = [...(await seeded()), ...Object.values(marker)];
  expect([...secrets, ...personal].filter((one) => log.includes(one) || log.includes(encodeURIComponent(one)))).toEqual(
    [],
  );
  expect(log).not.toMatch(/\?[a-z]+=|select .* from|insert into/i);
});
