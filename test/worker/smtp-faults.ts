import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What the relay does with one mail: takes it, answers a code at a command, or takes it and is gone before saying so. */
export type Manner =
  | 'takes'
  | 'slow'
  | 'cutAfterDot'
  | { readonly at: 'MAIL' | 'RCPT' | 'DATA' | '.'; readonly code: number };

/** A relay that misbehaves as told; `kept` is what it really has. */
export async function faultyRelay() {
  let manner: Manner = 'takes';
  const kept: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    let text = '';
    let inData = false;
    const say = (line: string) => {
      if (manner === 'slow') setTimeout(() => socket.writable && socket.write(`${line}\r\n`), 150);
      else socket.write(`${line}\r\n`);
    };
    const answer = (at: 'MAIL' | 'RCPT' | 'DATA' | '.', fine: string) =>
      say(typeof manner === 'object' && manner.at === at ? `${manner.code} as told` : fine);
    const refuses = (at: 'DATA' | '.') => typeof manner === 'object' && manner.at === at;
    const line = (one: string) => {
      if (/^EHLO|^HELO/i.test(one)) return say('250 relay');
      if (/^MAIL/i.test(one)) return answer('MAIL', '250 ok');
      if (/^RCPT/i.test(one)) return answer('RCPT', '250 ok');
      if (/^DATA/i.test(one)) {
        inData = !refuses('DATA');
        return answer('DATA', '354 go on');
      }
      if (/^QUIT/i.test(one)) return void socket.end('221 bye\r\n');
      say('250 ok');
    };
    socket.on('data', (chunk) => {
      text += chunk.toString();
      for (;;) {
        const end = inData ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n');
        if (end < 0) return;
        const one = text.slice(0, end);
        text = text.slice(end + (inData ? 5 : 2));
        if (!inData) {
          line(one);
          continue;
        }
        inData = false;
        if (!refuses('.')) kept.push(one);
        if (manner === 'cutAfterDot') return void socket.destroy();
        answer('.', '250 kept');
      }
    });
    say('220 relay');
  });
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      for (const socket of sockets) socket.destroy();
    });
  return {
    url: `smtp://127.0.0.1:${port}`,
    kept,
    behave: (as: Manner) => {
      manner = as;
    },
    goAway: close,
    comeBack: () => listen(port),
    close,
  };
}
