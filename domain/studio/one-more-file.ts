import { type Refusal, refuse } from '../refusal.js';

/** 'wrongFileType', or 'tooLarge' for one more than are read. @param types as sniffed from the content */
export function refuseOneMore(
  mediaType: string,
  had: number,
  { most, types }: { readonly most: number; readonly types: ReadonlySet<string> },
): Refusal | null {
  if (!types.has(mediaType)) return refuse('wrongFileType', { field: 'file' });
  return had < most
    ? null
    : refuse('tooLarge', { field: 'file', facts: { limit: 'files', maximum: most, count: had + 1 } });
}
