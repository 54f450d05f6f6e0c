import type { MoveGround, MoveState } from '../../domain/studio/move.js';

/** A move of a studio to another unit, made or not (STUDIO-14, STUDIO-O05). */
export interface MoveView {
  readonly number: number;
  readonly ground: MoveGround;
  readonly state: MoveState;
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly askedAt: string;
  readonly settledAt: string | null;
  /** Why a unit declined, for the section; else empty. */
  readonly reason: string;
}
