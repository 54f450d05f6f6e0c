import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { refusals } from '../domain/refusal.js';
import type { Language } from '../domain/vocabulary.js';
import { api as words } from '../text/api.js';
import { linkName, sessionName } from './cookies.js';
import { pathsOf } from './mount.js';
import { requestBodyOf } from './openapi-body.js';
import { problemSchema } from './problem.js';
import type { AnyRow } from './routes/call.js';
import { tags } from './routes/tags.js';

/** The OpenAPI 3.1 document of the table. @param url the address people use */
export function openApi(rows: readonly AnyRow[], url: string, language: Language) {
  const w = words[language];
  const paths: ZodOpenApiPathsObject = {};
  for (const row of rows)
    for (const path of pathsOf(row)) paths[path] = { ...paths[path], [row.method]: operation(row, path, language) };
  return createDocument({
    openapi: '3.1.1',
    info: { title: w.title, version: '1', description: w.description },
    servers: [{ url }],
    tags: Object.entries(tags).map(([name, said]) => ({ name, description: said[language] })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: w.bearer },
        session: { type: 'apiKey', in: 'cookie', name: sessionName(url), description: w.cookie },
        link: { type: 'apiKey', in: 'cookie', name: linkName(url), description: w.linkCookie },
      },
    },
  });
}

function operation(row: AnyRow, path: string, language: Language): ZodOpenApiOperationObject {
  const w = words[language];
  const behindLink = path !== row.path;
  const body = requestBodyOf(row);
  return {
    operationId: `${nameOf(row)}${behindLink ? 'ByLink' : ''}`,
    summary: row.summary[language],
    tags: [row.tag],
    security: securityOf(row, behindLink),
    requestParams: {
      path: z.object(Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, z.string()]))),
      ...(row.kind === 'read' && row.query instanceof z.ZodObject && { query: row.query }),
      ...(row.kind === 'act' && { header: headersOf(row, behindLink, language) }),
    },
    ...(body && { requestBody: body }),
    responses: {
      [row.kind === 'act' || row.kind === 'call' ? row.status : 200]: {
        description: w.ok,
        content:
          row.kind === 'file'
            ? Object.fromEntries(
                [row.mediaType, ...(row.otherTypes ?? [])].map((type) => [
                  type,
                  { schema: { type: 'string', format: 'binary', description: w.file } },
                ]),
              )
            : { 'application/json': { schema: row.response } },
      },
      ...(row.method === 'get' && { 304: { description: w.unchanged } }),
      ...Object.fromEntries(problems.map((status) => [status, problem(w.problem)])),
    },
  };
}

/** Every status a refusal may have; a fault of ours (500) is promised nowhere. */
const problems = [...new Set(Object.values(refusals))].filter((status) => status !== refusals.internalError);

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

function nameOf(row: AnyRow): string {
  if (row.kind === 'act') return row.act;
  if (row.kind === 'call') return row.name;
  return `get${row.path
    .split('/')
    .filter((part) => part !== '' && part !== 'api')
    .map((part) => part.replaceAll(/[^A-Za-z0-9]+(\w?)/g, (_, next: string) => next.toUpperCase()))
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('')}`;
}

function securityOf(row: AnyRow, behindLink: boolean): Record<string, string[]>[] {
  if (behindLink) return [{ link: [] }];
  if (row.by === 'person') return [{ bearer: [] }, { session: [] }];
  return row.by === 'session' ? [{ session: [] }] : [{}];
}

function headersOf(row: AnyRow & { kind: 'act' }, behindLink: boolean, language: Language) {
  const w = words[language];
  const key = z.string().min(1).max(200).meta({ description: w.idempotencyKey });
  return z.object({
    ...(row.by !== 'respondent' && { 'Idempotency-Key': key }),
    ...(row.ifMatch && { 'If-Match': z.string().optional().meta({ description: w.ifMatch }) }),
    ...(behindLink && { 'X-Link-Nonce': z.string().meta({ description: w.nonce }) }),
  });
}
