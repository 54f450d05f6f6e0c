/** A time in which a studio stood still (STUDIO-O05). Beijing days. */
export interface SuspensionView {
  readonly number: number;
  readonly from: string;
  /** The last it may have without a decision of the city. */
  readonly until: string;
  /** The last it had; null while it lasts, the eve of its first where the studio worked the same day again. */
  readonly to: string | null;
  /** Why, for the host, the section and whoever decides alone; empty once it was erased. */
  readonly words: string | null;
}
