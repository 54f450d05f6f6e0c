import { openedWord } from '../../db/read/data-keys.js';
import { memberOfTask } from '../../db/read/members.js';
import type { Task } from '../../desk/kit/task-mail.js';
import type { Term } from '../../desk/kit/term.js';
import { checksOn, liveMembers, memberBy, opinionsOn } from '../../desk/studio/memberships.js';
import { memberRules } from '../../domain/studio/members/bodies.js';
import { belongs } from '../../domain/studio/members/leaving.js';
import type { WritingSection } from '../../domain/studio/members/writings.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import { filledDay } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { studioCheckSentence } from '../../text/studio-checks.js';
import { findingWords } from '../../text/web-findings.js';
import { letterWords } from '../../text/web-letter.js';
import { memberWords } from '../../text/web-members.js';
import { writingWords } from '../../text/web-writings.js';
import type { TaskWork } from '../../web/views/task.js';
import { recordShown } from '../reads/member-records.js';
import { removalWork } from '../reads/removals.js';
import { writingWork } from '../reads/writings.js';
import type { PageCall } from './kit.js';

/** What the holder of a task reads, and the ids and hashes that bind the decision to it. */
export interface Work {
  readonly work: TaskWork;
  readonly ids?: Readonly<Record<string, string>>;
}

type Reading = (call: PageCall, term: Term, task: Task, read: TaskWork['read'] & object) => Promise<Work>;

/** What the holder of a task about a member reads before deciding; null for other kinds of task. */
export const memberWork = (kind: TaskKind): Reading | null => byKind[kind] ?? null;

/** MEMBER-09: the member's record, task by task, as of the last day. */
async function judging(
  { language, deps, now }: PageCall,
  term: Term,
  task: Task,
  read: TaskWork['read'] & object,
): Promise<Work> {
  const member = await memberOfTask(deps.db, task.stageRunId);
  const membership = member && (await memberBy({ tx: deps.db }, term.id, member.number));
  if (!membership) return { work: { read } };
  const { taskStatus } = studioWords[language];
  const { units } = letterWords[language];
  const lines = await recordShown({ tx: deps.db, now }, membership);
  return {
    work: {
      read: [
        ...read,
        [memberWords[language].leaver, `${member.name}（${member.schoolName}）`],
        ...lines.map(
          (line) =>
            [line.text, `${line.filled}/${line.target} ${units[line.measure]} · ${taskStatus[line.status]}`] as const,
        ),
      ],
    },
  };
}

/** What a member hands in: the host reads it before answering, the member what the host said of the version before (STUDIO-21, MEMBER-06). */
async function aboutWriting(call: PageCall, term: Term, task: Task, read: TaskWork['read'] & object): Promise<Work> {
  const { language, deps } = call;
  const { writing, before, name, schoolName } = await writingWork({ tx: deps.db, vault: deps.vault }, term.id, task);
  const words = writingWords[language];
  const { writingSection } = studioWords[language];
  const said = Object.entries(writing.sections ?? {}).map(
    ([section, text]) => [writingSection[section as WritingSection] ?? section, text] as const,
  );
  return {
    work: {
      read: [
        ...read,
        [words.member, `${name}（${schoolName}）`],
        [words.version, String(writing.version)],
        ...(writing.dueOn ? [[words.dueOn, filledDay(writing.dueOn, language)] as const] : []),
        ...(before?.answer ? [[words.answer, before.answer] as const] : []),
        ...said,
      ],
      ...(before?.sections && { before: before.sections }),
    },
    ...(writing.contentHash && { ids: { contentHash: writing.contentHash } }),
  };
}

/** STUDIO-O06: how many there are, and where another is nominated. */
async function filling(
  { language, deps }: PageCall,
  term: Term,
  _task: Task,
  read: TaskWork['read'] & object,
): Promise<Work> {
  const words = memberWords[language];
  const members = (await liveMembers({ tx: deps.db }, term.id)).filter(({ state }) => belongs(state)).length;
  const { membersMin: min, membersMax: max } = term.parameters;
  return { work: { read: [...read, [words.now, words.range(members, min, max)], [words.fill, words.fillIntro]] } };
}

/** The tasks of a removal, and of the appeal against it: whoever is asked reads what was found, and what was said to it (MEMBER-O03). */
async function aboutRemoval(call: PageCall, term: Term, task: Task, read: TaskWork['read'] & object): Promise<Work> {
  const { language, deps } = call;
  const at = { tx: deps.db, vault: deps.vault };
  const about = await removalWork(at, term.id, task);
  const [words, finding] = [memberWords[language], findingWords[language]];
  const { vetoGround, memberBody } = studioWords[language];
  const spoken =
    task.kind === 'removalHearing' ? [] : [[words.statement, about.statement || words.noStatement] as const];
  return {
    work: {
      read: [
        ...read,
        [words.leaver, `${about.name}（${about.schoolName}）`],
        [finding.ground, vetoGround[about.ground]],
        [finding.decisionReference, about.decisionReference],
        [finding.evidence, about.evidence.join('、')],
        [finding.facts, about.facts],
        ...spoken,
        ...about.opinions.map(({ body, outcome }) => [memberBody[body], words.removal[outcome]] as const),
        ...(about.appealText ? [[words.appealText, about.appealText] as const] : []),
      ],
    },
  };
}

/** Whom a body is asked about: why the host nominates, which conditions hold, what others have said (MEMBER-01, MEMBER-02). */
async function deciding(
  { deps, language, now }: PageCall,
  term: Term,
  task: Task,
  read: TaskWork['read'] & object,
): Promise<Work> {
  const at = { tx: deps.db, now };
  const member = await memberOfTask(deps.db, task.stageRunId);
  if (!member) return { work: { read } };
  const words = memberWords[language];
  const bodies = studioWords[language].memberBody;
  const grounds = await openedWord(deps.db, deps.vault, member.id, member.grounds);
  const checks = await checksOn(at, term, member, true);
  const said = await opinionsOn(at, member.id);
  const { ruleId } = memberRules[member.way];
  return {
    work: {
      memberRule: ruleId,
      read: [
        ...read,
        [words.nominee, `${member.name}（${member.schoolName}）`],
        [words.grounds, grounds],
        ...checks.map((one) => [one.met ? '✓' : '✗', studioCheckSentence(one, language)] as const),
        ...said.map(({ body, outcome }) => [bodies[body], words.outcome[outcome]] as const),
      ],
    },
  };
}

const byKind: Readonly<Partial<Record<TaskKind, Reading>>> = {
  memberDecision: deciding,
  memberCompletion: judging,
  memberFilling: filling,
  growthPlan: aboutWriting,
  guideGrowthPlan: aboutWriting,
  memberSummary: aboutWriting,
  acknowledgeSummary: aboutWriting,
  removalHearing: aboutRemoval,
  removalDecision: aboutRemoval,
  removalDecisionAsHost: aboutRemoval,
  removalAppeal: aboutRemoval,
  removalAppealDecision: aboutRemoval,
};
