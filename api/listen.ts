import type { Express } from 'express';

/** A running HTTP side; `stop` finishes what is under way, then ends. */
export interface Listening {
  readonly stop: () => Promise<void>;
}

/** How long requests under way may take once we stop, in milliseconds. */
const grace = 4_000;

/** How long an idle connection is kept, in milliseconds: longer than the proxy in front keeps it, or one of its requests meets our closing. */
const idle = 75_000;

/** Listens on host:port. @throws Error when the port is taken */
export async function listen(app: Express, host: string, port: number): Promise<Listening> {
  const server = app.listen(port, host);
  server.keepAliveTimeout = idle;
  await new Promise<void>((done, fail) => server.once('listening', done).once('error', fail));
  const stop = async () => {
    // A kept-alive connection becomes idle only after its answer: look again until none is left.
    const idling = setInterval(() => server.closeIdleConnections(), 50);
    const late = setTimeout(() => server.closeAllConnections(), grace);
    await new Promise<void>((done) => server.close(() => done()));
    clearInterval(idling);
    clearTimeout(late);
  };
  return { stop };
}
