/** The pictures of a studio's page (STUDIO-26). */
import { type Refusal, refuse } from '../../refusal.js';

/** Bytes; a photo of a telephone is made smaller first. */
export const pictureBytes = 3 * 1024 * 1024;
/** In the life of a studio: every version of its page keeps those it shows. */
export const picturesMost = 300;
export const pictureTypes: readonly string[] = ['image/png', 'image/jpeg'];

/** Of another type, or no whole picture of its own. */
export const noPicture = (mediaType: string): Refusal =>
  refuse('wrongFileType', {
    ruleId: 'STUDIO-26',
    field: 'file',
    facts: { found: mediaType.split('/').at(-1) ?? '', named: '', allowed: 'png jpg' },
  });

/** 'wrongFileType' for what is no picture; 'tooLarge' (`limit` files) once the studio has so many. */
export function refusePicture(mediaType: string, had: number): Refusal | null {
  const ruleId = 'STUDIO-26';
  if (!pictureTypes.includes(mediaType)) return noPicture(mediaType);
  if (had < picturesMost) return null;
  return refuse('tooLarge', {
    ruleId,
    field: 'file',
    facts: { limit: 'files', maximum: picturesMost, count: had + 1 },
  });
}
