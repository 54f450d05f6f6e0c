import type { WritingKind, WritingState } from '../../domain/studio/members/writings.js';

/** One version of what a member hands in (STUDIO-21, MEMBER-06). */
export interface WritingView {
  /** Within the term. */
  readonly number: number;
  readonly kind: WritingKind;
  readonly version: number;
  /** Of a summary: the last day of its period. */
  readonly dueOn: string | null;
  readonly state: WritingState;
  readonly contentHash: string | null;
  readonly handedInAt: string | null;
  readonly answeredAt: string | null;
  /** Null before it is handed in, and once its words were erased. */
  readonly sections: Readonly<Record<string, string>> | null;
  /** What the host said; empty where nothing. */
  readonly answer: string;
}
