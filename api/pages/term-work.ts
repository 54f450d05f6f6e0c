import { openedWord } from '../../db/read/data-keys.js';
import { memberOfTask } from '../../db/read/members.js';
import { plansOf } from '../../db/read/plans.js';
import { savedVersions, versionToRead } from '../../db/read/studio-page.js';
import type { Task } from '../../desk/kit/task-mail.js';
import type { Term } from '../../desk/kit/term.js';
import { agreementSideOf } from '../../desk/studio/agreement-sides.js';
import { goalChangeOfTask, wordsOf } from '../../desk/studio/goals/goal-changes.js';
import { lossOfTask, reportIn } from '../../desk/studio/loss/losses.js';
import { moveOfTask } from '../../desk/studio/move/moves.js';
import { renewedOn } from '../../desk/studio/page/stale.js';
import { checksOnRenewal, renewalOf, saidIn } from '../../desk/studio/renewals.js';
import { openSuspension } from '../../desk/studio/suspension/suspensions.js';
import { spanOf } from '../../desk/studio/terms.js';
import { handedInFrom } from '../../desk/studio/writings/writings.js';
import { allows } from '../../domain/studio/check.js';
import { planKinds } from '../../domain/studio/plans.js';
import { nextTerm } from '../../domain/studio/term.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import { addDays } from '../../domain/time/beijing.js';
import { studioEditionOn } from '../../policy/studio/default-edition.js';
import { filledDay, moment } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { studioCheckSentence } from '../../text/studio-checks.js';
import { assessmentWords } from '../../text/web-assessment.js';
import { findingWords } from '../../text/web-findings.js';
import { goalWords } from '../../text/web-goals.js';
import { lossWords } from '../../text/web-loss.js';
import { memberWords } from '../../text/web-members.js';
import { moveWords } from '../../text/web-move.js';
import { pageWords } from '../../text/web-page.js';
import { renewalWords } from '../../text/web-renewal.js';
import { restWords } from '../../text/web-rest.js';
import { studioPageWords } from '../../text/web-studios.js';
import { workWords } from '../../text/web-work.js';
import { writingWords } from '../../text/web-writings.js';
import type { LetterView } from '../../web/views/letter.js';
import type { TaskWork } from '../../web/views/task.js';
import { assessmentWork } from '../reads/assessments.js';
import { findingWork } from '../reads/findings.js';
import { closingWork, fundWork } from '../reads/funds.js';
import { agreementViews, draftOf, letterViews, tellDifference } from '../reads/letters.js';
import { moveViews } from '../reads/moves.js';
import { contentView } from '../reads/studio-page.js';
import { worksToJudge } from '../reads/work-evidence.js';
import type { PageCall } from './kit.js';
import { memberWork, type Work } from './member-work.js';

/** What the holder of a term's task reads of the studio before deciding. */
export async function termWork(call: PageCall, term: Term, task: Task): Promise<Work> {
  const { language } = call;
  const words = studioPageWords[language];
  const span = `${filledDay(term.fromDay, language)} ${words.to} ${filledDay(term.toDay, language)}`;
  const read: TaskWork['read'] = [
    [words.number, term.studio.number],
    [words.term(term.number), span],
    [words.state, studioWords[language].state[term.state]],
  ];
  if (task.kind === 'letterDrafting') return drafting(call, term, read);
  if (task.kind === 'signLetter' || task.kind === 'signLetterAsHost')
    return signing(call, await letterViews(call.deps.db, term), read);
  if (task.kind === 'signAgreement') return agreeing(call, term, task, read);
  if (task.kind in assessing) return assessingOf(call, term, task, read);
  const ofMember = memberWork(task.kind);
  if (ofMember) return ofMember(call, term, task, read);
  if (task.kind in ofFinding) return aboutFinding(call, term, task, read);
  if (task.kind === 'pageModeration') return pageReading(call, task, read);
  if (task.kind === 'pageRenewal') return renewingPage(call, term, read);
  if (task.kind === 'planFiling') return filingPlans(call, term, read);
  if (task.kind === 'workConfirmation') return toJudge(call, term, task, read);
  if (task.kind === 'goalOpinion' || task.kind === 'goalChange') return aboutGoals(call, term, task, read);
  if (task.kind === 'fundClosing') return closingYear(call, term, task, read);
  if (task.kind in ofFund) return ofTheFund(call, term, task, read);
  if (task.kind === 'hostLossDecision') return aboutLoss(call, task, read);
  if (task.kind === 'suspensionDecision') return aboutRest(call, term, read);
  if (task.kind === 'moveConsent') return aboutMove(call, term, task, read);
  if (task.kind === 'renewalDecision') return renewing(call, term, read);
  return { work: { read } };
}

