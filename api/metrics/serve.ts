import express from 'express';
import { type Listening, listen } from '../listen.js';
import type { Metrics } from './metrics.js';

/**
 * `/metrics` on a port of its own, which is not the public's: bind it to loopback or to the network of the monitoring.
 * @throws Error when the port is taken
 */
export function serveMetrics({ page }: Pick<Metrics, 'page'>, host: string, port: number): Promise<Listening> {
  const app = express();
  app.disable('x-powered-by');
  app.get('/metrics', async (_request, response) => {
    try {
      response.type('text/plain; version=0.0.4').send(await page());
    } catch {
      // The database is away: the scrape fails, and Prometheus' own `up` says so.
      response.status(503).type('text/plain').send('');
    }
  });
  return listen(app, host, port);
}
