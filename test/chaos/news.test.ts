import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type News, type ProcessInput, type ProcessName, processNames } from '../../domain/news.js';
import { askedOutcomes, followedOutcomes, stageOutcomes } from '../../domain/process.js';
import { readProcess } from '../../scripts/chaos/model.js';
import { open } from './workflow-runtime.js';

vi.mock('@temporalio/workflow', async () => (await import('./workflow-runtime.js')).fakeWorkflow);
const processes: Record<ProcessName, (input: ProcessInput) => Promise<string>> = await import(
  '../../workflows/index.js'
);

/** A slice here; any number by hand: `FC_NUM_RUNS=100000 npx vitest run test/chaos/news.test.ts`. A failure prints its seed. */
const runs = { numRuns: Number(process.env.FC_NUM_RUNS ?? 1_500) };
vi.setConfig({ testTimeout: 60_000 + runs.numRuns * 20 });

const input = (route: 'county' | 'direct'): ProcessInput => ({
  subject: { kind: 'case', id: '1' },
  roundId: 'r',
  roundCode: 'T',
  route,
  years: 3,
  ...(route === 'county' && { ofCycle: true as const, isAnsweredFor: true as const }),
});

/** Stages a process can hear of, in its usual order, so that random news get somewhere. */
const stagesOf: Record<ProcessName, readonly (keyof typeof stageOutcomes)[]> = {
  hostApplication: [
    'schoolRecommendation',
    'correction',
    'countyReview',
    'countyNotice',
    'expertReview',
    'projectJustification',
    'cityNotice',
    'finalDecision',
  ],
  countyNomination: ['nomination', 'notice', 'bundle'],
  hostSelectionRound: [
    'applicationWindow',
    'nominationWindow',
    'panelFormation',
    'scoring',
    'ranking',
    'justification',
    'notice',
    'decision',
  ],
  publicNotice: ['noticeWindow', 'objectionConfirmation', 'notice'],
  objectionHandling: ['objectionHandling'],
  ethicsVeto: ['vetoHearing', 'vetoDecision'],
  appeal: ['appealDecision'],
  departure: ['transferConfirmation', 'departureDecision'],
  // receipt, confirmation and letter are asked beside the years
  assessment: [
    'selfReport',
    'yearScoring',
    'resultConfirmation',
    'yearResults',
    'resultPublication',
    'resultAppealWindow',
    'resultAppealDecision',
    'improvementPlan',
  ],
  commendation: ['honourNomination', 'honourReview', 'honourListing', 'notice', 'honourDecision'],
  studioVeto: [
    'findingHearing',
    'findingDecision',
    'findingAppealWindow',
    'findingAppealDecision',
    'findingAccountability',
  ],
  strikeAppeal: ['strikeAppealWindow', 'strikeAppealDecision'],
  removalAppeal: ['removalAppealWindow', 'removalAppealDecision'],
  studioTerm: [
    'studioYear',
    'receipt',
    'unitConfirmation',
    'letterDrafting',
    'letterSigning',
    'planFiling',
    'goalOpinion',
    'goalChange',
    'memberDecision',
    'agreementSigning',
    'memberFilling',
    'memberWriting',
    'memberCompletion',
    'removalHearing',
    'removalDecision',
    'pageModeration',
    'pageRenewal',
    'workConfirmation',
    'fundApproval',
    'fundSettlement',
    'fundClosing',
    'moveConsent',
    'hostLossDecision',
    'suspensionDecision',
    'renewalDecision',
    'plaqueReturn',
  ],
};

type Draft = { stage: keyof typeof stageOutcomes; outcome: number; number: number } | 'restored' | 'datesMoved';

const drafts = (name: ProcessName, others: readonly ('restored' | 'datesMoved')[]) =>
  fc.array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          stage: fc.constantFrom(...stagesOf[name]),
          outcome: fc.nat(2),
          number: fc.integer({ min: 1, max: 3 }),
        }),
      },
      ...others.map((other) => ({ weight: 1, arbitrary: fc.constant<Draft>(other) })),
    ),
    { maxLength: 40 },
  );

/** The first `number` settlements of a stage in the list are its runs 1, 2, 3 …, as the desk would number them. */
function newsOf(list: readonly Draft[]): News[] {
  const counts = new Map<string, number>();
  return list.map((draft, at): News => {
    const eventId = String(at);
    if (typeof draft === 'string') return { eventId, kind: draft };
    const number = (counts.get(draft.stage) ?? 0) + 1;
    counts.set(draft.stage, number);
    const outcomes = stageOutcomes[draft.stage];
    return {
      eventId,
      kind: 'settled',
      stage: draft.stage,
      number,
      outcome: outcomes[draft.outcome % outcomes.length] ?? '',
    };
  });
}

