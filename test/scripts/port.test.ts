import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../scripts/ensure/port.js';
import { startTemporal } from '../../scripts/ensure/temporal-server.js';

let taker: Server | null = null;
afterEach(() => new Promise<void>((done) => (taker ? taker.close(() => done()) : done())));

const taken = (port: number) =>
  new Promise<Server>((done) => {
    const server = createServer((socket) => socket.destroy());
    server.listen(port, '127.0.0.1', () => done(server));
  });

test('no two parts are given the same port, and none that an outgoing connection may take', async () => {
  const outgoing = Number.parseInt(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8'), 10);
  const ports = await Promise.all(Array.from({ length: 300 }, freePort));
  expect(new Set(ports).size).toBe(300);
  expect(Math.max(...ports)).toBeLessThan(outgoing);
});

test('Temporal tries again with other ports when one is taken under its hands, and says so when it stays taken', async () => {
  const port = await freePort();
  taker = await taken(port);
  const soon = new Promise((done) => setTimeout(done, 700)).then(() => taker?.close());
  const server = await startTemporal({ port, namespace: 'default' });
  await Promise.all([soon, server.stop()]);

  taker = await taken(port);
  await expect(startTemporal({ port, namespace: 'default' })).rejects.toThrow('address already in use');
}, 60_000);
