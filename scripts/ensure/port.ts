import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';

const loopback = '127.0.0.1';

function listens(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, host, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}

/**
 * A port of the loopback that nobody listens on now, below those the system gives to outgoing connections: one of them
 * could take it before the part that asked for it does.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = await listens(randomInt(10_000, 32_000), loopback);
    if (port !== undefined) return port;
  }
  throw new Error('no free port on the loopback');
}

/** Whether `port` can be had, asked again for three seconds: a part that was just stopped may still hold it. */
export async function isFree(port: number, host: string = loopback): Promise<boolean> {
  for (let attempt = 0; attempt < 12; attempt++) {
    if ((await listens(port, host)) !== undefined) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}

/** Whether somebody answers at `port` of the loopback now. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, loopback);
    const end = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
