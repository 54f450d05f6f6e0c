import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SheetRow } from './csv.js';

/** 200,000 cells fit (measured); the largest import has 20,000 rows of seven columns. */
const heapMegabytes = 160;
/** Such a workbook takes two seconds on an idle core. */
const patienceMs = 20_000;

/** `readBook` in a process of its own. 'broken': no workbook; 'tooLarge': it needs more memory or time than any sheet we ask for. */
export function readBookAside(file: Uint8Array): Promise<SheetRow[] | 'broken' | 'tooLarge'> {
  const extension = extname(import.meta.filename);
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = fork(join(import.meta.dirname, `sheet-worker${extension}`), {
    execArgv: [`--max-old-space-size=${heapMegabytes}`, ...(extension === '.ts' ? ['--import', loader] : [])],
    serialization: 'advanced',
    // Out of memory, it would print a page of its own.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve) => {
    const watchdog = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    const end = (result: SheetRow[] | 'broken' | 'tooLarge') => {
      clearTimeout(watchdog);
      resolve(result);
    };
    child.once('message', (rows: SheetRow[] | null) => end(rows ?? 'broken'));
    child.once('error', () => end('broken'));
    child.once('exit', () => end('tooLarge'));
    child.send(file, (error) => {
      if (error) child.kill('SIGKILL');
    });
  });
}
