import { conventions } from '../clauses/conventions.js';
import { conditions } from './clauses/conditions.js';
import { openNoticePoints } from './clauses/open-notice-points.js';
import { openPoints } from './clauses/open-points.js';
import { procedure } from './clauses/procedure.js';

/** Every rule a host selection may cite, by rule id. */
export const clauses = { ...conditions, ...procedure, ...conventions, ...openPoints, ...openNoticePoints } as const;
export type RuleId = keyof typeof clauses;