/** Cuts a list into deliveries; each may bring earlier events again, and may come twice. */
const cuts = fc.array(fc.record({ size: fc.integer({ min: 1, max: 6 }), again: fc.nat(6), twice: fc.boolean() }), {
  minLength: 40,
  maxLength: 40,
});
function deliveries(news: readonly News[], at: readonly { size: number; again: number; twice: boolean }[]): News[][] {
  const batches: News[][] = [];
  let from = 0;
  for (const { size, again, twice } of at) {
    if (from >= news.length) break;
    const batch = news.slice(Math.max(0, from - again), from + size);
    batches.push(batch, ...(twice ? [batch] : []));
    from += size;
  }
  return batches;
}

async function standsAsTheModelSays(
  name: ProcessName,
  route: 'county' | 'direct',
  told: readonly News[],
  batches: readonly (readonly News[])[],
  isLong: (delivery: number) => boolean = () => false,
) {
  const process = await open(processes[name], input(route));
  for (const [at, batch] of batches.entries()) await process.deliver(batch, isLong(at));
  const { standing, openings } = readProcess(name, input(route), told);
  const is =
    process.result() !== null
      ? 'ended'
      : process.isStanding()
        ? `stands ${process.stage()}`
        : `waits ${process.stage()} ${process.openings.get(process.stage())}`;
  const must =
    standing.kind === 'ended'
      ? 'ended'
      : standing.kind === 'stands'
        ? `stands ${standing.stage}`
        : `waits ${standing.stage} ${standing.number}`;
  expect(is).toBe(must);
  expect([...process.openings]).toEqual([...openings]);
  return process;
}

const route = fc.constantFrom('county' as const, 'direct' as const);

test.each(processNames)(
  '%s: news delivered late, twice and in any portions leads where the model says',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(route, drafts(name, ['restored', 'datesMoved']), cuts, async (way, list, at) => {
        const told = newsOf(list);
        await standsAsTheModelSays(name, way, told, deliveries(told, at));
      }),
      runs,
    );
  },
);

test.each(processNames)(
  '%s: told its story again at any moment, in a new run, it stands where it stood',
  async (name) => {
    let startedOver = 0;
    const long = fc.array(fc.boolean(), { minLength: 80, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(route, drafts(name, ['restored', 'datesMoved']), cuts, long, async (way, list, at, isLong) => {
        const told = newsOf(list);
        const batches = deliveries(told, at);
        const process = await standsAsTheModelSays(name, way, told, batches, (delivery) => isLong[delivery] ?? false);
        startedOver += process.startedOver();
      }),
      runs,
    );
    expect(startedOver).toBeGreaterThan(0);
  },
);

/** Reordered, but what a process counts by arrival — the outcomes of one followed stage — keeps its order. */
function reordered(news: readonly News[], order: readonly number[]): News[] {
  const shuffled = news.map((item, at) => ({ item, key: order[at] ?? 0 })).toSorted((a, b) => a.key - b.key);
  const followed = new Map<string, News[]>();
  for (const item of news)
    if (item.kind === 'settled' && item.stage in followedOutcomes)
      followed.set(item.stage, [...(followed.get(item.stage) ?? []), item]);
  return shuffled.map(({ item }) =>
    item.kind === 'settled' && item.stage in followedOutcomes ? (followed.get(item.stage)?.shift() ?? item) : item,
  );
}

test.each(processNames)(
  '%s: settled stages are heard in any order, by the stage and the number they speak of',
  async (name) => {
    const order = fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(route, drafts(name, []), order, cuts, async (way, list, keys, at) => {
        const told = newsOf(list);
        await standsAsTheModelSays(name, way, told, deliveries(reordered(told, keys), at));
      }),
      runs,
    );
  },
);

test.each(['hostApplication', 'countyNomination'] as const)(
  '%s: the end of its round ends it wherever it waits, unless it has ended or only stands (HOST-26)',
  async (name) => {
    const over: News = {
      eventId: 'over',
      kind: 'interrupted',
      outcome: 'roundOver',
      until: '2026-03-02T01:00:00.000Z',
    };
    await fc.assert(
      fc.asyncProperty(route, drafts(name, ['restored', 'datesMoved']), cuts, async (way, list, at) => {
        const told = newsOf(list);
        await standsAsTheModelSays(name, way, [...told, over], [...deliveries(told, at), [over]]);
      }),
      runs,
    );
  },
);

test('the model knows every stage a process can open', () => {
  const known = new Set(Object.values(stagesOf).flat());
  for (const stage of Object.keys(askedOutcomes)) expect(known).toContain(stage);
});

test('a process that did not drop what it has seen would be found', async () => {
  const again = fc.asyncProperty(drafts('hostApplication', ['restored']), async (list) => {
    const told = newsOf(list);
    const twice = told.flatMap((item) => [item, { ...item, eventId: `${item.eventId} again` }]);
    await standsAsTheModelSays('hostApplication', 'county', told, [twice]);
  });
  expect((await fc.check(again, { numRuns: 2_000 })).failed).toBe(true);
});
