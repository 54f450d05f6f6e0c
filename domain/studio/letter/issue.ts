/** STUDIO-17: the letter (目标责任书) before it is sealed: what the section drafts, and whether it may go out to be signed. */
import { z } from 'zod';
import { type Refusal, refuse } from '../../refusal.js';
import type { DaySpan } from '../../time/school-year.js';
import type { StudioState } from '../states.js';
import { researchDueOn } from '../term.js';
import { differenceOf, isEmpty, type LetterTask, letterTaskSchema } from './tasks.js';
import { workRules } from './work.js';

/** A task as an edition proposes it; its day is counted from the term. */
export const proposedTaskSchema = letterTaskSchema.omit({ dueOn: true });
export type ProposedTask = z.infer<typeof proposedTaskSchema>;

export const proposedTasksSchema = z.array(proposedTaskSchema).min(1).max(100);

export interface LetterParameters {
  readonly letterTasks: readonly ProposedTask[];
  readonly researchDueDaysBeforeEnd: number;
}

/** What the section starts from: the edition's list, due with the term; a topic (STUDIO-23) by its own day. */
export const proposedTasks = (term: DaySpan, p: LetterParameters): readonly LetterTask[] =>
  p.letterTasks.map((task) => ({
    ...task,
    dueOn: task.kinds.some((kind) => workRules[kind] === 'STUDIO-23') ? researchDueOn(term, p) : term.to,
  }));

/** STUDIO-20, -22…-25: the host's duties that are done by work; each must be a task of the letter, or nobody would ever ask for it (ASSESS-03). */
export const letterDuties: readonly string[] = [...new Set(Object.values(workRules))];

export const dutiesMissing = (tasks: readonly Pick<LetterTask, 'kinds'>[]): readonly string[] =>
  letterDuties.filter((ruleId) => !tasks.some(({ kinds }) => kinds.some((kind) => workRules[kind] === ruleId)));

/** Over, by time or by decision: nothing is agreed any more. */
const over: readonly StudioState[] = ['termEnded', 'renewed', 'closed', 'revoked'];
export const isAlive = (state: StudioState): boolean => !over.includes(state);

export interface Issued {
  readonly version: number;
  readonly tasks: readonly LetterTask[];
  readonly sealed: boolean;
}

export interface Draft {
  /** The version the drafter was shown; 0: none. */
  readonly shown: number;
  readonly tasks: readonly LetterTask[];
  /** Why there is another version; asked from the second on. */
  readonly reason: string;
}

/** Under which rules a paper's versions are judged: the paper's own, and the one by which it stays as it is once sealed. */
export interface VersionRules {
  readonly paper: string;
  readonly sealed: string;
}
const letterRules: VersionRules = { paper: 'STUDIO-17', sealed: 'STUDIO-16' };

/**
 * Everything that keeps a version of the letter from being issued: as `refuseVersion`, and 'ruleForbids' under each duty that no task
 * asks for.
 */
export function refuseIssue(
  term: DaySpan & { readonly state: StudioState },
  last: Issued | null,
  draft: Draft,
): readonly Refusal[] {
  return refuseVersion(letterRules, term, last, draft, missing(draft.tasks));
}

/**
 * Everything that keeps a version of a paper from being issued: 'stageNotOpen' (STUDIO-05) when the term is over; 'ruleForbids' once a
 * version is sealed; 'caseChanged' when another was issued meanwhile; 'badInput' for a day outside the term, for a new version without
 * a reason or without a change. @param more what else is wrong with the draft
 */
export function refuseVersion(
  rules: VersionRules,
  term: DaySpan & { readonly state: StudioState },
  last: Issued | null,
  draft: Draft,
  more: readonly Refusal[] = [],
): readonly Refusal[] {
  if (!isAlive(term.state)) return [refuse('stageNotOpen', { ruleId: 'STUDIO-05' })];
  if (last?.sealed) return [refuse('ruleForbids', { ruleId: rules.sealed, field: 'tasks' })];
  const current = last?.version ?? 0;
  if (draft.shown !== current) return [superseded(rules.paper, draft.shown, current)];
  return [...wrongDays(term, draft.tasks), ...more, ...(last ? pointless(last, draft) : [])];
}

const superseded = (ruleId: string, shown: number, current: number): Refusal =>
  refuse('caseChanged', { ruleId, field: 'version', facts: { shown, current } });

const wrongDays = ({ from, to }: DaySpan, tasks: readonly LetterTask[]): readonly Refusal[] =>
  tasks.flatMap(({ dueOn }, at) =>
    from <= dueOn && dueOn <= to
      ? []
      : [refuse('badInput', { ruleId: 'STUDIO-05', field: `tasks.${at}.dueOn`, facts: { from, to } })],
  );

const missing = (tasks: readonly LetterTask[]): readonly Refusal[] =>
  dutiesMissing(tasks).map((ruleId) => refuse('ruleForbids', { ruleId, field: 'tasks', facts: { duty: ruleId } }));

/** A new version takes signatures away: not for nothing, and not without a word. */
function pointless(last: Issued, { tasks, reason }: Draft): readonly Refusal[] {
  if (isEmpty(differenceOf(last.tasks, tasks)))
    return [refuse('badInput', { field: 'tasks', facts: { issue: 'same' } })];
  return reason.trim() === '' ? [refuse('badInput', { field: 'reason' })] : [];
}

/**
 * STUDIO-17, STUDIO-18: whoever signs something else than what stands is told what has changed: 'caseChanged' with both versions and the codes of
 * the tasks added, removed and changed since, by commas. @param seen the version the person was shown; null: there never was such a one
 */
export function refuseSuperseded(
  seen: Issued | null,
  shown: number,
  now: Issued,
  ruleId: string = letterRules.paper,
): Refusal {
  const difference = seen ? differenceOf(seen.tasks, now.tasks) : null;
  const said = difference && {
    added: difference.added.join(','),
    removed: difference.removed.join(','),
    changed: difference.changed.join(','),
  };
  const refusal = superseded(ruleId, shown, now.version);
  return { ...refusal, facts: { ...refusal.facts, ...said } };
}
