import type { Role } from '../../domain/vocabulary.js';
import type { Guard } from './act-form.js';
import type { Again } from './frame.js';

export interface AccountView {
  readonly posts: readonly { readonly role: Role; readonly orgName: string }[];
  readonly totp: boolean;
  /** Whether single sign-on is bound; null where the city has none. */
  readonly bound: boolean | null;
  /** A secret just offered, with its QR code as an SVG data address. */
  readonly offer: { readonly secret: string; readonly uri: string; readonly qr: string } | null;
  /** Shown once, right after enrolment. */
  readonly recoveryCodes: readonly string[] | null;
  readonly sessions: readonly {
    readonly id: string;
    readonly startedAt: string;
    readonly lastSeenAt: string;
    readonly here: boolean;
  }[];
  /** Ending a session asks for the password: no second factor was shown lately. */
  readonly passwordDue: boolean;
  readonly newToken: string | null;
  readonly tokens: readonly {
    readonly id: string;
    readonly name: string;
    readonly scope: 'read' | 'act';
    readonly expiresAt: string;
  }[];
  readonly guard: Guard;
  readonly again?: Again;
}
