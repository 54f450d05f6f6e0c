import { addYears, type Day } from '../../time/beijing.js';
import { isAtLeast } from '../../vocabulary.js';
import type { DraftForm, DraftResearch } from '../draft-form.js';
import { type Check, check } from './check.js';
import { isUsable } from './months.js';
import type { EligibilityFacts, EligibilityParameters } from './parameters.js';

/** The four alternatives of HOST-07, as the requirements letter them. */
export interface ResearchCount {
  /** (a) articles in journals of provincial level or above. */
  readonly articles: number;
  /** (b) provincial second prizes or above. */
  readonly prizes: number;
  /** (c) city first prizes. */
  readonly cityFirstPrizes: number;
  /** (d) projects of city level or above, led. */
  readonly projects: number;
  /** The letters satisfied, e.g. 'ad'. */
  readonly satisfied: string;
}

/** HOST-07 and HOST-08: one of four results, and what effect it had. */
export function* researchChecks(form: DraftForm, facts: EligibilityFacts, p: EligibilityParameters): Generator<Check> {
  const count = countResearch(form.research ?? [], facts.deadline, p);
  const { cityFirstPrizeMin, cityProjectMin } = p;
  yield check('researchResult', 'HOST-07', 'research', count.satisfied !== '', {
    ...count,
    cityFirstPrizeMin,
    cityProjectMin,
  });
  const asked = p.effectStatementFor === 'all' || count.satisfied === 'd';
  if (!asked) return;
  const characters = lengthOf(form.researchEffect);
  const needed = p.researchEffectMinCharacters;
  yield check('effectStatement', 'HOST-08', 'researchEffect', characters >= needed, { characters, needed });
}

/** HOST-O03, HOST-O09: what counts for which alternative. */
export function countResearch(items: readonly DraftResearch[], deadline: Day, p: EligibilityParameters): ResearchCount {
  const dated = items.filter((item) => isWithinAge(item.date, deadline, p));
  const articles = works(
    dated.filter((item) => item.kind === 'article' && isAuthor(item, p) && reaches(item, 'provincial')),
    p,
  );
  const prizes = works(
    dated.filter((item) => item.kind === 'prize' && isAuthor(item, p) && isHighPrize(item, p)),
    p,
  );
  const firsts = works(
    dated.filter((item) => item.kind === 'prize' && isAuthor(item, p) && item.level === 'city' && item.grade === 1),
    p,
  );
  const projects = works(
    dated.filter((item) => item.kind === 'project' && item.role === 'leader' && reaches(item, 'city')),
    p,
  );
  const satisfied = [
    articles >= 1 ? 'a' : '',
    prizes >= 1 ? 'b' : '',
    firsts >= p.cityFirstPrizeMin ? 'c' : '',
    projects >= p.cityProjectMin ? 'd' : '',
  ].join('');
  return { articles, prizes, cityFirstPrizes: firsts, projects, satisfied };
}

/** HOST-O09: won by the deadline, and not too long before it. */
export function isWithinAge(
  date: string | null | undefined,
  deadline: Day,
  { maxAgeOfResultsYears: age }: Pick<EligibilityParameters, 'maxAgeOfResultsYears'>,
): boolean {
  if (!date || !isUsable(date) || date > deadline) return false;
  return age === null || date >= addYears(deadline, -age);
}

/** Characters as people count them, without the spaces around. */
export function lengthOf(text: string | null | undefined): number {
  return [...(text ?? '').trim()].length;
}

function isAuthor({ authorRank }: DraftResearch, p: EligibilityParameters): boolean {
  return typeof authorRank === 'number' && authorRank >= 1 && authorRank <= p.authorRank;
}

function isHighPrize({ level, grade }: DraftResearch, p: EligibilityParameters): boolean {
  if (level === 'national' && p.nationalPrizeAnyGrade) return true;
  if (level !== 'national' && level !== 'provincial') return false;
  return typeof grade === 'number' && grade >= 1 && grade <= p.provincialPrizeMinGrade;
}

function reaches({ level }: DraftResearch, floor: 'provincial' | 'city'): boolean {
  return level !== undefined && isAtLeast(level, floor);
}

/** HOST-O09: how many works; the same title counts once. An untitled row is not a work yet. */
function works(items: readonly DraftResearch[], p: EligibilityParameters): number {
  const titles = items.map((item) =>
    (item.title ?? '')
      .normalize('NFKC')
      .replaceAll(/[\s《》"“”]/g, '')
      .toLowerCase(),
  );
  const named = titles.filter((title) => title !== '');
  return p.sameWorkCountsOnce ? new Set(named).size : named.length;
}
