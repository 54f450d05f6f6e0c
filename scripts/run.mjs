/** node scripts/run.mjs <file.ts> [arguments]: installs what is missing, then runs the file. */
import { launch } from './ensure/launch.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error('node scripts/run.mjs <file.ts> [arguments]');
  process.exit(2);
}
await launch(file, args);
