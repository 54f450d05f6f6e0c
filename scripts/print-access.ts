/** npx tsx scripts/print-access.ts: writes docs/access.md from the access table; a test compares the two. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessPage } from './access-page.js';

writeFileSync(join(import.meta.dirname, '..', 'docs', 'access.md'), accessPage());