/** The tasks of a finding: all read what was found, and what was said to it. */
const ofFinding: Readonly<Partial<Record<TaskKind, true>>> = {
  findingHearing: true,
  findingDecision: true,
  findingAppeal: true,
  findingAppealDecision: true,
  findingAccountability: true,
};

async function aboutFinding(call: PageCall, term: Term, task: Task, read: TaskWork['read'] & object): Promise<Work> {
  const { language, deps } = call;
  const found = await findingWork({ tx: deps.db, vault: deps.vault }, term.id, task.subjectId);
  const words = findingWords[language];
  const { veto, vetoGround } = studioWords[language];
  const said = [
    [words.facts, found.facts],
    [words.response, found.response],
    [words.reasonOfDecision, found.reason],
    [words.appealText, found.appealText],
  ] as const;
  return {
    work: {
      finding: { kind: found.kind },
      read: [
        ...read,
        [words.kind, veto[found.kind]],
        [words.ground, vetoGround[found.ground]],
        [words.decisionReference, found.decisionReference],
        ...said.filter(([, text]) => text !== ''),
      ],
    },
  };
}

/** STUDIO-O07: what is asked for, why, and what the Institute has said; the letter in force beside it. */
async function aboutGoals(call: PageCall, term: Term, task: Task, read: TaskWork['read'] & object): Promise<Work> {
  const { language, deps } = call;
  const at = { tx: deps.db, vault: deps.vault };
  const change = await goalChangeOfTask(at, task.stageRunId);
  const letter = (await letterViews(deps.db, term)).find(({ version }) => version === change?.baseVersion);
  if (!change || !letter) return { work: { read } };
  const words = goalWords[language];
  const said = await wordsOf(at, change);
  return {
    work: {
      read: [
        ...read,
        [words.requestWords, said.request],
        ...(change.opinion ? [[words.opinion, words.opinions[change.opinion]] as const] : []),
        ...(said.opinion ? [[words.opinionWords, said.opinion] as const] : []),
      ],
      goals: tellDifference(letter, change.tasks),
      letter,
    },
  };
}

/** STUDIO-O04: what the section has reported. */
async function aboutLoss({ deps, language }: PageCall, task: Task, read: TaskWork['read'] & object): Promise<Work> {
  const at = { tx: deps.db, vault: deps.vault };
  const row = await lossOfTask(at, task.stageRunId);
  const report = row && (await reportIn(at, row));
  if (!report) return { work: { read } };
  const words = lossWords[language];
  return {
    work: {
      read: [
        ...read,
        [words.ground, words.grounds[report.ground]],
        [words.lastDay, filledDay(report.lastDay, language)],
        [words.words, report.words],
      ],
    },
  };
}

/** STUDIO-O05: since when the studio stands still, and why. */
async function aboutRest({ deps, language }: PageCall, term: Term, read: TaskWork['read'] & object): Promise<Work> {
  const row = await openSuspension({ tx: deps.db }, term.id);
  if (!row) return { work: { read } };
  const words = restWords[language];
  const said = await openedWord(deps.db, deps.vault, term.id, row.words);
  const lasts = words.lasts(filledDay(row.fromDay, language), filledDay(row.untilDay, language));
  return {
    work: { read: [...read, [words.heading, lasts], [words.words, said]] },
  };
}

