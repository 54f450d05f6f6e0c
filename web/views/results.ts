/** Rounds whose results are published. */
export type ResultsListView = readonly {
  readonly code: string;
  readonly name: string;
  readonly publishedAt: string | null;
}[];

/** The hosts of one round, allow-listed fields only (I20). */
export interface ResultsView {
  readonly roundName: string;
  readonly publishedAt: string;
  readonly hosts: readonly {
    readonly name: string;
    readonly school: string;
    readonly county: string | null;
    readonly studio: string;
    readonly certificateNumber: string;
    readonly decisionNumber: string;
  }[];
}
