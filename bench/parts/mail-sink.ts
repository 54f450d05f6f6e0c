/** A process of its own: a mail server that takes everything and keeps nothing. */
import { SMTPServer } from 'smtp-server';
import { ready, settings } from './part.js';

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  disableReverseLookup: true,
  closeTimeout: 500,
  onData(stream, _session, done) {
    stream.resume().on('end', () => done());
  },
});
server.on('error', () => undefined);
const { port } = new URL(settings().smtpUrl);
server.listen(Number(port), '127.0.0.1', () => ready(() => new Promise<void>((done) => server.close(() => done()))));
