import type { AnyRow } from '../../api/routes/call.js';
import { persons, type Standing, type Who } from './people.js';
import { type Sent, send } from './probe.js';
import { type Facts, factsOf, prepare, type Sample, sampleOf } from './requests.js';
import { momentsOf, nameOf, type Route, routes } from './routes.js';
import { type Moment, moments } from './walk/moments.js';
import { type AccessWorld, accessWorld } from './world.js';

/** By hand: ACCESS_ROUTES='vet' npx vitest run test/access/access.test.ts asks the routes that match, and no other. */
export const wanted = new RegExp(process.env.ACCESS_ROUTES ?? '');

/** One cell: who asked for what, when, and what came of it. */
export interface Cell {
  readonly route: Route;
  readonly moment: Moment;
  readonly who: Who;
  readonly sent: Sent;
}

/** Walks the round and asks every route at its moments as everybody. Everything asked is taken back. */
export async function everyCell(): Promise<readonly Cell[]> {
  const world = await accessWorld();
  const cells: Cell[] = [];
  const probe = async (moment: Moment) => cells.push(...(await cellsAt(world, moment)));
  try {
    await prepare(world);
    for (const moment of moments.slice(0, moments.indexOf('withdrawn'))) {
      await world.walk.to(moment);
      await probe(moment);
      if (moment === 'schoolReview')
        for (const aside of ['withdrawn', 'declined'] as const) await away(world, aside, probe);
      if (moment === 'countyNotice') await away(world, 'vetoHearing', probe);
    }
  } finally {
    await world.close();
  }
  return cells;
}

/** A side way: walked, asked, taken back. */
const away = (world: AccessWorld, moment: Moment, probe: (moment: Moment) => Promise<unknown>) =>
  world.takenBack(async () => {
    const now = await world.desk.clock.now();
    await world.walk.to(moment);
    await probe(moment);
    world.desk.clock.set(now);
  });

async function cellsAt(world: AccessWorld, moment: Moment): Promise<readonly Cell[]> {
  const facts = await factsOf(world);
  const cells: Cell[] = [];
  const asked = routes.filter((route) => wanted.test(route.key) && momentsOf(route).includes(moment));
  for (const route of asked) {
    const { row } = route;
    const sample = row ? await sampleOf(row, facts, world) : { path: pagePath(route.path, facts) };
    const cell = async (who: Who, by: Parameters<typeof send>[3], at: Sample = sample) => {
      const ask = () =>
        send(world.url, row?.method.toUpperCase() ?? 'GET', at, row ? by : { ...by, accept: 'text/html' });
      const sent = row && row.method !== 'get' ? await world.takenBack(ask) : await ask();
      cells.push({ route, moment, who, sent });
    };
    const behindLink = row !== null && (row.link === 'also' || row.link === 'only');
    if (row?.link !== 'only') {
      await cell('nobody', {});
      for (const who of persons) await cell(who, { cookie: world.cookie(world.codeOf(who)) });
      await halves(world, row, cells, cell);
    }
    if (behindLink) await byLink(world, sample, facts, row, cell);
  }
  return cells;
}

/** Whoever may, without the second factor, and by a token that may only read. */
async function halves(
  world: AccessWorld,
  row: AnyRow | null,
  cells: readonly Cell[],
  cell: (who: Who, by: Parameters<typeof send>[3]) => Promise<void>,
): Promise<void> {
  const last = cells.slice(-persons.length);
  const may = last.find(({ sent }) => sent.outcome === 'ok') ?? last.find(({ sent }) => sent.outcome === 'stop');
  if (!may || row?.kind === 'call') return;
  const code = world.codeOf(may.who as Standing);
  await cell('noSecondFactor', { cookie: world.cookie(code, false) });
  if (row) await cell('readToken', { bearer: world.bearer(code) });
}

/** The link of a task about the case itself, and one about somebody else's. */
async function byLink(
  world: AccessWorld,
  sample: Sample,
  facts: Facts,
  row: AnyRow,
  cell: (who: Who, by: Parameters<typeof send>[3], at: Sample) => Promise<void>,
): Promise<void> {
  const through = async (who: Who, link: Awaited<ReturnType<AccessWorld['linkTo']>>) => {
    if (link) await cell(who, link, { ...sample, path: `/t/${link.id}${sample.path}` });
  };
  const { caseId, params } = facts;
  const kind = facts.kindOf(nameOf(row));
  const isOfCase = row.path.includes('{caseId}') && kind === undefined;
  const own = isOfCase ? [caseId] : [caseId, params.nominationId ?? '', ...facts.subjects];
  if (row.kind === 'act' && row.by === 'respondent') {
    if (!facts.invitationLink) return;
    const link = { id: facts.invitationLink, taskId: null, ...(await world.opened(facts.invitationLink)) };
    await through('link', link);
  } else await through('link', await world.linkTo(own, kind));
  await through('otherLink', await world.linkTo([world.walk.bystander()]));
}

const pagePath = (path: string, { params }: Facts): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? 'unknown');
