import type { CallRow } from './call.js';

export const identity: readonly CallRow[] = [];
