/** The studio's public page (STUDIO-26): its versions, who may write and who may publish them, and when it has grown old. */
import { z } from 'zod';
import { type Refusal, refuse } from '../../refusal.js';
import { addDays, type Day } from '../../time/beijing.js';
import type { DaySpan } from '../../time/school-year.js';
import { isAlive } from '../letter/issue.js';
import type { StudioState } from '../states.js';
import type { ContentFault } from './content.js';

/** What the host writes; host, unit and members stand in the register and are not written again. */
export const pageSections = ['about', 'news', 'results', 'lessons'] as const;
export type PageSection = (typeof pageSections)[number];

const section = z.string().max(20_000).default('');
export const pageSchema = z.strictObject({
  sections: z.strictObject({ about: section, news: section, results: section, lessons: section }),
  /** What is new, in one line: the unit reads it first, the feed says it. */
  change: z.string().trim().min(1).max(100),
});
export type PageWords = z.infer<typeof pageSchema>;

/** `returned` and `draft` are left behind by the version saved on them; `published` stands until the next is, or is taken down. */
export const pageStates = ['draft', 'submitted', 'published', 'returned', 'takenDown'] as const;
export type PageState = (typeof pageStates)[number];

export interface SavedVersion {
  readonly version: number;
  /** The unit is asked to read it. */
  readonly isRead: boolean;
}

/** Nobody speaks for a studio that is over or stands still. */
export const mayWritePage = (state: StudioState): boolean => isAlive(state) && state !== 'suspended';

/**
 * Everything that keeps a version from being saved: 'stageNotOpen' (STUDIO-05) while the term is over or stands still; 'stageNotOpen'
 * (STUDIO-26) while the unit reads the version before; 'caseChanged' when another was saved meanwhile, `shown` being the one the host
 * was shown, 0 for none; 'badInput' for a page without a word, and for each thing that is not shown to readers (field `sections.…`).
 */
export function refusePage(
  state: StudioState,
  last: SavedVersion | null,
  shown: number,
  { sections }: Pick<PageWords, 'sections'>,
  faults: Readonly<Record<PageSection, readonly ContentFault[]>>,
): readonly Refusal[] {
  const ruleId = 'STUDIO-26';
  if (!mayWritePage(state)) return [refuse('stageNotOpen', { ruleId: 'STUDIO-05' })];
  const current = last?.version ?? 0;
  if (last?.isRead) return [refuse('stageNotOpen', { ruleId })];
  if (shown !== current) return [refuse('caseChanged', { ruleId, field: 'version', facts: { shown, current } })];
  if (pageSections.every((name) => sections[name].trim() === ''))
    return [refuse('badInput', { ruleId, field: 'sections.about', facts: { issue: 'empty' } })];
  return pageSections.flatMap((name) =>
    faults[name]
      .slice(0, 1)
      .map((fault) => refuse('badInput', { ruleId, field: `sections.${name}`, facts: { ...fault } })),
  );
}

/**
 * 'secondPersonRequired' for whoever saved the version; 'caseChanged' for another than was shown, by its hash; 'badInput' for a return
 * without a reason.
 */
export function refuseModeration(
  saved: { readonly savedBy: string; readonly contentHash: string },
  said: {
    readonly personId: string;
    readonly contentHash: string;
    readonly outcome: 'published' | 'returned';
    readonly reason: string;
  },
): Refusal | null {
  const ruleId = 'STUDIO-26';
  if (saved.savedBy === said.personId) return refuse('secondPersonRequired', { ruleId });
  if (saved.contentHash !== said.contentHash) return refuse('caseChanged', { ruleId });
  return said.outcome === 'returned' && said.reason === '' ? refuse('badInput', { ruleId, field: 'reason' }) : null;
}

/** What anybody is shown of a studio in a state: its page; its page under a word of warning; that it is over, and nobody's name. */
export const pageShown: Readonly<Record<StudioState, 'whole' | 'marked' | 'over'>> = {
  approved: 'whole',
  establishing: 'whole',
  running: 'whole',
  underAssessment: 'whole',
  suspended: 'marked',
  termEnded: 'marked',
  renewed: 'whole',
  closed: 'over',
  revoked: 'over',
};

/** STUDIO-O09: the days on which a page nobody has renewed since `last` is old, and old again, within a span. */
export function staleDays(last: Day, span: DaySpan, p: { readonly pageStaleDays: number }): readonly Day[] {
  const days: Day[] = [];
  for (let day = addDays(last, p.pageStaleDays); day <= span.to; day = addDays(day, p.pageStaleDays))
    if (day >= span.from) days.push(day);
  return days;
}
