import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * One process owns an embedded database folder. The lock is a listening Unix socket (a named pipe on Windows): it dies
 * with its process, so a kill leaves nothing to clean up, and a live owner is never robbed.
 * @throws Error naming the folder when another process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const address = socketFor(resolve(folder));
  if (await answers(address)) throw new Error(`The data folder ${folder} is in use by another running process.`);
  await rm(address, { force: true });
  const server = createServer((socket) => socket.end());
  await new Promise<void>((done, fail) => server.once('error', fail).listen(address, done));
  server.unref();
  return () => new Promise((done) => server.close(() => done()));
}

/** Socket paths are limited to about 100 bytes, so the folder's hash names it rather than its path. */
function socketFor(folder: string): string {
  const name = `pingxuan-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
