import type { World } from '../parts/world.js';
import type { NumberName } from '../targets.js';

export interface Size {
  /** A slice for CI: seconds instead of minutes. Its figures are signs of life, not results. */
  readonly quick: boolean;
  readonly seed: number;
  /** Where CPU profiles go, or null. */
  readonly profiles: string | null;
}

/** What one measurement found: the numbers of the table, and everything they were computed from. */
export interface Found {
  readonly numbers: Partial<Record<NumberName, number>>;
  readonly raw: unknown;
}

export interface Measurement {
  readonly name: string;
  readonly run: (open: () => Promise<World>, size: Size) => Promise<Found>;
}
