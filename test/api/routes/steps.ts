import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import type { BlobStore } from '../../../desk/blobs/blobs.js';
import { performSystem } from '../../../desk/kit/act.js';
import { sha256 } from '../../../desk/kit/canonical.js';
import { linkSecret } from '../../../desk/kit/links.js';
import { openStage } from '../../../desk/kit/stage.js';
import { schoolRecommendation } from '../../../desk/stages/school-recommendation.js';
import { call, signedIn, type TestServer } from '../server.js';

/** Files in memory, found by their content as on the disk. */
export function memoryBlobs(): BlobStore {
  const kept = new Map<string, Uint8Array>();
  return {
    put: async (bytes) => {
      const hash = sha256(bytes);
      kept.set(hash, bytes);
      return hash;
    },
    read: async (hash) => {
      const bytes = kept.get(hash);
      return bytes ? Readable.from([Buffer.from(bytes)]) : null;
    },
    remove: async (hash) => void kept.delete(hash),
  };
}

/** A browser signed in as one person. */
export interface Browser {
  readonly cookie: string;
  readonly get: (path: string) => Promise<Awaited<ReturnType<typeof call>>>;
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Awaited<ReturnType<typeof call>>>;
  readonly upload: (path: string, file: Uint8Array, name: string) => Promise<{ status: number; body: unknown }>;
  readonly download: (path: string) => Promise<Response>;
}

/** Signs a person in who has no account yet. */
export async function browserOf(server: TestServer, code: string): Promise<Browser> {
  await server.account(code);
  const cookie = await signedIn(server, code);
  return {
    cookie,
    get: (path) => call(server, 'GET', path, { cookie }),
    send: (method, path, body, headers = {}) =>
      call(server, method, path, { cookie, headers, ...(body !== undefined && { body }) }),
    upload: async (path, file, name) => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(file)]), name);
      const headers = { cookie, 'idempotency-key': randomUUID() };
      const answer = await fetch(`${server.url}${path}`, { method: 'POST', body: form, headers });
      return { status: answer.status, body: await answer.json() };
    },
    download: (path) => fetch(`${server.url}${path}`, { headers: { cookie } }),
  };
}

/** Trades a link for its session, as the page behind it does. */
export async function openedLink(server: TestServer, linkId: string) {
  const secret = linkSecret(server.deps.linkKey, linkId);
  const answer = await call(server, 'POST', `/t/${linkId}/open`, { body: { secret } });
  expect(answer.status).toBe(200);
  return { cookie: answer.cookie, headers: { 'x-link-nonce': String(answer.body.nonce) } };
}

/** What the process does once a form has come in: asks the school. */
export const askSchool = (server: TestServer, caseId: string) =>
  performSystem(server.deps, (desk) =>
    openStage(desk, schoolRecommendation, {
      subject: { kind: 'case', id: caseId },
      stage: 'schoolRecommendation',
      number: 1,
      roundId: server.city.roundId,
    }),
  );

/** The smallest file that is a PDF to whoever looks at its bytes. */
export const smallPdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
