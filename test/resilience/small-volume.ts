import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../scripts/ensure/command.js';

/** A real volume of a few megabytes that can be filled to its last byte. */
export interface SmallVolume {
  readonly folder: string;
  /** Takes all space that is left. */
  fill(): Promise<void>;
  /** Gives it back. */
  free(): void;
  remove(): Promise<void>;
}

/** As root, or by sudo that asks no password. @throws Error where neither may mount: the test fails there, it is not left out */
export async function smallVolume(megabytes: number): Promise<SmallVolume> {
  const folder = mkdtempSync(join(tmpdir(), 'pingxuan-volume-'));
  const asRoot = (command: string, ...args: string[]) =>
    process.getuid?.() === 0 ? run(command, args) : run('sudo', ['-n', command, ...args]);
  const mounted = await asRoot('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'tmpfs', folder);
  if (!mounted.ok) throw new Error(`no small volume can be mounted: ${mounted.output}`);
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: async () => {
      // Ends with "No space left on device", which is what is wanted.
      await run('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k']);
      await run('sh', ['-c', `cat /dev/zero >> ${filler}`]);
    },
    free: () => rmSync(filler, { force: true }),
    remove: async () => {
      await asRoot('umount', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
