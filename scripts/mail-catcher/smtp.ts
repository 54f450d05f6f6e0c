import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { MailStore } from './store.js';

/** The largest mail taken, in bytes. */
const largest = 25 * 1024 * 1024;

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

/**
 * Answers a recipient as a real server would: addresses at `bounce.example` do not exist (550), those at
 * `slow.example` are put off the first time they are named (451), all others are taken.
 */
export function recipients(): (address: string) => Error | null {
  const putOff = new Set<string>();
  return (address) => {
    const wanted = address.toLowerCase();
    if (wanted.endsWith('@bounce.example')) return smtpError(550, '5.1.1 mailbox unavailable');
    if (wanted.endsWith('@slow.example') && !putOff.has(wanted)) {
      putOff.add(wanted);
      return smtpError(451, '4.2.1 try again later');
    }
    return null;
  };
}

/** Takes mail on the loopback into `store`; port 0 takes a free one. */
export function startSmtp(store: MailStore, port: number): Promise<{ port: number; stop: () => Promise<void> }> {
  const judge = recipients();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    size: largest,
    closeTimeout: 1000,
    onAuth: (auth, _session, done) => done(null, { user: auth.username }),
    onRcptTo: (address, _session, done) => done(judge(address.address)),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', done);
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(smtpError(552, '5.3.4 message too big'));
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map((to) => to.address) };
        store.keep(Buffer.concat(chunks), envelope).then(() => done(), done);
      });
    },
  });
  // A client that hangs up is its own affair.
  server.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: bound } = server.server.address() as AddressInfo;
      resolve({ port: bound, stop: () => new Promise((stopped) => server.close(() => stopped())) });
    });
  });
}
