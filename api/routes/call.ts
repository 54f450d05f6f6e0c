import type { Request, Response } from 'express';
import type { ZodType } from 'zod';
import type { Result } from '../../domain/refusal.js';
import type { Language } from '../../domain/vocabulary.js';
import type { Caller } from '../caller.js';
import type { ApiDeps } from '../deps.js';
import type { ActRow, FileRow, Params, ReadRow, RowBase } from './row.js';

/** What a call about the caller's own identity may use: cookies and headers, besides its input. */
export interface CallContext {
  readonly deps: ApiDeps;
  readonly caller: Caller;
  readonly language: Language;
  readonly params: Params;
  readonly request: Request;
  readonly response: Response;
}

/** Signing in and out, second factors, tokens, links: they concern a credential, not a case, so they are no desk acts. */
export interface CallRow extends RowBase {
  readonly kind: 'call';
  readonly method: 'get' | 'post' | 'delete';
  /** `anybody` may call without being signed in; `session` needs a browser session (a token will not do). */
  readonly by: 'anybody' | 'session';
  readonly name: string;
  readonly body: ZodType | null;
  readonly response: ZodType;
  readonly status: 200 | 201;
  readonly call: (context: CallContext, body: unknown) => Promise<Result<unknown>>;
}

/** Says one call; `body` is parsed before `call` is asked. */
export function callRoute<I>(
  said: Omit<CallRow, 'kind' | 'body' | 'call' | 'status' | 'link'> & {
    readonly body: ZodType<I> | null;
    readonly status?: 200 | 201;
    readonly call: (context: CallContext, body: I) => Promise<Result<unknown>>;
  },
): CallRow {
  return {
    ...said,
    kind: 'call',
    link: 'no',
    status: said.status ?? 200,
    call: (context, body) => said.call(context, body as I),
  };
}

export type AnyRow = ActRow | ReadRow | FileRow | CallRow;
