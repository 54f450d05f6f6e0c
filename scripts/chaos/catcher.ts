import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** One copy of one mail, as it came. */
export interface Copy {
  /** Without its angle brackets and domain: what the service keeps. */
  readonly messageId: string;
  readonly to: string;
  readonly at: number;
  /** The recipient's own link, where there is one. */
  readonly link: { readonly id: string; readonly secret: string } | null;
  /** SHA-256 over subject and text: copies of one mail are alike. */
  readonly words: string;
}

/** Takes all mail and counts it by Message-ID. It is never killed: it is the witness. */
export interface Catcher {
  readonly url: string;
  readonly copies: readonly Copy[];
  /** The newest copy with the link `id`. */
  byLink(id: string): Copy | undefined;
  byAddress(address: string): Copy | undefined;
  /** Called once, with the next mail taken, before it is answered 250. */
  beforeNextAnswer(kill: () => Promise<void>): void;
  stop(): Promise<void>;
}

export async function startCatcher(): Promise<Catcher> {
  const copies: Copy[] = [];
  let kill: (() => Promise<void>) | null = null;
  const keep = async (source: Buffer, to: string) => {
    const mail = await simpleParser(source);
    const text = mail.text ?? '';
    const [, id, secret] = /\/t\/([0-9a-f]+)#([\w-]+)/.exec(text) ?? [];
    copies.push({
      messageId: (mail.messageId ?? '').replace(/^<([^@>]*).*$/, '$1'),
      to: to.toLowerCase(),
      at: Date.now(),
      link: id && secret ? { id, secret } : null,
      words: createHash('sha256').update(`${mail.subject}\n${text}`).digest('hex'),
    });
    const killing = kill;
    kill = null;
    await killing?.();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1000,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        keep(Buffer.concat(chunks), session.envelope.rcptTo[0]?.address ?? '').then(() => done(), done);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    copies,
    byLink: (id) => copies.findLast(({ link }) => link?.id === id),
    byAddress: (address) => copies.findLast(({ to }) => to === address.toLowerCase()),
    beforeNextAnswer: (asked) => {
      kill = asked;
    },
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}
