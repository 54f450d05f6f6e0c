import type { AnyRow } from './call.js';
import { identity } from './identity.js';

/** Every route, in the order of the documentation. Each area's array is added here and nowhere else. */
export const rows: readonly AnyRow[] = [...identity];
