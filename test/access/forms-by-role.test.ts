import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectedOf } from './expect.js';
import { persons, type Standing } from './people.js';
import { momentsOf, nameOf, routes } from './routes.js';
import { type Moment, moments } from './walk/moments.js';
import { type AccessWorld, accessWorld } from './world.js';

/** Acts on one application; those of the round and the county's list have pages of their own. */
const onCase = routes.filter(({ row, path }) => row?.kind === 'act' && path.includes('{caseId}'));

let world: AccessWorld;
/** Act → who was shown a form for it, on a page of the case, of the round or of one of their tasks, at any moment of the walk. */
const offered = new Map<string, Set<Standing>>();
const nearby = persons.filter((who) => who.endsWith('.own'));
beforeAll(async () => {
  world = await accessWorld();
  for (const moment of moments.slice(0, moments.indexOf('withdrawn'))) {
    await world.walk.to(moment);
    for (const who of nearby) await look(who);
    for (const aside of asides[moment] ?? []) await away(aside);
  }
}, 300_000);
afterAll(() => world?.close());

const asides: Partial<Record<Moment, readonly Moment[]>> = {
  schoolReview: ['withdrawn', 'declined'],
  countyNotice: ['vetoHearing'],
};
const away = (moment: Moment) =>
  world.takenBack(async () => {
    const now = await world.desk.clock.now();
    await world.walk.to(moment);
    for (const who of nearby) await look(who);
    world.desk.clock.set(now);
  });

/** Reads what somebody finds by following their own links: the list of tasks, each task, the application, its form, the round. */
async function look(who: Standing): Promise<void> {
  const cookie = world.cookie(world.codeOf(who));
  const page = async (path: string) => {
    const answer = await fetch(`${world.url}${path}`, { headers: { accept: 'text/html', cookie } });
    return answer.status === 200 ? answer.text() : '';
  };
  const list = await page('/tasks');
  const tasks = [...list.matchAll(/href="(\/tasks\/[0-9a-f-]{36})"/g)].map(([, path = '']) => path);
  const own = world.walk.own();
  const ofCase = [`/cases/${own}`, `/applications/${own}/form`, `/applications/${own}/submit`];
  const ofRound = `/rounds/${world.city.roundId}`;
  for (const path of [...tasks, ...ofCase, ofRound])
    for (const [, act = ''] of (await page(path)).matchAll(/action="\/do\/(\w+)"/g)) {
      const seen = offered.get(act) ?? new Set();
      offered.set(act, seen.add(who));
    }
}

/** Let in by the table and shown no form on this walk, each with its reason. */
const without: Readonly<Record<string, string>> = {
  'resubmitApplication applicant.own': 'the walk returns nothing for correction; the form is the one of a draft',
  'fileAppeal applicant.own': 'the walk has appealed already; test/api/pages/case-acts.test.ts does it by its form',
  'lapseApplication cityOfficer.own': 'nobody departs on the walk; the form is on the page of a departureDecision',
  'keepApplication cityOfficer.own': 'nobody departs on the walk; the form is on the page of a departureDecision',
  'justifyProject applicant.own': 'known to the applicant and refused as a conflict of interest (HOST-31)',
};

test('who may do something with an application finds a page with the form for it', () => {
  expect(onCase.length).toBeGreaterThan(20);
  const missing = onCase.flatMap((route) => {
    const act = route.row ? nameOf(route.row) : '';
    const may = nearby.filter((who) => momentsOf(route).some((moment) => expectedOf(route, who, moment) === 'ok'));
    return may.filter((who) => !offered.get(act)?.has(who)).map((who) => `${act} ${who}`);
  });
  expect(missing.filter((one) => !without[one])).toEqual([]);
  expect(Object.keys(without).filter((one) => !missing.includes(one))).toEqual([]);
});
