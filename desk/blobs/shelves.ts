import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How many shelves a store has: a file stands on the one its hash begins with. */
export const shelves = 256;

export type OnShelf = Readonly<Record<'whole' | 'partial', readonly string[]>>;

/** What lies on the disk, whether a row names it or not. */
export interface BlobShelves {
  /**
   * Names on one shelf: whole files by their hash, and what a process left behind that ended while it wrote. Nothing else is named,
   * whoever put it there. @param shelf 0 to 255
   */
  on(shelf: number): Promise<OnShelf>;
  /** Whether the file was last written before an instant (real, in milliseconds since 1970); no when it is gone. */
  isOlder(name: string, than: number): Promise<boolean>;
  /** Removes a partial file; a whole one goes by its row alone (`desk/blobs/lend.ts`). */
  clear(partial: string): Promise<void>;
}

const kinds: Readonly<Record<keyof OnShelf, RegExp>> = {
  whole: /^[0-9a-f]{64}$/,
  partial: /^[0-9a-f]{64}\.[0-9a-f-]{36}$/,
};

/** The shelves of `diskBlobs` in the same folder. */
export function diskShelves(folder: string): BlobShelves {
  const placeOf = (name: string) => join(folder, name.slice(0, 2), name);
  return {
    on: async (shelf) => {
      const first = shelf.toString(16).padStart(2, '0');
      const names = (await readdir(join(folder, first)).catch(noneThere)).filter((name) => name.startsWith(first));
      const those = (kind: RegExp) => names.filter((name) => kind.test(name));
      return { whole: those(kinds.whole), partial: those(kinds.partial) };
    },
    isOlder: async (name, than) => {
      const found = await stat(placeOf(name)).catch(noneThere);
      return 'mtimeMs' in found && found.mtimeMs < than;
    },
    clear: async (partial) => {
      if (kinds.partial.test(partial)) await rm(placeOf(partial), { force: true });
    },
  };
}

/** A shelf on which nothing was ever put; a file that went in the meantime. */
function noneThere(error: unknown): [] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}
