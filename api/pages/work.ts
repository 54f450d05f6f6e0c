import { countyBench } from '../../db/read/county-bench.js';
import { appealedOf } from '../../db/read/ending.js';
import { type CaseHead, returnOpinion } from '../../db/read/page-case.js';
import { organisationName } from '../../db/read/page-round.js';
import { appealById, casesOfRound, expertsOutside, namesOf, type TaskHead, vetoById } from '../../db/read/page-task.js';
import { candidatesToDeclare, ownSheets, panelProgress } from '../../db/read/panel.js';
import { sayings } from '../../desk/city/pool.js';
import { rankingView } from '../../desk/city/ranking-view.js';
import { votersOn } from '../../desk/city/tie-voters.js';
import { tooFewScores } from '../../desk/city/too-few.js';
import { refuseAfterDraw } from '../../desk/county/nominations.js';
import { readyCases } from '../../desk/county/ready-cases.js';
import { showHearing } from '../../desk/hearing/show-hearing.js';
import { performSystem } from '../../desk/kit/act.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import type { Round } from '../../desk/kit/round.js';
import { departureById } from '../../desk/school/departures.js';
import { ethicsOf } from '../../desk/school/ethics.js';
import { plainReason } from '../../domain/ending.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Language } from '../../domain/vocabulary.js';
import { moment } from '../../text/dates.js';
import { reasonText } from '../../text/reasons.js';
import { stateName } from '../../text/states.js';
import { taskWords } from '../../text/web-tasks.js';
import type { Candidate, TaskWork } from '../../web/views/task.js';
import { comparedIn } from './compared.js';
import type { PageCall } from './kit.js';
import { objectionWork } from './objection-work.js';

/** A task in its holder's hands, for the part of its page that only its kind has. */
export interface WorkAt extends Pick<TaskHead, 'task' | 'run'> {
  readonly call: PageCall;
  readonly actor: PersonActor;
  readonly head: CaseHead | null;
  readonly round: Round;
}
interface Work {
  readonly work: TaskWork;
  /** Further ids and versions the acts of this kind ask for. */
  readonly ids?: Readonly<Record<string, string>>;
}

/** HOST-25: what leads to the panel, and to nothing once it is drawn. */
const towardsPanel: readonly TaskKind[] = [
  'schoolRecommendation',
  'correction',
  'nomination',
  'publishNotice',
  'bundle',
];

export async function workOf(at: WorkAt): Promise<Work> {
  const { work, ...rest } = await byKind[at.task.kind](at);
  // a further part brings whom an objection held back: that is not late (NOTICE-O03)
  const isSupplement = at.task.kind === 'bundle' && at.run.number > 1;
  const isTowards = towardsPanel.includes(at.task.kind) && !isSupplement;
  const tooLate = isTowards && at.task.state === 'open' && (await isPanelDrawn(at.call, at.round));
  return { ...rest, work: tooLate ? { ...work, tooLate } : work };
}

export const isPanelDrawn = (call: Pick<PageCall, 'deps'>, round: Round): Promise<boolean> =>
  performSystem(call.deps, async (desk) => (await refuseAfterDraw(desk, round)) !== null);

const nothing = async (): Promise<Work> => ({ work: {} });

