import type { Message, News, ProcessInput, ProcessName } from '../../domain/news.js';

/**
 * Where a process must stand once it has heard all its news, said a second time and without time, signals or replay: what the
 * workflows are compared with after a run, and what the property tests try them against.
 */
export type Standing =
  | { readonly kind: 'waits'; readonly stage: string; readonly number: number }
  /** An outcome that may still be appealed: it waits, or its time has passed and it has ended. */
  | { readonly kind: 'stands'; readonly stage: string; readonly outcome: string }
  | { readonly kind: 'ended'; readonly outcome: string };

/** One step of a process: a stage it opens or follows, or an outcome that it lets stand. */
type Step = { readonly ask: string } | { readonly follow: string } | { readonly stands: string };
type Process = Generator<Step, string, string>;

function* application(route: string | undefined): Process {
  const school = yield* schoolSteps();
  if (school !== 'recommended') return school;
  if (route === 'county') {
    const county = yield* countySteps();
    if (county !== 'cleared') return county === 'removed' ? 'notForwarded' : county;
  }
  if ((yield { follow: 'expertReview' }) !== 'selected') return 'notSelected';
  if ((yield { follow: 'projectJustification' }) !== 'justified') return 'notSelected';
  for (;;) {
    if ((yield { follow: 'cityNotice' }) === 'cleared') break;
    if ((yield { stands: 'removed' }) === 'final') return 'notApproved';
  }
  return yield { follow: 'finalDecision' };
}

function* schoolSteps(): Process {
  for (;;) {
    const outcome = yield { ask: 'schoolRecommendation' };
    if (outcome === 'returned') yield { ask: 'correction' };
    else if (outcome === 'recommended') return outcome;
    else if ((yield { stands: outcome }) === 'final') return outcome;
  }
}

function* countySteps(): Process {
  for (;;) {
    const outcome = yield { follow: 'countyReview' };
    if (outcome === 'returned') {
      yield { ask: 'correction' };
      const school = yield* schoolSteps();
      if (school !== 'recommended') return school;
      continue;
    }
    const last = outcome === 'forwarded' ? yield { follow: 'countyNotice' } : outcome;
    if (last === 'cleared' || (yield { stands: last }) === 'final') return last;
  }
}

function* nomination(): Process {
  if ((yield { ask: 'nomination' }) !== 'listed') return 'nobody';
  yield { follow: 'notice' };
  const bundle = yield { ask: 'bundle' };
  if (bundle !== 'partly') return bundle;
  while ((yield { ask: 'bundle' }) === 'partly');
  return 'submitted';
}

function* round(): Process {
  for (const ask of ['applicationWindow', 'nominationWindow', 'panelFormation', 'scoring', 'ranking', 'justification'])
    yield { ask };
  yield { follow: 'notice' };
  return yield { ask: 'decision' };
}

function* notice(): Process {
  yield { ask: 'noticeWindow' };
  while ((yield { ask: 'objectionConfirmation' }) === 'ended');
  return yield { follow: 'notice' };
}

function* one(ask: string): Process {
  return yield { ask };
}

function* veto(): Process {
  yield { ask: 'vetoHearing' };
  return yield { ask: 'vetoDecision' };
}

function* departure(): Process {
  const confirmation = yield { ask: 'transferConfirmation' };
  return confirmation === 'ended' ? yield { ask: 'departureDecision' } : confirmation;
}

function* term(years: number): Process {
  for (let year = 1; year <= years; year += 1) yield { ask: 'studioYear' };
  const decision = yield { ask: 'renewalDecision' };
  if (decision === 'closed') yield { ask: 'plaqueReturn' };
  return decision;
}

function* assessment({ ofCycle }: ProcessInput): Process {
  let waitsForYears = ofCycle === true;
  yield { ask: 'selfReport' };
  for (;;) {
    if ((yield { ask: 'yearScoring' }) === 'returned') {
      yield { ask: 'selfReport' };
      continue;
    }
    if ((yield { ask: 'resultConfirmation' }) === 'returned') continue;
    if (waitsForYears) yield { follow: 'yearResults' };
    waitsForYears = false;
    if ((yield { ask: 'resultPublication' }) === 'final') break;
    if ((yield { ask: 'resultAppealWindow' }) === 'ended') break;
    if ((yield { ask: 'resultAppealDecision' }) === 'dismissed') break;
  }
  yield { ask: 'improvementPlan' };
  return 'final';
}

