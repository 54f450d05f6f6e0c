import { caseHead } from '../../db/read/page-case.js';
import { namesOf, type TaskHead, taskHead } from '../../db/read/page-task.js';
import { performSystem } from '../../desk/kit/act.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { type Frame, frameOf as standsIn } from '../../desk/kit/frame.js';
import { holdersOf } from '../../desk/kit/seats.js';
import { shownTo } from '../../desk/school/preparer.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { kindsByName, type TaskKind } from '../../domain/task-kinds.js';
import { ruleName } from '../../text/rules.js';
import { taskPage } from '../../web/pages/task.js';
import { sightOf } from '../reads/case-sight.js';
import { callWork } from './call-work.js';
import { materialOf, storyFor, uuidOf } from './cases.js';
import { frameOf, guardOf, type PageCall } from './kit.js';
import { objectionWork } from './objection-work.js';
import { termWork } from './term-work.js';
import { workOf } from './work.js';

/** The rules a kind of task is done under, named at the head of its page. */
const rules: Readonly<Record<TaskKind, readonly string[]>> = {
  schoolRecommendation: ['HOST-17', 'HOST-18', 'HOST-19', 'HOST-30'],
  correction: ['HOST-O13'],
  nomination: ['HOST-14', 'HOST-20', 'HOST-21'],
  publishNotice: ['HOST-20', 'NOTICE-O01'],
  bundle: ['HOST-22'],
  objectionHandling: ['NOTICE-O03'],
  panelFormation: ['HOST-25', 'HOST-O15'],
  declareConflicts: ['HOST-O15'],
  score: ['HOST-25', 'HOST-O15'],
  openSheets: ['HOST-31'],
  ranking: ['HOST-14', 'CONV-10'],
  justifyProject: ['HOST-O02'],
  publishCityNotice: ['HOST-26', 'NOTICE-O01'],
  finalDecision: ['HOST-26', 'HOST-27', 'HOST-10'],
  vetoResponse: ['VETO-01'],
  vetoDecision: ['VETO-01'],
  appealDecision: ['HOST-O19', 'NOTICE-O06', 'VETO-O05'],
  confirmTransfer: ['HOST-O18'],
  departureDecision: ['HOST-O18'],
  receipt: ['HOST-27', 'STUDIO-14'],
  unitConfirmation: ['STUDIO-15'],
  letterDrafting: ['STUDIO-10', 'STUDIO-17'],
  signLetter: ['STUDIO-16', 'STUDIO-17', 'STUDIO-O10'],
  signLetterAsHost: ['STUDIO-16', 'STUDIO-17'],
  planFiling: ['STUDIO-12', 'STUDIO-13'],
  goalOpinion: ['STUDIO-11', 'STUDIO-16', 'STUDIO-O07'],
  goalChange: ['STUDIO-10', 'STUDIO-16', 'STUDIO-O07'],
  memberDecision: ['MEMBER-01', 'MEMBER-02', 'MEMBER-O01', 'MEMBER-O02'],
  signAgreement: ['STUDIO-18', 'MEMBER-04'],
  memberCompletion: ['MEMBER-05', 'MEMBER-09', 'MEMBER-O05'],
  growthPlan: ['STUDIO-21'],
  guideGrowthPlan: ['STUDIO-21'],
  memberSummary: ['MEMBER-06'],
  acknowledgeSummary: ['MEMBER-05', 'MEMBER-06'],
  memberFilling: ['STUDIO-O06', 'MEMBER-O04'],
  removalHearing: ['MEMBER-O03', 'VETO-01'],
  removalDecision: ['MEMBER-O03'],
  removalDecisionAsHost: ['MEMBER-O03'],
  removalAppeal: ['MEMBER-O03', 'VETO-O05'],
  removalAppealDecision: ['MEMBER-O03', 'VETO-O05'],
  pageModeration: ['STUDIO-26', 'STUDIO-15'],
  pageRenewal: ['STUDIO-26', 'STUDIO-O09'],
  workConfirmation: ['STUDIO-15', 'STUDIO-20', 'STUDIO-22', 'STUDIO-23', 'STUDIO-24', 'STUDIO-25'],
  fundApproval: ['FUND-01', 'FUND-04', 'FUND-08', 'FUND-O01'],
  fundAccount: ['FUND-04', 'FUND-O01'],
  fundSettlement: ['FUND-04', 'FUND-08', 'FUND-O01'],
  fundClosing: ['FUND-08', 'FUND-O01'],
  hostLossDecision: ['STUDIO-03', 'STUDIO-O04', 'STUDIO-O05'],
  suspensionDecision: ['STUDIO-O05', 'STUDIO-O04'],
  moveConsent: ['STUDIO-14', 'STUDIO-15', 'STUDIO-O05'],
  renewalDecision: ['STUDIO-06', 'STUDIO-O03'],
  plaqueReturn: ['STUDIO-O08', 'VETO-02'],
  selfReport: ['ASSESS-02', 'ASSESS-03'],
  yearScoring: ['STUDIO-11', 'ASSESS-04', 'ASSESS-05', 'ASSESS-06'],
  resultConfirmation: ['STUDIO-10'],
  resultPublication: ['ASSESS-07', 'ASSESS-O01'],
  resultAppeal: ['ASSESS-O07'],
  resultAppealDecision: ['ASSESS-O07'],
  improvementPlan: ['ASSESS-O03'],
  findingHearing: ['VETO-01', 'VETO-O04'],
  findingDecision: ['VETO-02', 'VETO-03', 'VETO-04', 'VETO-O01'],
  findingAppeal: ['VETO-O05'],
  findingAppealDecision: ['VETO-O05'],
  findingAccountability: ['VETO-04', 'VETO-O02'],
  honourNomination: ['ASSESS-08', 'COMMEND-13', 'VETO-03'],
  honourReview: ['COMMEND-01', 'COMMEND-O01'],
  honourListing: ['COMMEND-01', 'COMMEND-O01', 'VETO-03'],
  honourDecision: ['ASSESS-08', 'COMMEND-O01', 'VETO-03'],
  strikeAppeal: ['NOTICE-O03', 'NOTICE-O06'],
  strikeAppealOfUnit: ['NOTICE-O03', 'NOTICE-O06'],
  strikeAppealDecision: ['NOTICE-O06'],
  addressCorrection: [],
};

