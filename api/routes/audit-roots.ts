import { z } from 'zod';
import { publishedRoots } from '../../db/read/audit-roots.js';
import { accepted } from '../../domain/refusal.js';
import { publicReadRoute } from './route.js';
import type { ReadRow } from './row.js';
import { instant } from './shapes.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const seal = z.number().int().positive();
/** A year of days. */
const shown = 366;

/** The audit log's daily roots (design rule 10): whoever keeps one can tell later whether anything before it was changed. */
export const auditRootReads: readonly ReadRow[] = [
  publicReadRoute({
    path: '/api/audit-roots',
    tag: 'notice',
    summary: { zh: '审计日志每日根摘要值', en: 'The daily roots of the audit log' },
    response: z.object({
      latest: z.object({ seal, hash, at: instant }).nullable(),
      items: z.array(z.object({ day: z.iso.date(), seal, root: hash })),
    }),
    read: async ({ tx }) => {
      const roots = await publishedRoots(tx, shown);
      return accepted({ ...roots, items: [...roots.items] });
    },
  }),
];
