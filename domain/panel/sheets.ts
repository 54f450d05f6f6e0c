import { z } from 'zod';
import { type Refusal, refuse } from '../refusal.js';
import type { ConflictGround } from './conflicts.js';
import { compare, type Fraction, fraction, parseDecimal, sum } from './decimal.js';
import type { Hash } from './draw.js';

const code = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/);

/** Points as people write them: digits with at most one decimal, never a float. */
export const pointsSchema = z.string().regex(/^\d{1,4}(\.\d)?$/);

/** The dimensions scored and the most points each can give; their order is the order on the sheet. */
export const rubricSchema = z.strictObject({
  code,
  dimensions: z
    .array(z.strictObject({ code, max: pointsSchema }))
    .min(1)
    .refine((list) => new Set(list.map((d) => d.code)).size === list.length, { error: 'dimension named twice' }),
});
export type Rubric = z.infer<typeof rubricSchema>;

export interface ScoreSheet {
  readonly caseId: string;
  readonly expertId: string;
  /** By dimension code; decimal strings. */
  readonly points: Readonly<Record<string, string>>;
  readonly comment: string;
}

const zero = fraction(0n);
const pointsOf = (text: string | undefined): Fraction => (text === undefined ? null : parseDecimal(text)) ?? zero;

/** The schema of a complete sheet under `rubric`: exactly its dimensions, each within 0..max (both included, CONV-01). */
export function sheetSchema(rubric: Rubric): z.ZodType<ScoreSheet> {
  const points = Object.fromEntries(
    rubric.dimensions.map(({ code: name, max }) => [
      name,
      pointsSchema.refine((text) => compare(pointsOf(text), pointsOf(max)) <= 0, { error: `more than ${max}` }),
    ]),
  );
  return z.strictObject({
    caseId: z.string().min(1),
    expertId: z.string().min(1),
    points: z.strictObject(points),
    comment: z.string().max(2000),
  });
}

/** Sum of all points of a sheet, exact. */
export const totalOf = (sheet: Pick<ScoreSheet, 'points'>): Fraction =>
  sum(Object.values(sheet.points).map((text) => pointsOf(text)));

/** Points of one dimension, exact; 0 where the sheet has none. */
export const dimensionOf = (sheet: Pick<ScoreSheet, 'points'>, name: string): Fraction => pointsOf(sheet.points[name]);

export type SheetFault = 'incomplete' | 'conflicted' | 'sealBroken';

/** Why a sheet does not count, or null: a valid score. `sealMatches` comes from `refuseOpening`. */
export function faultOf(
  sheet: unknown,
  rubric: Rubric,
  facts: { readonly conflicts: readonly ConflictGround[]; readonly sealMatches: boolean },
): SheetFault | null {
  if (facts.conflicts.length > 0) return 'conflicted';
  if (!sheetSchema(rubric).safeParse(sheet).success) return 'incomplete';
  return facts.sealMatches ? null : 'sealBroken';
}

/** '87.0' and '087' say '87': the same points always give the same commitment. */
const plain = (text: string): string => text.replace(/^0+(?=\d)/, '').replace(/\.0$/, '');

/**
 * What is hashed when an expert seals a sheet. Canonical JSON of one array, dimensions in the rubric's order:
 * [version, rubric, caseId, expertId, [[dimension, points]…], comment, nonce]. The nonce (hex, ≥128 bits) keeps the few
 * possible scores from being guessed out of the published hash.
 */
export function commitmentText(sheet: ScoreSheet, rubric: Rubric, nonce: string): string {
  const points = rubric.dimensions.map((d) => [d.code, plain(sheet.points[d.code] ?? '')]);
  return JSON.stringify(['pingxuan/sheet/1', rubric.code, sheet.caseId, sheet.expertId, points, sheet.comment, nonce]);
}

export interface Opening {
  readonly commitment: string;
  readonly sheet: ScoreSheet;
  readonly nonce: string;
}

/** At the joint opening: 'badInput' (nonce too short), 'sealBroken' when the sheet is not the one that was sealed. */
export function refuseOpening({ commitment, sheet, nonce }: Opening, rubric: Rubric, hash: Hash): Refusal | null {
  if (!/^[0-9a-f]{32,}$/.test(nonce)) return refuse('badInput', { field: 'nonce' });
  return hash(commitmentText(sheet, rubric, nonce)) === commitment
    ? null
    : refuse('sealBroken', { ruleId: 'HOST-31', facts: { caseId: sheet.caseId } });
}