/** Tasks whose holder reads the whole application before deciding. */
const readsForm: readonly TaskKind[] = [
  'schoolRecommendation',
  'justifyProject',
  'vetoDecision',
  'appealDecision',
  'objectionHandling',
];

/** Who else holds the task's post; nobody where the rule names the person, or behind a link. */
async function passing({ deps, now, caller }: PageCall, actor: PersonActor, task: TaskHead['task']) {
  if (caller.kind === 'link' || kindsByName.includes(task.kind) || task.role === 'applicant') return {};
  const others = (await holdersOf({ tx: deps.db, now }, task))
    .map(({ personId }) => personId)
    .filter((personId) => personId !== actor.personId);
  const names = await namesOf(deps.db, others);
  const colleagues = others.map((personId) => ({ personId, name: names.get(personId) ?? '' }));
  return { colleagues, byName: task.personId === actor.personId };
}

/** What a term or a call is told apart by. */
const numberIn = (stands: Frame): string | null => {
  if (stands.kind === 'term') return stands.studio.number;
  return stands.kind === 'call' ? stands.number : null;
};

/** The candidate whose file a county reads by itself behind its nomination's link (HOST-20); null where all are shown. */
async function aloneOf(
  { deps, now, query }: PageCall,
  actor: PersonActor,
  task: TaskHead['task'],
): Promise<Result<string> | null> {
  const asked = query.get('case');
  if (!actor.taskId || task.kind !== 'nomination' || asked === null) return null;
  const sight = await sightOf({ tx: deps.db, now, actor }, uuidOf(asked));
  return sight.ok ? accepted(sight.value.file.id) : sight;
}

/** A task's page for whoever may do or prepare it, signed in or behind its link; for everybody else it does not exist. */
export async function taskFor(call: PageCall, actor: PersonActor, id: string): Promise<Result<string>> {
  const taskId = uuidOf(id);
  const found = await taskHead(call.deps.db, taskId);
  if (!found || (actor.taskId && actor.taskId !== taskId)) return refused(refuse('notFound'));
  const { task, run, orgName } = found;
  const shown = await performSystem(call.deps, (desk) => shownTo(desk, actor, task));
  if (!shown) return refused(refuse('notFound'));
  const { prepares } = shown;
  const stands = await standsIn({ tx: call.deps.db }, task);
  const head = task.caseId ? await caseHead(call.deps.db, task.caseId) : null;
  const alone = await aloneOf(call, actor, task);
  if (alone && !alone.ok) return alone;
  const readable = alone?.value ?? (head && readsForm.includes(task.kind) ? head.file.id : null);
  const sight = readable ? await sightOf({ tx: call.deps.db, now: call.now, actor }, readable) : null;
  const { work: all, ids } =
    stands.kind === 'round'
      ? await workOf({ call, actor, head, task, run, round: stands })
      : stands.kind === 'term'
        ? await termWork(call, stands, task)
        : task.kind === 'objectionHandling'
          ? { ...(await objectionWork({ call, run })), ids: undefined }
          : await callWork(call, actor, stands, task);
  const work = alone ? { ...all, candidates: (all.candidates ?? []).filter((one) => one.caseId === readable) } : all;
  const view = {
    now: call.now,
    id: task.id,
    kind: task.kind,
    state: task.state,
    roundName: stands.name,
    level: stands.level,
    standsIn: stands.kind,
    about: numberIn(stands) ?? head?.file.number ?? orgName,
    orgName,
    role: prepares ? shown.seat.role : task.role,
    prepares,
    due: task.due,
    provisional: run.provisional,
    strong: task.strong,
    // nothing that is prepared is strong
    secondFactorMissing: task.strong && !prepares && !actor.secondFactor,
    ids: {
      taskId,
      ...(stands.kind === 'round' && { roundId: stands.id }),
      ...(head && { caseId: head.file.id, version: String(head.file.version) }),
      ...(head?.file.formHash && { formHash: head.file.formHash }),
      ...ids,
    },
    material: readable ? await materialOf(call, readable) : null,
    work: { ...work, ...(prepares ? {} : await passing(call, actor, task)) },
    ...(alone && { backHref: call.here.split('?')[0] ?? '/' }),
    timeline: sight?.ok ? await storyFor(call, sight.value, actor.personId) : [],
    rules: rules[task.kind].map((ruleId) => ruleName(ruleId, call.language)),
    guard: guardOf(call),
    ...(call.again && { again: call.again }),
  };
  return accepted(taskPage(await frameOf(call), view));
}
