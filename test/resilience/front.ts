import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before the API processes in production: hands each request to the next one that takes connections. */
export interface Front {
  readonly url: string;
  stop(): Promise<void>;
}

/** @param ports of the API processes, in the order in which they are asked by turns */
export async function startFront(ports: readonly number[]): Promise<Front> {
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      turn += 1;
      const order = ports.map((_, at) => ports[(turn + at) % ports.length] ?? 0);
      const next = () => {
        const port = order.shift();
        if (!port) return void outgoing.writeHead(502).end();
        const asked = request(
          {
            port,
            host: '127.0.0.1',
            agent: false,
            method: incoming.method,
            path: incoming.url,
            headers: incoming.headers,
          },
          (answer) => {
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(outgoing);
          },
        );
        // Refused: nothing was handed over yet, so the next one may be asked. Anything else is the caller's to learn.
        asked.on('error', (error: NodeJS.ErrnoException) =>
          error.code === 'ECONNREFUSED' ? next() : outgoing.destroy(),
        );
        asked.end(Buffer.concat(chunks));
      };
      next();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((done) => server.close(() => done())),
  };
}
