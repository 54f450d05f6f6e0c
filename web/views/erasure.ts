/** A proposal to erase somebody, as the bureau's officers see it. */
export interface ErasureView {
  readonly erasureId: string;
  /** Null once the person was erased. */
  readonly code: string | null;
  readonly ground: 'request' | 'purposeEnded' | 'unlawful';
  readonly reference: string;
  readonly state: 'proposed' | 'done' | 'rejected';
  /** The reader proposed it and cannot decide. */
  readonly own: boolean;
}
