import { call, side } from '../http.js';
import { pointsFor } from '../points.js';
import { windPast } from '../wind.js';
import { aboutLink, allShowing, followMail, found, hashOf, showing, taskOf, type World } from '../world.js';

const experts = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((number) => `expert-${number}`);
/** Of the Institute, and a former tutor of one candidate: says so before any file is shown. */
const conflicted = 'expert-3';
const city = 'bureau-officer-1';

interface Sheets {
  readonly rubric: readonly { readonly code: string; readonly max: string }[];
  readonly items: readonly { readonly caseId: string; readonly formHash: string; readonly state: string }[];
}

/** Pool, conflicts declared before any file is shown, the draw, blind sheets, opening together, ranking. */
export async function panel(world: World): Promise<void> {
  const { story, round, people, refusals } = world;
  story.chapter('第五章 专家评审', 'Chapter 5: the panel');
  // The counties have sent what they send; nobody has anything to do until their window closes.
  await windPast(world, round.dates.nominationWindow ?? '');
  await taskOf(world, city, 'panelFormation');
  const { browser } = await people.as(city);
  const path = `/api/rounds/${round.roundId}`;
  for (const code of experts)
    await call(browser, 'POST', `${path}/experts`, { personId: (await people.as(code)).personId });
  const [last = '', ...first] = experts.toReversed();
  await side(first, 3, (code) => declare(world, code));
  // Silence is not "no conflict": the draw waits for the last word.
  await refusals.expect('ruleForbids', 'HOST-O15', () => call(browser, 'POST', `${path}/panel`, {}));
  await declare(world, last);
  const drawn = await call<{ panel: number; sheets: number }>(browser, 'POST', `${path}/panel`, {});
  story.tell(
    `九名专家先申明回避，再抽签组成 ${drawn.panel} 人专家组，分发 ${drawn.sheets} 份评分表`,
    `Nine experts declare conflicts first; ${drawn.panel} are drawn by lot, ${drawn.sheets} blind sheets go out`,
  );
  await score(world);
  await call(browser, 'POST', `${path}/sheets/opening`, {});
  await rank(world);
}

async function declare(world: World, code: string): Promise<void> {
  const page = await followMail(world, code, ({ text }) => text.includes('申明回避关系'));
  const path = `/api/rounds/${world.round.roundId}/declarations`;
  const { items } = await call<{ items: readonly { caseId: string }[] }>(page, 'GET', path);
  const tutored = showing(world, 'conflictedExpert').caseId;
  const says = (caseId: string) => (code === conflicted && caseId === tutored ? 'declared' : 'none');
  await call(page, 'PUT', path, { declarations: items.map(({ caseId }) => ({ caseId, says: says(caseId) })) });
}

/** Every drawn expert seals a sheet a file; before the last one is sealed nothing can be opened. */
async function score(world: World): Promise<void> {
  const { people, refusals, story, round } = world;
  const path = `/api/rounds/${round.roundId}/sheets`;
  const { browser } = await people.as(city);
  const own = new Map<string, Sheets>();
  for (const code of experts) {
    const sheets = await call<Sheets>((await people.as(code)).browser, 'GET', path).catch(() => null);
    if (sheets) own.set(code, sheets);
  }
  const tutored = showing(world, 'conflictedExpert').caseId;
  if (own.get(conflicted)?.items.some(({ caseId }) => caseId === tutored))
    throw new Error('an expert was given a file in spite of the declared conflict');
  const open = () => call(browser, 'POST', `${path}/opening`, {});
  const [someone = ''] = own.keys();
  await taskOf(world, someone, 'score');
  await refusals.expect('stageNotOpen', 'HOST-25', open);
  const total = [...own.values()].reduce((sum, { items }) => sum + items.length, 0);
  await story.progress('专家背靠背评分、封存', 'blind scoring, each sheet sealed', total, async (done) => {
    await side([...own], 4, async ([code, { rubric, items }]) => {
      const expert = await people.as(code);
      for (const { caseId } of items) {
        const file = [...world.applications.values()].find((one) => one.caseId === caseId);
        if (!file) throw new Error('a sheet for an unknown case');
        await call(expert.browser, 'PUT', `${path}/${caseId}`, {
          formHash: hashOf(file),
          points: pointsFor(file.applicant.merit, rubric),
          remark: '依据申报材料评分。',
        });
        done();
      }
    });
  });
}

interface Ranking {
  readonly hash: string;
  readonly rows: readonly { readonly caseId: string; readonly shown: string | null; readonly outcome: string }[];
}

/** HOST-14: above the line within capacity, and nobody below it; empty places stay empty. */
async function rank(world: World): Promise<void> {
  const { browser } = await world.people.as(city);
  const path = `/api/rounds/${world.round.roundId}/ranking`;
  await taskOf(world, city, 'ranking');
  const ranking = await found('the ranking', () => call<Ranking>(browser, 'GET', path).catch(() => null));
  await world.refusals.expect('caseChanged', null, () =>
    call(browser, 'POST', `${path}/confirmation`, { rankingHash: 'another' }),
  );
  const page = await followMail(world, city, ({ text }) => text.includes('确认评审结果'));
  await aboutLink(page);
  const { selected } = await call<{ selected: number }>(page, 'POST', `${path}/confirmation`, {
    rankingHash: ranking.hash,
  });
  const below = ranking.rows.length - selected;
  world.story.tell(
    `及格线以上 ${selected} 人，名额 10 个：宁缺勿滥；线下 ${below} 人不入选`,
    `${selected} stand above the pass line, capacity is 10: places stay empty; ${below} are below it`,
  );
  if (
    allShowing(world, 'belowPassLine').some(({ caseId }) =>
      ranking.rows.some((row) => row.caseId === caseId && row.outcome === 'aboveLine'),
    )
  )
    throw new Error('somebody below the pass line was ranked above it');
}
