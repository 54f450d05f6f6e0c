import type { LinkSession } from '../desk/identity/open-link.js';
import type { Language } from '../domain/vocabulary.js';

/** A signed-in browser. */
export interface SessionCaller {
  readonly kind: 'session';
  readonly accountId: string;
  readonly personId: string;
  readonly language: Language;
  /** SHA-256 of the cookie. */
  readonly sessionHash: string;
  /** A second factor was shown, recently enough for strong acts. */
  readonly secondFactor: boolean;
  /** The account has a second factor that this session has not shown yet: it may do nothing but show it. */
  readonly secondFactorDue: boolean;
}

/** A program with a token (`Authorization: Bearer`); never good for strong acts. */
export interface TokenCaller {
  readonly kind: 'token';
  readonly accountId: string;
  readonly personId: string;
  readonly language: Language;
  readonly scope: 'read' | 'act';
}

/** A browser that traded a link's secret: for that link's one task only, while it stands. */
export interface LinkCaller extends LinkSession {
  readonly kind: 'link';
}

export type Caller = SessionCaller | TokenCaller | LinkCaller | { readonly kind: 'nobody' };

export const nobody: Caller = { kind: 'nobody' };
