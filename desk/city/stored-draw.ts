import type { Candidate, ConflictDeclaration } from '../../domain/panel/conflicts.js';
import type { Draw, DrawInput } from '../../domain/panel/draw.js';

/** A candidate who came to the panel after the draw, what the experts had said of this one, and who scores. */
export interface Joined {
  readonly candidate: Candidate;
  readonly declarations: readonly ConflictDeclaration[];
  readonly expertIds: readonly string[];
}

/** What is kept of a draw: with it anybody repeats `domain/panel/draw.ts` and must get the same (HOST-31). */
export interface StoredDraw {
  readonly input: DrawInput;
  readonly draw: Draw;
  /** In the order in which they came. */
  readonly joined?: readonly Joined[];
}

/** The draw as it stands today: with everybody who joined later. */
export function wholeDraw({ input, draw, joined = [] }: StoredDraw): {
  readonly input: DrawInput;
  readonly draw: Draw;
} {
  const panel = new Set([...draw.panel, ...joined.flatMap((one) => one.expertIds)]);
  return {
    input: {
      ...input,
      candidates: [...input.candidates, ...joined.map((one) => one.candidate)],
      declarations: [...input.declarations, ...joined.flatMap((one) => one.declarations)],
    },
    draw: {
      ...draw,
      panel: [...panel],
      assignments: [
        ...draw.assignments,
        ...joined.map(({ candidate, expertIds }) => ({ caseId: candidate.caseId, expertIds })),
      ],
    },
  };
}
