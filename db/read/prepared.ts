import { sql } from 'drizzle-orm';
import { preparers } from '../../domain/task-kinds.js';

/** The pairs of a kind of task and the post that makes it ready, to compare `(t.kind, p.role)` with. */
export const prepared = sql`(${sql.join(
  Object.entries(preparers).map(([kind, role]) => sql`(${kind}, ${role})`),
  sql`, `,
)})`;
