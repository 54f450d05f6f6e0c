import { Agent, get, type IncomingMessage } from 'node:http';
import express from 'express';
import { expect, test } from 'vitest';
import { listen } from '../../api/listen.js';
import { freePort } from '../../scripts/ensure/port.js';

test('an idle connection is kept longer than a proxy keeps its own (60 s), and a stop does not wait for it', async () => {
  const port = await freePort();
  const app = express().get('/', (_, response) => void response.end('here'));
  const { stop } = await listen(app, '127.0.0.1', port);
  const agent = new Agent({ keepAlive: true });
  const answer = await new Promise<IncomingMessage>((done, fail) => {
    get({ port, host: '127.0.0.1', agent }, done).on('error', fail);
  });
  answer.resume();
  const seconds = Number(/timeout=(\d+)/.exec(String(answer.headers['keep-alive']))?.[1]);
  expect(seconds).toBeGreaterThan(60);
  const began = Date.now();
  await stop();
  expect(Date.now() - began).toBeLessThan(2_000);
  agent.destroy();
});
