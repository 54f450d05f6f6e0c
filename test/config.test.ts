import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { problemLines, readConfig, variables } from '../config.js';

const example = parseEnv(readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8'));
const production = {
  PINGXUAN_MODE: 'production',
  PUBLIC_URL: 'https://pingxuan.city.example',
  SESSION_SECRET: 'x'.repeat(32),
  DATA_KEYS: `${'y'.repeat(32)},${'z'.repeat(32)}`,
  DATABASE_URL: 'postgres://pingxuan@db.example/pingxuan?sslmode=verify-full',
  TEMPORAL_ADDRESS: 'temporal.example:7233',
  TEMPORAL_TLS: 'true',
  SMTP_URL: 'smtps://relay.example',
  MAIL_FROM: 'pingxuan@city.example',
};

describe('the example of the environment', () => {
  test('documents every variable and no other', () => {
    expect(Object.keys(example).sort()).toEqual(Object.keys(variables.shape).sort());
  });

  test('says the values that hold when nothing is set', () => {
    expect(readConfig(example)).toEqual(readConfig({}));
  });
});

describe('reading the environment', () => {
  test('an empty environment runs every part itself', () => {
    const reading = readConfig({});
    if (reading.kind === 'errors') throw new Error(problemLines(reading.errors).join('\n'));
    expect(reading.config.databaseUrl).toBeNull();
    expect(reading.config.temporal.address).toBeNull();
    expect(reading.config.mail.smtpUrl).toBeNull();
    expect(reading.config.http.publicUrl).toBe('http://127.0.0.1:8800');
    expect(reading.config.clock).toEqual({ daySeconds: null, start: null });
  });

  test('every wrong variable is named at once, in both languages', () => {
    const reading = readConfig({ HTTP_PORT: '70000', DATABASE_URL: 'mysql://db', TEMPORAL_ADDRESS: 'host' });
    expect(reading).toEqual({
      kind: 'errors',
      errors: [
        { kind: 'wrong', name: 'HTTP_PORT' },
        { kind: 'wrong', name: 'DATABASE_URL' },
        { kind: 'wrong', name: 'TEMPORAL_ADDRESS' },
      ],
    });
    if (reading.kind !== 'errors') return;
    expect(problemLines(reading.errors).slice(0, 2)).toEqual([
      'HTTP_PORT：不正确，应为1–65535 之间的端口号',
      'HTTP_PORT: wrong, must be a port number, 1–65535',
    ]);
  });

  test('production accepts external parts', () => {
    expect(readConfig(production)).toMatchObject({ kind: 'config', config: { mode: 'production' } });
  });

  test('production refuses every embedded part and a compressed clock, next to what is wrong', () => {
    const reading = readConfig({
      PINGXUAN_MODE: 'production',
      PINGXUAN_CRASH_AT: 'mail.sent:2',
      CLOCK_DAY_SECONDS: '5',
      HTTP_PORT: 'x',
    });
    expect(reading).toEqual({
      kind: 'errors',
      errors: [
        { kind: 'forbidden', name: 'PINGXUAN_CRASH_AT' },
        { kind: 'wrong', name: 'HTTP_PORT' },
        { kind: 'missing', name: 'PUBLIC_URL' },
        { kind: 'missing', name: 'SESSION_SECRET' },
        { kind: 'missing', name: 'DATA_KEYS' },
        { kind: 'missing', name: 'DATABASE_URL' },
        { kind: 'missing', name: 'TEMPORAL_ADDRESS' },
        { kind: 'missing', name: 'SMTP_URL' },
        { kind: 'missing', name: 'MAIL_FROM' },
        { kind: 'forbidden', name: 'CLOCK_DAY_SECONDS' },
      ],
    });
  });

  test('production names at once everything that would go to another machine in the clear', () => {
    const reading = readConfig({
      ...production,
      PUBLIC_URL: 'http://pingxuan.city.example',
      DATABASE_URL: 'postgres://pingxuan@db.example/pingxuan',
      TEMPORAL_TLS: 'false',
      SMTP_URL: 'smtp://relay.example:587',
    });
    expect(reading).toEqual({
      kind: 'errors',
      errors: ['PUBLIC_URL', 'DATABASE_URL', 'TEMPORAL_TLS', 'SMTP_URL'].map((name) => ({ kind: 'unencrypted', name })),
    });
    if (reading.kind !== 'errors') return;
    expect(problemLines(reading.errors)[2]).toContain('DATABASE_URL：正式运行时');
    expect(problemLines(reading.errors)[3]).toContain('DATABASE_URL: production speaks');
  });

  test.each([
    // variable       value                                                        in production
    ['DATABASE_URL', 'postgres://p@127.0.0.1/p', 'taken'],
    ['DATABASE_URL', 'postgres://p@[::1]:5433/p', 'taken'],
    ['DATABASE_URL', 'postgres://p@localhost/p', 'taken'],
    ['DATABASE_URL', 'postgres://p@%2Frun%2Fpostgresql/p', 'taken'],
    ['DATABASE_URL', 'postgres://p@localhost/p?host=/run/postgresql', 'taken'],
    ['DATABASE_URL', 'postgres://p@localhost/p?host=db.example', 'refused'],
    ['DATABASE_URL', 'postgres://p@db.example/p?sslmode=require', 'refused'],
    ['DATABASE_URL', 'postgres://p@db.example/p?sslmode=no-verify', 'refused'],
    ['DATABASE_URL', 'postgres://p@db.example/p?sslmode=verify-full', 'taken'],
    ['DATABASE_URL', 'postgres://p@127.0.0.1.example/p', 'refused'],
    ['SMTP_URL', 'smtp://127.0.0.1:25', 'taken'],
    ['SMTP_URL', 'smtp://relay.example:587?requireTLS=true', 'taken'],
    ['SMTP_URL', 'smtp://relay.example:587?ignoreTLS=true', 'refused'],
    ['SMTP_URL', 'smtps://relay.example', 'taken'],
    ['PUBLIC_URL', 'http://localhost:8800', 'taken'],
    ['CLAMD_ADDRESS', '127.0.0.1:3310', 'taken'],
    ['CLAMD_ADDRESS', 'clamd.example:3310', 'refused'],
    ['DATABASE_OWNER_URL', 'postgres://owner@db.example/p', 'refused'],
  ])('in production %s=%s is %s', (name, value, taken) => {
    const said = readConfig({ ...production, [name]: value });
    const refused = { kind: 'errors', errors: [{ kind: 'unencrypted', name }] };
    expect(said).toEqual(taken === 'taken' ? expect.objectContaining({ kind: 'config' }) : refused);
  });

  test.each([
    ['TEMPORAL_API_KEY', 'a key'],
    ['TEMPORAL_TLS_SERVER_CA_PATH', 'ca.pem'],
  ])('%s speaks TLS to Temporal by itself', (name, value) => {
    expect(readConfig({ ...production, TEMPORAL_TLS: 'false', [name]: value }).kind).toBe('config');
  });

  test.each(['api', 'worker'])('%s alone shares what the others use, so all of it must be named', (part) => {
    const named = { DATABASE_URL: 'postgres://db.example/p', TEMPORAL_ADDRESS: 'temporal.example:7233' };
    expect(readConfig({ PINGXUAN_PARTS: part, ...named })).toEqual({
      kind: 'errors',
      errors: [{ kind: 'missing', name: 'SMTP_URL' }],
    });
    const reading = readConfig({ PINGXUAN_PARTS: part, ...named, SMTP_URL: 'smtp://relay.example' });
    expect(reading).toMatchObject({ config: { parts: { api: part === 'api', worker: part === 'worker' } } });
  });

  test('secrets that served before are a list, each as long as the present one has to be', () => {
    const [older, oldest] = ['a'.repeat(32), 'b'.repeat(40)];
    const said = (secrets: string) => readConfig({ FORMER_SESSION_SECRETS: secrets });
    expect(said(`${older}  ${oldest}\n`)).toMatchObject({ config: { formerSecrets: [older, oldest] } });
    expect(said(`${older} short`)).toEqual({
      kind: 'errors',
      errors: [{ kind: 'wrong', name: 'FORMER_SESSION_SECRETS' }],
    });
    expect(readConfig({})).toMatchObject({ config: { formerSecrets: [] } });
  });

  test('a secret that could not stand among the former ones when it is changed is refused from the start', () => {
    expect(readConfig({ SESSION_SECRET: `${'a'.repeat(20)} ${'b'.repeat(20)}` })).toEqual({
      kind: 'errors',
      errors: [{ kind: 'wrong', name: 'SESSION_SECRET' }],
    });
  });

  test('a client certificate without its key is refused', () => {
    expect(readConfig({ TEMPORAL_TLS_CLIENT_CERT_PATH: 'client.pem' })).toEqual({
      kind: 'errors',
      errors: [{ kind: 'missing', name: 'TEMPORAL_TLS_CLIENT_KEY_PATH' }],
    });
  });

  test.each([
    // variable        value                       kept as
    ['CLOCK_START', '2026-03-01T08:00:00+08:00', '2026-03-01T00:00:00.000Z'],
    ['CLOCK_START', '2026-03-01T08:00:00', null],
  ])('%s=%s is kept as %s', (name, value, kept) => {
    const reading = readConfig({ [name]: value });
    expect(reading.kind === 'config' ? reading.config.clock.start : null).toBe(kept);
  });
});
