/** What shows that work was done (佐证材料): files with one record of a studio's work. */
import { type Refusal, refuse } from '../../refusal.js';
import { refuseOneMore } from '../one-more-file.js';
import type { WorkState } from './recording.js';
import { type WorkKind, workRules } from './work.js';

/** The largest file, in bytes, and how many stand with one record. */
export const evidenceBytes = 10 * 1024 * 1024;
const most = 20;

/** 'taskClosed' (the kind's rule) once the record was confirmed or returned: what was looked at then stays as it was. */
export const refuseEvidence = ({ kind, state }: { readonly kind: WorkKind; readonly state: WorkState }) =>
  state === 'recorded' ? null : refuse('taskClosed', { ruleId: workRules[kind] });

/** As `refuseOneMore`. */
export const refuseEvidenceFile = (mediaType: string, had: number, types: ReadonlySet<string>): Refusal | null =>
  refuseOneMore(mediaType, had, { most, types });
