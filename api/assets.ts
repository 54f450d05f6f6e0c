import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Router } from 'express';

const folder = (path: string): URL => new URL(`../web/${path}/`, import.meta.url);
const types: Readonly<Record<string, string>> = { js: 'text/javascript', svg: 'image/svg+xml' };

/** The order in which the parts of the style stand; later ones win. */
const styles = ['frame', 'surfaces', 'lists', 'forms', 'media'] as const;

interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
  readonly etag: string;
}

function asset(type: string, bytes: Buffer): Asset {
  return { type, bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
}

/** Everything under /assets, read once when the service starts: style, scripts, icon. Nothing comes from elsewhere. */
function assets(): ReadonlyMap<string, Asset> {
  const style = styles.map((name) => readFileSync(new URL(`${name}.css`, folder('style')), 'utf8')).join('\n');
  const files = readdirSync(folder('assets')).map((name): [string, Asset] => {
    const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return [name, asset(type, readFileSync(new URL(name, folder('assets'))))];
  });
  return new Map([['style.css', asset('text/css', Buffer.from(style))], ...files]);
}

/** GET /assets/<name>; revalidated each time, so that a new release is seen at once. */
export function assetRoutes(): Router {
  const router = Router();
  const known = assets();
  router.get('/assets/:name', (request, response, next) => {
    const found = known.get(String(request.params.name));
    if (!found) return next();
    response.set({ 'Cache-Control': 'no-cache', ETag: found.etag, 'X-Content-Type-Options': 'nosniff' });
    if (request.get('if-none-match') === found.etag) return void response.status(304).end();
    response.type(found.type).send(found.bytes);
  });
  return router;
}
