import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import type { Language } from '../../domain/vocabulary.js';
import { inboxPage, messagePage, notFoundPage } from './pages.js';
import type { MailStore } from './store.js';
import { style } from './style.js';

const one = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

function languageOf(request: Request): Language {
  const asked = one(request.query.lang);
  if (asked === 'zh' || asked === 'en') return asked;
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';
}

const pagePolicy = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'";
// A mail's own page: it may style itself and show its own pictures, never run or fetch anything.
const mailPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups";

/** Links of a mail open in a window of their own, since the frame may not leave its mail. */
const openOutside = (html: string) => {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
};

function inbox(store: MailStore) {
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    // Another site's page could reach the loopback under a name of its own (DNS rebinding).
    const name = request.hostname;
    if (name !== '127.0.0.1' && name !== 'localhost') return response.status(421).end();
    response.set({ 'Content-Security-Policy': pagePolicy, 'X-Content-Type-Options': 'nosniff' });
    response.set({ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' });
    next();
  });
  const missing = (request: Request, response: Response) =>
    response.status(404).send(notFoundPage(languageOf(request)));

  app.get('/style.css', (_request, response) => void response.type('css').send(style));
  app.get('/', (request, response) => {
    const to = one(request.query.to);
    response.send(inboxPage(languageOf(request), store.list(to), to));
  });
  app.get('/messages', (request, response) => void response.json(store.list(one(request.query.to))));
  app.get('/messages/:id', async (request, response) => {
    const message = await store.open(request.params.id);
    response.status(message ? 200 : 404).json(message ?? { error: 'not found' });
  });
  app.get('/mail/:id.eml', (request, response) => {
    const source = store.source(request.params.id);
    if (!source) return missing(request, response);
    response.attachment(`${request.params.id}.eml`).type('message/rfc822').send(source);
  });
  app.get('/mail/:id.html', async (request, response) => {
    const message = await store.open(request.params.id);
    if (!message?.html) return missing(request, response);
    response.set('Content-Security-Policy', mailPolicy).type('html').send(openOutside(message.html));
  });
  app.get('/mail/:id', async (request, response) => {
    const message = await store.open(request.params.id);
    if (!message) return missing(request, response);
    response.send(messagePage(languageOf(request), message));
  });
  app.use(missing);
  return app;
}

/** Shows `store` in the browser and as JSON on the loopback; port 0 takes a free one. */
export function startInbox(store: MailStore, port: number): Promise<{ port: number; stop: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = inbox(store).listen(port, '127.0.0.1', (error?: Error) => {
      if (error) return reject(error);
      const stop = () =>
        new Promise<void>((stopped) => {
          server.close(() => stopped());
          server.closeAllConnections();
        });
      resolve({ port: (server.address() as AddressInfo).port, stop });
    });
  });
}
