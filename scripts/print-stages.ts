/** npx tsx scripts/print-stages.ts: writes docs/stages.md from policy and transition table; a test compares the two. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stagesPage } from './stages-page.js';

writeFileSync(join(import.meta.dirname, '..', 'docs', 'stages.md'), stagesPage());