const byKind: Readonly<Record<TaskKind, (at: WorkAt) => Promise<Work>>> = {
  schoolRecommendation: schoolWork,
  correction: async ({ call, head }) => {
    const opinion = head && (await returnOpinion(call.deps.db, head.file.id));
    return { work: { read: opinion ? [[taskWords[call.language].correction.opinion, opinion]] : [] } };
  },
  nomination: async (at) => ({ work: await countyWork(at), ids: { nominationId: at.run.subjectId } }),
  publishNotice: async (at) => {
    const work = await countyWork(at);
    const listed = (work.candidates ?? []).filter((one) => one.rank && one.state === 'countyReview');
    return { work: { ...work, candidates: listed } };
  },
  bundle: bundleWork,
  objectionHandling: objectionWork,
  panelFormation: panelWork,
  declareConflicts: async ({ call, actor, round }) => {
    const named = round.parameters.declaredOn === 'nameAndSchool';
    const at = { roundId: round.id, personId: actor.personId, named };
    const all = (await candidatesToDeclare(call.deps.db, at)) ?? [];
    // whoever has declared before is asked about the new ones only (HOST-O14)
    const files = all.filter((file) => file.says === null);
    const candidates = files.map((file): Candidate => {
      const schoolName = file.countyName ? `${file.schoolName} · ${file.countyName}` : file.schoolName;
      const { caseId, caseNumber: number } = file;
      return { caseId, number, name: file.name, schoolName, formHash: '', state: 'submittedToCity', href: null };
    });
    return { work: { candidates, sayings } };
  },
  score: scoreWork,
  openSheets: async ({ call, round }) => {
    const { cases } = await panelProgress(call.deps.db, round.id);
    const tooFew = await tooFewScores({ tx: call.deps.db }, round);
    return { work: { unsealed: cases.reduce((sum, one) => sum + one.asked - one.sealed, 0), tooFew } };
  },
  ranking: rankingWork,
  justifyProject: nothing,
  publishCityNotice: async ({ call, round }) => {
    return { work: { candidates: await inStates(call, round, ['projectJustification']) } };
  },
  finalDecision: async ({ call, round }) => ({ work: { candidates: await inStates(call, round, ['finalDecision']) } }),
  vetoResponse: vetoWork,
  vetoDecision: vetoWork,
  appealDecision: async ({ call, run }) => {
    const { deps, language } = call;
    const appeal = await appealById(deps.db, run.subjectId);
    if (!appeal) return { work: {} };
    const words = taskWords[language].appeal;
    const told = await appealedOf(deps.db, deps.vault, appeal);
    // Whoever answers reads both sides: what was decided and why, and what is said against it.
    const against = told
      ? [
          [words.against, stateName(told.state, language)] as const,
          ...(told.reason.kind === 'none'
            ? []
            : [[words.againstReason, reasonText(plainReason(told.reason), language)] as const]),
        ]
      : [];
    const veto = appeal.against === 'ethicsVeto' ? await vetoById(deps.db, appeal.subjectId) : null;
    return { work: { read: [...against, ...(veto ? sayVeto(veto, language) : []), [words.text, appeal.text]] } };
  },
  confirmTransfer: departureWork,
  departureDecision: departureWork,
  // a term's: `termWork`
  receipt: nothing,
  unitConfirmation: nothing,
  letterDrafting: nothing,
  signLetter: nothing,
  signLetterAsHost: nothing,
  planFiling: nothing,
  goalOpinion: nothing,
  goalChange: nothing,
  memberDecision: nothing,
  signAgreement: nothing,
  memberFilling: nothing,
  growthPlan: nothing,
  guideGrowthPlan: nothing,
  memberSummary: nothing,
  acknowledgeSummary: nothing,
  memberCompletion: nothing,
  removalHearing: nothing,
  removalDecision: nothing,
  removalDecisionAsHost: nothing,
  removalAppeal: nothing,
  removalAppealDecision: nothing,
  pageModeration: nothing,
  pageRenewal: nothing,
  workConfirmation: nothing,
  fundApproval: nothing,
  fundAccount: nothing,
  fundSettlement: nothing,
  fundClosing: nothing,
  hostLossDecision: nothing,
  suspensionDecision: nothing,
  moveConsent: nothing,
  renewalDecision: nothing,
  plaqueReturn: nothing,
  selfReport: nothing,
  yearScoring: nothing,
  resultConfirmation: nothing,
  resultPublication: nothing,
  resultAppeal: nothing,
  resultAppealDecision: nothing,
  improvementPlan: nothing,
  findingHearing: nothing,
  findingDecision: nothing,
  findingAppeal: nothing,
  findingAppealDecision: nothing,
  findingAccountability: nothing,
  honourNomination: nothing,
  honourReview: nothing,
  honourListing: nothing,
  honourDecision: nothing,
  strikeAppeal: nothing,
  strikeAppealOfUnit: nothing,
  strikeAppealDecision: nothing,
  addressCorrection: async ({ call, task }) => {
    const names = await namesOf(call.deps.db, [task.subjectId]);
    return { work: { read: [[taskWords[call.language].address.person, names.get(task.subjectId) ?? '']] } };
  },
};

async function departureWork({ call, run }: WorkAt): Promise<Work> {
  const words = taskWords[call.language].departure;
  const departure = await departureById({ tx: call.deps.db, now: call.now }, run.subjectId);
  const toSchool = departure.toSchoolId && (await organisationName(call.deps.db, departure.toSchoolId));
  const until = moment(departure.until, call.language);
  const read = [
    [words.toSchool, toSchool || words.left],
    [words.until, until],
    [words.reported, departure.reason],
  ] as const;
  return { work: { read } };
}

async function schoolWork({ call, actor, head }: WorkAt): Promise<Work> {
  if (!head) return { work: {} };
  const ethics = await performSystem(call.deps, (desk) => ethicsOf(desk, head.file));
  const heard = await showHearing(call.deps, actor, head.file.id);
  return { work: { ethics: ethics?.conclusion ?? null, ...(heard.ok && { hearing: heard.value }) } };
}

async function countyWork({ call, round, task }: WorkAt): Promise<TaskWork> {
  const bench = await countyBench(call.deps.db, call.deps.vault, { roundId: round.id, countyId: task.orgId });
  const candidates = bench.candidates.map(
    (one): Candidate => ({
      caseId: one.caseId,
      number: one.number,
      name: one.name,
      schoolName: one.school,
      formHash: one.formHash ?? '',
      state: one.state,
      href: candidateHref(call, task.kind, one.caseId),
      verified: (['agree', 'refuse', 'return'] as const).find((word) => word === one.verification?.decision) ?? null,
      rank: one.holdsPlace ? one.rank : null,
      compared: comparedIn(one.facts, round, call.language),
    }),
  );
  const { places, nominations } = bench;
  const waiting = candidates.filter(
    (one) => one.verified === 'agree' && one.state === 'countyReview' && one.rank === null,
  );
  const mayRefill = places.used < places.cap && !nominations.some(({ state }) => state === 'reviewing');
  return { candidates, quota: places, waiting, mayRefill };
}

