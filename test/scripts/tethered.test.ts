import { existsSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { expect, test } from 'vitest';
import { startTethered } from '../../scripts/ensure/tethered.js';

test('a server that gives way to requests does so beside other sessions too', async () => {
  const server = startTethered('sleep', ['60'], { signal: 'TERM', nice: 10 });
  try {
    await expect.poll(() => getPriority(server.pid)).toBe(10);
    const group = `/proc/${server.pid}/autogroup`;
    if (existsSync(group)) await expect.poll(() => readFileSync(group, 'utf8')).toContain('nice 10');
  } finally {
    await server.stop();
  }
});
