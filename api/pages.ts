import type { Request, Response, Router } from 'express';
import type { Refusal, Result } from '../domain/refusal.js';
import type { Language } from '../domain/vocabulary.js';
import type { Caller } from './caller.js';
import type { ActRow } from './routes/row.js';

/** What has become of a link and its task, for the page that stands behind it. */
export type LinkState =
  | { readonly kind: 'closed'; readonly linkId: string; readonly refusal: Refusal }
  /** Alive, but nobody has traded its secret in this browser yet: show the button and the field for the printed code. */
  | { readonly kind: 'locked'; readonly linkId: string }
  /** A strong task: its link leads to sign-in, with the task's page as the way back. */
  | { readonly kind: 'signIn'; readonly linkId: string; readonly taskId: string }
  | { readonly kind: 'open'; readonly linkId: string; readonly caller: Caller & { readonly kind: 'link' } };

export interface PageContext {
  readonly request: Request;
  readonly response: Response;
  readonly caller: Caller;
  readonly language: Language;
}

/** What `web/` gives the API to show. Nothing here may write: pages are answers to GET. */
export interface Pages {
  /** Mounted after the API, before the 404: all other pages. `response.locals.caller` is set (see `callerOf`). */
  readonly router: Router;
  /** GET /t/:id in every state. */
  readonly link: (context: PageContext, state: LinkState) => Promise<void>;
  /** A form (application/x-www-form-urlencoded) posted to a row's own address has been performed or refused. */
  readonly afterAct: (context: PageContext, row: ActRow, result: Result<unknown>) => Promise<void>;
  /** An HTML caller met an error that has no page of its own. */
  readonly problem: (context: PageContext, status: number, refusals: readonly Refusal[]) => Promise<void>;
}
