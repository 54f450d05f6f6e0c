import { applicants, type SampleApplicant } from '../../../examples/applicant-list.js';
import { failingRules } from '../../../examples/stories.js';
import { beside, type City, does, person, row, sees, stopping } from '../city.js';
import { pause } from '../service.js';
import { application, type Round } from './application.js';
import { inCounties } from './county.js';
import { panel } from './panel.js';
import { institute, section } from './studio/studio.js';

/** Many rounds a year, for more places than there will ever be; with the edition's own periods for a round whose clock is wound. */
export const unhurried = {
  capacity: 10,
  roundsPerYear: 12,
  studioTarget: 500,
  noticeWorkingDays: { county: 1, city: 1 },
};

/** Short periods, in working days: a round of weeks passes in two minutes of the compressed clock. */
const parameters = {
  ...unhurried,
  applicationWindowDays: 3,
  schoolRecommendationDays: 3,
  hearingDays: 3,
  countyReviewDays: 3,
  bundleDays: 2,
  panelFormationDays: 2,
  expertReviewDays: 2,
  rankingDays: 2,
  projectJustificationDays: 2,
  finalDecisionDays: 3,
};

/** Whose forms are sound; the same people apply in every round. */
export const candidates = applicants.filter(({ story }) => !(story in failingRules) && story !== 'bouncingAddress');

/** Everybody who acts in a round, by the code of people.csv. */
export const cast: readonly string[] = [
  'bureau-officer-1',
  'bureau-officer-2',
  'bureau-leader-1',
  section,
  institute,
  ...new Set(candidates.map(({ school }) => `${school}-leader-1`)),
  ...['QH', 'YX', 'SQ'].flatMap((county) => [`${county}-officer-1`, `${county}-leader-1`]),
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((number) => `expert-${number}`),
  ...candidates.map(({ code }) => code),
];

/** @throws Error when it was refused */
export async function opens(city: City, code: string, given: object = parameters): Promise<Round> {
  const officer = person(city, 'bureau-officer-1');
  const draft = {
    code,
    name: `演练批次${code}`,
    countyQuotas: { QH: 4, YX: 3, SQ: 3 },
    parameters: given,
  };
  const made = await does(city, officer, 'createRound', ['POST', '/api/rounds', draft]);
  if (!made) throw new Error(`round ${code} could not be drafted: ${refusalsOf(city, 'createRound')}`);
  const path = `/api/rounds/${made.roundId}/opening`;
  const opened = await does(
    city,
    officer,
    'openRound',
    ['POST', path, { version: made.version }],
    String(made.roundId),
  );
  if (!opened) throw new Error(`round ${code} could not be opened: ${refusalsOf(city, 'openRound')}`);
  return { id: String(made.roundId), dates: opened.dates as Record<string, string> };
}

/** Why acts of one name, or of any, were refused so far. */
export const refusalsOf = ({ ledger }: City, name?: string): string =>
  ledger.ops.flatMap(({ act, code }) => (code && (name ?? act) === act ? [`${act} ${code}`] : [])).join(', ');

interface Players {
  readonly applicants: readonly SampleApplicant[];
  readonly counties: readonly string[];
  /** How much longer than the window the schools are given, in milliseconds. */
  readonly lateMs: number;
}
const everybody: Players = { applicants: candidates, counties: ['QH', 'YX', 'SQ'], lateMs: 12_000 };

/** One round with everybody in it, each at their own pace. */
export async function play(city: City, round: Round, players: Players = everybody): Promise<void> {
  const { applicants, counties, lateMs } = players;
  await Promise.all([
    beside(applicants, 6, (applicant) => application(city, round, applicant)),
    stopping(inCounties(city, round, counties, lateMs)),
    stopping(panel(city, round)),
  ]);
}

/** Somebody looks at papers all the time, as it comes: their PDFs are made when they are asked for. */
async function reads(city: City): Promise<void> {
  const reader = person(city, 'bureau-leader-1');
  for (;;) {
    const { id } = await row<{ id: string }>(
      city,
      'SELECT case_id AS id FROM certificates ORDER BY random() LIMIT 1',
      [],
      1_000,
    );
    await sees(city, reader, `/api/cases/${id}/certificate`);
    await pause(city.random.between(300, 900));
  }
}

/** Opens round after round until the run is over: the next as soon as nobody can apply in the last. */
export async function rounds(city: City): Promise<void> {
  const running: Promise<void>[] = [stopping(reads(city))];
  await stopping(
    (async () => {
      for (let number = 1; ; number += 1) {
        const round = await opens(city, `C${number}`);
        running.push(play(city, round));
        await row(
          city,
          "SELECT 1 FROM stage_runs WHERE subject_id = $1 AND stage = 'applicationWindow' AND state = 'settled'",
          [round.id],
          500,
        );
      }
    })(),
  );
  await Promise.all(running);
}
