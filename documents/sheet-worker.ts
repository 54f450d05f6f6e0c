/** Runs in a child process with little memory, started by `sheet-aside.ts` only: a workbook that needs more ends it, not the service. */
import { readBook } from './sheet-book.js';

process.once('message', async (file: Uint8Array) => {
  const rows = await readBook(file).catch(() => null);
  process.send?.(rows, undefined, undefined, () => process.disconnect());
});
process.on('disconnect', () => process.exit(0));
