import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What stands for clamd: speaks its INSTREAM as its manual says, and answers as told. */
export interface FakeClamd {
  readonly address: string;
  /** What it says to the next streams; null: nothing, ever. */
  readonly answers: (said: string | null) => void;
  /** The bytes of the last stream. */
  readonly saw: () => Buffer;
  readonly stop: () => Promise<void>;
}

const command = 'zINSTREAM\0';

export async function startClamd(): Promise<FakeClamd> {
  let answer: string | null = 'stream: OK';
  let last = Buffer.alloc(0);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let heard = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      heard = Buffer.concat([heard, chunk]);
      const stream = streamOf(heard);
      if (!stream) return;
      last = stream;
      if (answer !== null) socket.end(answer === '' ? '' : `${answer}\0`);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: (said) => {
      answer = said;
    },
    saw: () => last,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((done) => server.close(done));
    },
  };
}

/** The whole stream once its last, empty piece has come; null before. */
function streamOf(heard: Buffer): Buffer<ArrayBuffer> | null {
  if (heard.subarray(0, command.length).toString('latin1') !== command) return null;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= heard.length; ) {
    const size = heard.readUInt32BE(at);
    if (size === 0) return Buffer.concat(pieces);
    pieces.push(heard.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return null;
}