/** STUDIO-O05: whose studio would come, from where, and why. */
async function aboutMove(call: PageCall, term: Term, task: Task, read: TaskWork['read'] & object): Promise<Work> {
  const { deps, language } = call;
  const row = await moveOfTask({ tx: deps.db }, task.stageRunId);
  const view = row && (await moveViews(deps.db, term.id)).find(({ number }) => number === row.number);
  if (!row || !view) return { work: { read } };
  const words = moveWords[language];
  const said = await openedWord(deps.db, deps.vault, term.id, row.words);
  return {
    work: {
      read: [
        ...read,
        [words.heading, words.way(view.fromUnit, view.toUnit)],
        [words.ground, words.grounds[row.ground]],
        [words.words, said],
      ],
    },
  };
}

/** STUDIO-26: the version before the unit, as everybody would see it; what is published is bound to what is shown. */
async function pageReading({ deps, caller }: PageCall, task: Task, read: TaskWork['read'] & object): Promise<Work> {
  const version = await versionToRead(deps.db, deps.vault, task);
  if (!version) return { work: { read } };
  const { change, sections, contentHash } = version;
  const door = caller.kind === 'link' ? `/t/${caller.link.id}` : '';
  const page = { change, content: contentView(sections), picturesAt: `${door}/api/tasks/${task.id}/page-pictures` };
  return { work: { read, page }, ids: { contentHash } };
}

/** STUDIO-O09: since when the page is as it is, and the words of the version saved last to begin with. */
async function renewingPage({ deps, language }: PageCall, term: Term, read: TaskWork['read'] & object): Promise<Work> {
  const since = await renewedOn({ tx: deps.db }, term);
  const [last = null] = await savedVersions(deps.db, deps.vault, term.studioId, { drafts: true });
  const writing = { termId: term.id, version: last?.version ?? 0, last };
  return { work: { read: [...read, [pageWords[language].since, filledDay(since, language)]], writing } };
}

/** STUDIO-12: which of the two plans stands and since when, and the forms of what is missing. */
async function filingPlans({ deps, language }: PageCall, term: Term, read: TaskWork['read'] & object): Promise<Work> {
  const words = workWords[language];
  const { plan } = studioWords[language];
  const filed = await plansOf(deps.db, deps.vault, term.id);
  const stands = planKinds.map((kind) => {
    const one = filed.find((filed) => filed.kind === kind);
    return [plan[kind], one ? words.version(one.version, moment(one.filedAt, language)) : words.notFiled] as const;
  });
  const missing = planKinds.filter((kind) => !filed.some((one) => one.kind === kind));
  return { work: { read: [...read, ...stands], plans: { termId: term.id, missing } } };
}

/** STUDIO-15: all that waits, each with its files; what is confirmed is bound to what is shown. */
async function toJudge(
  { deps, caller }: PageCall,
  term: Term,
  task: Task,
  read: TaskWork['read'] & object,
): Promise<Work> {
  const door = caller.kind === 'link' ? `/t/${caller.link.id}` : '';
  const at = { tx: deps.db, vault: deps.vault };
  return { work: { read, works: await worksToJudge(at, term, `${door}/api/tasks/${task.id}/work-evidence`) } };
}

/** The tasks of the fund: all read the request, what its purpose has, and the vouchers. */
const ofFund: Readonly<Partial<Record<TaskKind, true>>> = {
  fundApproval: true,
  fundAccount: true,
  fundSettlement: true,
};

/** FUND-08, FUND-O01: the year, and what keeps it open that nobody accounts for. */
async function closingYear(call: PageCall, term: Term, task: Task, read: TaskWork['read'] & object): Promise<Work> {
  const { deps, now, caller } = call;
  const personId = caller.kind === 'link' ? caller.link.personId : 'personId' in caller ? caller.personId : null;
  if (!personId) return { work: { read } };
  const fundYear = await closingWork({ tx: deps.db, vault: deps.vault, now, personId }, term, task);
  return { work: { read, ...(fundYear && { fundYear }) } };
}

