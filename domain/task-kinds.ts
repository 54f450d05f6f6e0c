/** Everything a person can be asked to do; `text/tasks.ts` names each, `web/` has a page for each. */
export const taskKinds = [
  'schoolRecommendation',
  'correction',
  'nomination',
  'publishNotice',
  'bundle',
  'objectionHandling',
  'panelFormation',
  'declareConflicts',
  'score',
  'openSheets',
  'ranking',
  'justifyProject',
  'publishCityNotice',
  'finalDecision',
  'vetoResponse',
  'vetoDecision',
  'appealDecision',
  'confirmTransfer',
  'departureDecision',
  'addressCorrection',
] as const;
export type TaskKind = (typeof taskKinds)[number];
