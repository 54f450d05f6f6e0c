/** npm run compile: what a production machine starts, compiled where it may still be written (docs/operations.md). */
import { program } from './ensure/program.mjs';

for (const name of ['start', 'migrate', 'found', 'verify', 'reconcile', 'backup', 'restore', 'reseal'])
  await program(`scripts/${name}.ts`);