/** FUND-O01: what is settled is bound to what is shown. */
async function ofTheFund(
  { deps, caller }: PageCall,
  term: Term,
  task: Task,
  read: TaskWork['read'] & object,
): Promise<Work> {
  const door = caller.kind === 'link' ? `/t/${caller.link.id}` : '';
  const fund = await fundWork({ tx: deps.db, vault: deps.vault }, term, task, door);
  return { work: { read, ...(fund && { fund }) } };
}

/** What the host applies with, and every condition of another term as it stands today (STUDIO-O02). */
async function renewing({ deps, language }: PageCall, term: Term, read: TaskWork['read'] & object): Promise<Work> {
  const at = { tx: deps.db, vault: deps.vault };
  const words = renewalWords[language];
  const renewal = await renewalOf(at, term.id);
  const said = renewal && (await saidIn(at, renewal));
  const checks = await checksOnRenewal(at, term);
  const edition = studioEditionOn(term.studio.level, addDays(term.toDay, 1));
  return {
    work: {
      read: [
        ...read,
        ...(renewal ? [[words.appliedAt, moment(renewal.appliedAt, language)] as const] : []),
        ...(said ? [[words.statement, said.statement] as const] : []),
        ...checks.map((one) => [one.met ? '✓' : '✗', studioCheckSentence(one, language)] as const),
      ],
      ...(allows(checks) && edition && { nextTerm: nextTerm(spanOf(term), edition.parameters) }),
    },
  };
}

async function drafting({ deps }: PageCall, term: Term, read: TaskWork['read'] & object): Promise<Work> {
  const [letter = null] = await letterViews(deps.db, term);
  return { work: { read, draft: draftOf(term, letter) } };
}

/** What is signed is bound to what is shown. Whoever was shown an earlier version reads what has changed since that one. */
function signing({ again }: PageCall, versions: readonly LetterView[], read: TaskWork['read'] & object): Work {
  const [letter] = versions;
  if (!letter) return { work: { read } };
  const shown = versions.find(
    ({ version }) => version < letter.version && String(version) === again?.kept.version?.[0],
  );
  const difference = shown ? tellDifference(shown, letter.tasks) : letter.difference;
  const view: LetterView = { ...letter, difference };
  return { work: { read, letter: view }, ids: { version: String(letter.version), contentHash: letter.contentHash } };
}

/** STUDIO-18: as the letter, about one member. */
async function agreeing(call: PageCall, term: Term, task: Task, read: TaskWork['read'] & object): Promise<Work> {
  const member = await memberOfTask(call.deps.db, task.stageRunId);
  if (!member) return { work: { read } };
  const about = [memberWords[call.language].nominee, `${member.name}（${member.schoolName}）`] as const;
  const found = await signing(call, await agreementViews(call.deps.db, term, member), [...read, about]);
  const declinable = agreementSideOf(term, task) === 'member';
  return { ...found, work: { ...found.work, declinable } };
}

/** The tasks of an assessment: all read it whole. */
const assessing: Readonly<Partial<Record<TaskKind, true>>> = {
  selfReport: true,
  yearScoring: true,
  resultConfirmation: true,
  resultPublication: true,
  resultAppeal: true,
  resultAppealDecision: true,
  improvementPlan: true,
};

/** What is scored, confirmed or published is bound to what is shown (I9). */
async function assessingOf(call: PageCall, term: Term, task: Task, read: TaskWork['read'] & object): Promise<Work> {
  const { language, deps } = call;
  const assessment = await assessmentWork({ tx: deps.db, vault: deps.vault, now: call.now }, term, task);
  const words = assessmentWords[language];
  const { kind, year, from, to, report, scores } = assessment;
  const about = [
    [words.heading, words.title(kind, year)],
    [words.covers, `${filledDay(from, language)} ${studioPageWords[language].to} ${filledDay(to, language)}`],
    [
      writingWords[language].title,
      writingWords[language].counted(await handedInFrom({ tx: deps.db }, term.id, { from, to })),
    ],
  ] as const;
  return {
    work: { read: [...read, ...about], assessment },
    ids: {
      letterVersion: String(assessment.letterVersion),
      ...(report && { reportHash: report.contentHash }),
      ...(scores && { sheetHash: scores.contentHash }),
    },
  };
}