/** Behind the link of a nomination each candidate is read on the task's own page. */
const candidateHref = (call: PageCall, kind: TaskKind, caseId: string): string | null =>
  call.caller.kind === 'link' && kind === 'nomination'
    ? `/t/${call.caller.link.id}?case=${caseId}`
    : hrefFor(call, caseId);

async function bundleWork(at: WorkAt): Promise<Work> {
  const work = await countyWork(at);
  const nominationId = at.run.subjectId;
  const bench = await countyBench(at.call.deps.db, at.call.deps.vault, {
    roundId: at.round.id,
    countyId: at.task.orgId,
  });
  const nomination = bench.nominations.find((one) => one.id === nominationId);
  const ready = nomination ? await performSystem(at.call.deps, (desk) => readyCases(desk, at.round, nomination)) : [];
  const candidates = ready.flatMap((file) => (work.candidates ?? []).find((one) => one.caseId === file.id) ?? []);
  const summaryHref = at.call.caller.kind === 'link' ? {} : { summaryHref: `/api/nominations/${nominationId}/summary` };
  return { work: { ...work, candidates, ...summaryHref }, ids: { nominationId } };
}

async function panelWork({ call, round }: WorkAt): Promise<Work> {
  const { db } = call.deps;
  const { experts } = await panelProgress(db, round.id);
  const pool = experts.map((one) => one.personId);
  const names = await namesOf(db, pool);
  const shown = experts.map(({ personId, declaredAt }) => {
    return { personId, name: names.get(personId) ?? '', declared: declaredAt !== null };
  });
  return { work: { experts: shown, people: await expertsOutside(db, pool) } };
}

async function scoreWork({ call, actor, round }: WorkAt): Promise<Work> {
  const sheets = await ownSheets(call.deps.db, { roundId: round.id, personId: actor.personId });
  const candidates = sheets.map(
    (sheet): Candidate => ({
      caseId: sheet.caseId,
      number: sheet.caseNumber,
      name: null,
      schoolName: '',
      formHash: sheet.formHash ?? '',
      state: sheet.caseState,
      href: hrefFor(call, sheet.caseId),
      sheet: sheet.state === 'assigned' ? 'assigned' : 'sealed',
    }),
  );
  const rubric = round.parameters.rubric.map(({ code, label, max }) => ({
    code,
    label: label[call.language],
    max: String(max),
  }));
  return { work: { candidates, rubric } };
}

async function rankingWork({ call, actor, round }: WorkAt): Promise<Work> {
  const view = await rankingView(call.deps, actor, round.id);
  if (!view) return { work: {} };
  const files = await inStates(call, round, ['expertReview', 'projectJustification', 'notSelected']);
  const candidates = view.rows.flatMap((row): readonly Candidate[] => {
    const file = files.find((one) => one.caseId === row.caseId);
    const more = {
      score: row.shown,
      rank: row.rank,
      selected: row.outcome === 'aboveLine',
      tied: row.outcome === 'tied',
      beyond: row.outcome !== 'aboveLine' && row.withinSoftMaximum,
    };
    return file ? [{ ...file, ...more }] : [];
  });
  const tied = candidates.filter((one) => one.tied).map((one) => one.caseId);
  // whom a conflict with one of the tied keeps from voting is not asked for a vote
  const voters = await votersOn({ tx: call.deps.db }, round, tied);
  const names = await namesOf(call.deps.db, voters);
  const panel = voters.map((personId) => ({ personId, name: names.get(personId) ?? '', declared: true }));
  return { work: { candidates, experts: panel, passLine: round.parameters.passLine }, ids: { rankingHash: view.hash } };
}

async function vetoWork({ call, run }: WorkAt): Promise<Work> {
  const veto = await vetoById(call.deps.db, run.subjectId);
  if (!veto) return { work: {} };
  return { work: { read: sayVeto(veto, call.language) } };
}

function sayVeto(
  veto: { readonly ground: string; readonly facts: string; readonly response: string | null },
  language: Language,
): readonly (readonly [string, string])[] {
  const words = taskWords[language].veto;
  return [
    [words.ground, words.grounds[veto.ground] ?? veto.ground],
    [words.facts, veto.facts],
    ...(veto.response ? [[words.response, veto.response] as const] : []),
  ];
}

async function inStates(call: PageCall, round: Round, states: Parameters<typeof casesOfRound>[2]) {
  const rows = await casesOfRound(call.deps.db, round.id, states);
  return rows.map(
    ({ file, name, schoolName }): Candidate => ({
      caseId: file.id,
      number: file.number,
      name,
      schoolName,
      formHash: file.formHash ?? '',
      state: file.state,
      href: hrefFor(call, file.id),
    }),
  );
}

/** Behind a link there is nothing but its own task. */
const hrefFor = (call: PageCall, caseId: string): string | null =>
  call.caller.kind === 'link' ? null : `/cases/${caseId}`;