function* finding({ isAnsweredFor }: ProcessInput): Process {
  yield { ask: 'findingHearing' };
  if ((yield { ask: 'findingDecision' }) === 'dismissed') return 'dismissed';
  let stands = 'effective';
  if ((yield { ask: 'findingAppealWindow' }) !== 'ended') {
    if ((yield { ask: 'findingAppealDecision' }) === 'overturned') return 'overturned';
    stands = 'upheld';
  }
  if (isAnsweredFor) yield { ask: 'findingAccountability' };
  return stands;
}

function* strikeAppeal(): Process {
  if ((yield { ask: 'strikeAppealWindow' }) === 'ended') return 'stands';
  return (yield { ask: 'strikeAppealDecision' }) === 'overturned' ? 'overturned' : 'stands';
}

function* removalAppeal(): Process {
  if ((yield { ask: 'removalAppealWindow' }) === 'ended') return 'stands';
  return (yield { ask: 'removalAppealDecision' }) === 'overturned' ? 'overturned' : 'stands';
}

function* commendation(): Process {
  yield { ask: 'honourNomination' };
  if ((yield { ask: 'honourReview' }) === 'nobody') return 'nobody';
  if ((yield { ask: 'honourListing' }) === 'nobody') return 'nobody';
  yield { follow: 'notice' };
  yield { ask: 'honourDecision' };
  return 'decided';
}

const processes: Record<ProcessName, (input: ProcessInput) => Process> = {
  hostApplication: ({ route }) => application(route),
  countyNomination: nomination,
  hostSelectionRound: round,
  publicNotice: notice,
  objectionHandling: () => one('objectionHandling'),
  ethicsVeto: veto,
  appeal: () => one('appealDecision'),
  departure,
  studioTerm: ({ years = 1 }) => term(years),
  assessment,
  studioVeto: finding,
  commendation,
  strikeAppeal,
  removalAppeal,
};

interface Read {
  readonly standing: Standing;
  /** How often each stage was opened or followed: as many runs of it stand in the database, and no more. */
  readonly openings: ReadonlyMap<string, number>;
}

/** Reads a process's news in the order they were committed; what came twice counts once. */
export function readProcess(name: ProcessName, input: ProcessInput, all: readonly News[]): Read {
  const news = all.filter((item, at) => all.findIndex(({ eventId }) => eventId === item.eventId) === at);
  const settled = news.flatMap((item, at) => (item.kind === 'settled' ? [{ ...item, at }] : []));
  const isOver = news.some((item) => item.kind === 'interrupted' && item.outcome === 'roundOver');
  const openings = new Map<string, number>();
  const open = (stage: string) => {
    const number = (openings.get(stage) ?? 0) + 1;
    openings.set(stage, number);
    return number;
  };
  // Beside its first year a term has its unit's tasks open, which an act opened and told it of.
  if (name === 'studioTerm') for (const item of news) if (item.kind === 'opened') open(item.stage);
  const process = processes[name](input);
  let stage = '';
  let lastAt = -1;
  let step = process.next();
  while (!step.done) {
    const wanted = step.value;
    if ('stands' in wanted) {
      const restored = news.some((item, at) => item.kind === 'restored' && at > lastAt);
      if (!restored) return { standing: { kind: 'stands', stage, outcome: wanted.stands }, openings };
      step = process.next('overturned');
      continue;
    }
    stage = 'ask' in wanted ? wanted.ask : wanted.follow;
    const number = open(stage);
    const ofStage = settled.filter((item) => item.stage === stage);
    const found = 'ask' in wanted ? ofStage.find((item) => item.number === number) : ofStage[number - 1];
    if (!found && isOver) return { standing: { kind: 'ended', outcome: overOutcome(name, openings) }, openings };
    if (!found) return { standing: { kind: 'waits', stage, number }, openings };
    lastAt = found.at;
    step = process.next(found.outcome);
  }
  return { standing: { kind: 'ended', outcome: step.value }, openings };
}

/** HOST-26: what is left of a process whose round is over; a county that had sent its bundle has sent it. */
function overOutcome(name: ProcessName, openings: ReadonlyMap<string, number>): string {
  if (name === 'hostApplication') return 'roundOver';
  if (name !== 'countyNomination') return 'ended';
  return (openings.get('bundle') ?? 0) > 1 ? 'submitted' : 'nobody';
}

/** A subject's messages: how it was started, and what it was told. */
export function storyOf(messages: readonly Message[]): { name: ProcessName; input: ProcessInput; news: News[] } | null {
  const start = messages.find((message) => message.type === 'start');
  if (start?.type !== 'start') return null;
  const news = messages.flatMap((message) => (message.type === 'news' ? [message.news] : []));
  return { name: start.process, input: start.input, news };
}
