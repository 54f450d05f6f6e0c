import type { AnyRow } from './call.js';
import { identity } from './identity.js';
import { links } from './links.js';
import { tokens } from './tokens.js';

/** Every route, in the order of the documentation. Each area's array is added here and nowhere else. */
export const rows: readonly AnyRow[] = [...identity, ...tokens, ...links];
