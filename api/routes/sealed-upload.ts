import { lend, sealedFile } from '../../desk/blobs/lend.js';
import { RefusedFile } from '../../desk/blobs/refused-file.js';
import { sha256 } from '../../desk/kit/canonical.js';
import { accepted } from '../../domain/refusal.js';
import type { UploadSaid } from './row.js';

/** A file kept as it came, sealed, and told to the act by `uploadedByName`; so is one whose bytes were refused, of which nothing is kept. */
export const sealedByName: Pick<UploadSaid, 'keep' | 'refuse'> = {
  keep: async (deps, { name, mediaType, size, bytes }) => {
    const sealed = sealedFile(deps.vault, bytes);
    await lend(deps, sealed);
    return accepted({ name, mediaType, size, sha256: sha256(bytes), blob: sealed.blob });
  },
  refuse: ({ name, size, bytes }, refusals) => {
    const hash = sha256(bytes);
    return { name, mediaType: '', size, sha256: hash, blob: hash, refused: new RefusedFile(refusals) };
  },
};
