import type { Rubric } from '../../domain/panel/sheets.js';
import type { HostSelectionParameters } from '../../policy/host-selection/parameters.js';

/** The round's score sheet as the panel arithmetic wants it (HOST-25). */
export const rubricOf = (p: Pick<HostSelectionParameters, 'rubric'>): Rubric => ({
  code: 'hostSelection',
  dimensions: p.rubric.map(({ code, max }) => ({ code, max: String(max) })),
});
