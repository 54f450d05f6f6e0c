import { conditions } from '../host-selection/clauses/conditions.js';
import { assessment } from './clauses/assessment.js';
import { duties } from './clauses/duties.js';
import { openAssessmentPoints } from './clauses/open-assessment-points.js';
import { openPoints } from './clauses/open-points.js';
import { term } from './clauses/term.js';

/** Every rule the term of a studio may cite beside those of the selection, by rule id. */
export const studioClauses = {
  ...term,
  ...duties,
  ...assessment,
  ...openPoints,
  ...openAssessmentPoints,
  'VETO-02': conditions['VETO-02'],
} as const;
export type StudioRuleId = keyof typeof studioClauses;
