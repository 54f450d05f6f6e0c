import { eq } from 'drizzle-orm';
import { type Vacancy, vacantPosts } from '../../db/read/round-posts.js';
import { rounds } from '../../db/schema/all.js';
import { type RoundDate, roundDates } from '../../domain/host-selection/round-dates.js';
import { accepted, type Refusal, type Result, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Stage } from '../../domain/vocabulary.js';
import { clauseOf } from '../../policy/clauses/cite.js';
import type { Clause } from '../../policy/clauses/clause.js';
import { stageRows, stagesAt } from '../../policy/host-selection/stages.js';
import type { PersonActor } from '../kit/actor.js';
import type { DeskDeps } from '../kit/deps.js';
import { type CountyPlaces, judgeRound } from './judge-round.js';
import { officerSeat } from './lock-round.js';

export interface RoundPreview {
  readonly roundId: string;
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly editionId: string;
  /** As if the round opened now. */
  readonly dates: readonly RoundDate[];
  readonly counties: readonly CountyPlaces[];
  /** Posts nobody holds today: an alarm, not a refusal. */
  readonly vacancies: readonly Vacancy[];
  readonly rules: readonly { readonly stage: Stage; readonly clauses: readonly Clause[] }[];
  /** Empty when the round may open. */
  readonly contradictions: readonly Refusal[];
}

/** Everything an officer should see before a draft is opened. 'notFound', 'notYourPost'; 'stageNotOpen' once it is open. */
export async function previewRound(deps: DeskDeps, actor: PersonActor, roundId: string): Promise<Result<RoundPreview>> {
  const desk = { tx: deps.db, now: await deps.clock.now() };
  const [row] = await deps.db.select().from(rounds).where(eq(rounds.id, roundId));
  if (!row) return refused(refuse('notFound'));
  const seat = await officerSeat(desk, actor, row);
  if (!seat.ok) return seat;
  if (row.state !== 'draft') return refused(refuse('stageNotOpen', { facts: { state: row.state } }));
  const { parameters, counties, contradictions } = await judgeRound(desk, row);
  const { id, code, name, version, editionId } = row;
  return accepted({
    roundId: id,
    code,
    name,
    version,
    editionId,
    dates: roundDates(deps.calendar(), desk.now, { ...parameters, level: row.level }),
    counties,
    vacancies: await vacantPosts(deps.db, dayOf(desk.now), {
      level: row.level,
      bureauId: row.bureauId,
      counties: counties.map(({ orgId }) => orgId),
    }),
    rules: stagesAt(row.level).map((stage) => ({ stage, clauses: clausesOf(stageRows[stage].rules) })),
    contradictions,
  });
}

const clausesOf = (ruleIds: readonly string[]): readonly Clause[] =>
  ruleIds.map((ruleId) => clauseOf(ruleId)).filter((clause) => clause !== undefined);
