/** What database, Temporal and mail can disagree about. */
export const divergenceKinds = [
  'workflowMissing',
  'workflowClosed',
  'workflowFailed',
  'workflowLingers',
  'workflowOrphan',
  'workflowStuck',
  'historyLong',
  'newsMissing',
  'newsUnknown',
  'outboxStuck',
  'stageWithoutTasks',
  'letterMissing',
  'mailOverdue',
  'paperMissing',
  'paperUnfounded',
  'linkOrphan',
] as const;
export type DivergenceKind = (typeof divergenceKinds)[number];

/** One disagreement and what became of it. Ids and codes only. */
export interface Divergence {
  readonly kind: DivergenceKind;
  /** Workflow id, or the id of the row concerned. */
  readonly at: string;
  /** `repaired`: put right · `reported`: a person has to look, or repairing was not asked for. */
  readonly outcome: 'repaired' | 'reported';
  readonly facts: Readonly<Record<string, string | number>>;
}
