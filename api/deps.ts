import type { BlobStore } from '../desk/blobs/blobs.js';
import type { IdentityDeps } from '../desk/identity/deps.js';
import type { VirusScan } from '../documents/clamd.js';
import type { OidcProvider } from './oidc/provider.js';
import type { Pages } from './pages.js';
import type { RateLimits } from './rate-limits.js';

/** One line of the request log: never a query string, a body, a name or a secret. */
export interface LogLine {
  readonly requestId: string;
  readonly method: string;
  /** The route as written in the table, not the address as called. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly caller: 'session' | 'token' | 'link' | 'nobody';
  /** Only for 500: the error's class and message-free stack, for the operator. */
  readonly fault?: string;
}

export interface Checks {
  readonly database: () => Promise<void>;
  readonly temporal?: () => Promise<void>;
  readonly mail?: () => Promise<void>;
}

/** Everything the HTTP side needs; `worker/` and `scripts/` put it together. */
export interface ApiDeps extends IdentityDeps {
  /** What people type: stands in links and decides whether cookies are `Secure`. */
  readonly publicUrl: string;
  readonly trustProxyHops: number;
  /** Of the program, for operators. */
  readonly version?: string;
  readonly log: (line: LogLine) => void;
  readonly checks: Checks;
  readonly limits: RateLimits;
  /** Where attachments lie. */
  readonly blobs: BlobStore;
  /** Asked before any uploaded file is kept, when there is a scanner. */
  readonly scan?: VirusScan;
  /** The city's identity provider, when there is one. */
  readonly oidc?: OidcProvider;
  /** The web pages, when there are any. */
  readonly pages?: Pages;
}
