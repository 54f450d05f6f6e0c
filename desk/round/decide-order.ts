import { stagePlans } from '../stages/all.js';
import { decideOrderWith } from './decide-order-with.js';

/** Puts an order in force, or rejects it; see `decideOrderWith`. */
export const decideOrder = decideOrderWith(() => stagePlans);
