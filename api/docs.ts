import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { type Request, type Response, Router } from 'express';
import type { Language } from '../domain/vocabulary.js';
import { api as words } from '../text/api.js';
import type { ApiDeps } from './deps.js';
import { languageFor } from './identify.js';
import { openApi } from './openapi.js';
import type { AnyRow } from './routes/call.js';

const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const start = `window.onload = () => SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true });\n`;

/** /openapi.json, and /docs that shows it; every byte comes from this server. */
export function docs(deps: ApiDeps, rows: readonly AnyRow[]): Router {
  const router = Router();
  const made: Partial<Record<Language, ReturnType<typeof openApi>>> = {};
  router.get('/openapi.json', (request: Request, response: Response) => {
    const language = languageFor(request, response);
    made[language] ??= openApi(rows, deps.publicUrl, language);
    response.vary('Accept-Language').json(made[language]);
  });
  router.get('/docs', (request: Request, response: Response) => {
    response.type('html').send(pageOf(languageFor(request, response)));
  });
  router.get('/docs/start.js', (_request: Request, response: Response) => void response.type('js').send(start));
  const files = express.static(assets, { index: false, maxAge: '1d' });
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js']) router.get(`/docs/${name}`, stripDocs, files);
  return router;
}

function stripDocs(request: Request, _response: Response, next: () => void): void {
  request.url = request.url.replace(/^\/docs/, '');
  next();
}

const pageOf = (language: Language): string => `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words[language].docsTitle}</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;
