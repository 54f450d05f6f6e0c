import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
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

/** The first port the system gives to outgoing connections; 32,768 where it does not say. */
function firstOutgoing(): number {
  try {
    return Number.parseInt(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8'), 10);
  } catch {
    return 32_768;
  }
}

/** What was given out here: two parts that start together would both find the same port free. */
const given = new Set<number>();

/**
 * A port of the loopback that nobody listens on now, never the same twice in one process, and below those the system gives to
 * outgoing connections: one of them could take it before the part that asked for it does.
 */
export async function freePort(): Promise<number> {
  const end = Math.max(Math.min(firstOutgoing(), 32_000), 12_000);
  for (let attempt = 0; attempt < 50; attempt++) {
    const wanted = randomInt(10_000, end);
    if (given.has(wanted) || (await listens(wanted, loopback)) === undefined) continue;
    given.add(wanted);
    return wanted;
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
