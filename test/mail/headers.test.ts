import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type OutgoingMail, type Sender, smtpSender } from '../../mail/sender.js';

/** A relay that keeps what it was told and given, and a parser that is not the sender's. */
const heard: { readonly to: string[]; readonly mail: ParsedMail }[] = [];
const relay = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, { envelope }, done) => {
    const to = envelope.rcptTo.map(({ address }) => address);
    simpleParser(stream).then(
      (mail) => {
        heard.push({ to, mail });
        done();
      },
      (error: unknown) => done(error instanceof Error ? error : new Error('unread')),
    );
  },
});
let sender: Sender;
beforeAll(async () => {
  const server = relay.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  sender = smtpSender(`smtp://127.0.0.1:${port}`, '评选 <pingxuan@city.example>');
});
afterAll(async () => {
  sender.close();
  await new Promise<void>((done) => relay.close(() => done()));
});
beforeEach(() => void heard.splice(0));

const to = 'zhang@school.example';
const letter = (more: Partial<OutgoingMail>): OutgoingMail => ({
  to,
  subject: '请办理',
  text: '您好',
  html: '<p>您好</p>',
  messageId: 'a'.repeat(32),
  ...more,
});
const namesOf = ({ headers }: ParsedMail): readonly string[] =>
  [...headers.keys()].filter((name) => name !== 'content-transfer-encoding').sort();

test('a name with line breaks, commas or angle brackets adds no header and no recipient (T33)', async () => {
  await sender.send(letter({}));
  const plain = namesOf(heard[0]?.mail ?? expect.fail('no mail'));
  const breaks = fc.constantFrom(
    '\r\n',
    '\n',
    '\r',
    '\u0000',
    '\u2028',
    '\u0085',
    ',',
    ';',
    '<',
    '>',
    '"',
    '=?utf-8?Q?=0D=0A?=',
  );
  const headers = fc.constantFrom(
    'Bcc: eve@evil.example',
    'To: eve@evil.example',
    '\r\n.\r\nRCPT TO:<eve@evil.example>',
    '张三',
  );
  const subject = fc.array(fc.oneof(breaks, headers, fc.string())).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(subject, subject, async (title, text) => {
      heard.splice(0);
      expect((await sender.send(letter({ subject: `请办理：${title}`, text }))).kind).toBe('sent');
      expect(heard.map((one) => one.to)).toEqual([[to]]);
      expect(namesOf(heard[0]?.mail ?? expect.fail('no mail'))).toEqual(plain);
    }),
    { numRuns: Number(process.env.FC_NUM_RUNS ?? 60) },
  );
});

test('what is not exactly one mailbox reaches nobody (T34)', async () => {
  for (const address of [
    `${to}\r\nBcc: eve@evil.example`,
    `${to}, eve@evil.example`,
    `"${to}" <eve@evil.example>`,
    `g: ${to}, eve@evil.example;`,
  ]) {
    heard.splice(0);
    expect(await sender.send(letter({ to: address }))).toEqual({ kind: 'refused', code: 'address' });
    expect(heard).toEqual([]);
  }
});

test('requireTLS=true in SMTP_URL gives no letter to a relay that offers no encryption (ASVS 12.3.1)', async () => {
  const { port } = relay.server.address() as AddressInfo;
  const careful = smtpSender(`smtp://127.0.0.1:${port}?requireTLS=true`, '评选 <pingxuan@city.example>');
  expect(await careful.send(letter({}))).toMatchObject({ kind: 'later' });
  expect(heard).toEqual([]);
  careful.close();
});
