import type { Db } from '../../db/database.js';
import type { Vault } from '../../db/sealed.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import type { Call } from '../../desk/kit/call.js';
import type { Task } from '../../desk/kit/task-mail.js';
import { kindsOf } from '../../domain/studio/commendation/call.js';
import type { Language } from '../../domain/vocabulary.js';
import { studioWords } from '../../text/studio.js';
import { honourWords } from '../../text/web-honours.js';
import type { TaskWork } from '../../web/views/task.js';
import { honourWork } from '../reads/honours.js';
import { isStrikeAppeal, strikeWork } from '../reads/strike-appeals.js';
import type { PageCall } from './kit.js';
import { tellAll } from './refusals.js';

/** What the holder of a task of a call reads before acting; why somebody cannot be nominated is told to the nominating body alone (VETO-03). */
export async function callWork(
  { deps, now, language }: PageCall,
  actor: PersonActor,
  call: Call,
  task: Task,
): Promise<{ readonly work: TaskWork; readonly ids?: undefined }> {
  if (isStrikeAppeal(task.kind)) return aboutStrike({ tx: deps.db, vault: deps.vault }, call, task, language);
  const words = honourWords[language];
  const { recipient } = studioWords[language];
  const { proposals, nominees } = await honourWork({ tx: deps.db, now, actor }, call, task);
  const told = proposals.map(({ refusal, ...one }) => ({
    ...one,
    refusal:
      refusal && [...tellAll([refusal], language)].map(({ sentence, clause }) => `${sentence}${clause ?? ''}`).join(''),
  }));
  const awards = kindsOf(call.awards).map((kind) => words.ceiling(recipient[kind], call.awards[kind] ?? 0));
  const lines: readonly (readonly [string, string])[] = [
    [words.number, call.number],
    [words.year, String(call.year)],
    [words.awards, awards.join(language === 'zh' ? '；' : '; ')],
    ...told
      .filter(({ refusal, nominated }) => nominated || refusal)
      .map((one) => {
        const name = `${recipient[one.recipient]} · ${one.name}（${one.studioNumber}）`;
        return [name, one.nominated ? words.alreadyNominated : `${words.notPossible}：${one.refusal}`] as const;
      }),
    ...nominees.filter(({ concerned }) => concerned).map((one) => [one.name, words.steppedBack] as const),
    ...nominees.filter(({ barredBy }) => barredBy).map((one) => [one.name, words.barred] as const),
  ];
  const none = task.kind === 'honourNomination' && proposals.length === 0;
  return {
    work: {
      read: none ? [...lines, [words.candidate, words.noCandidates]] : lines,
      honours: {
        proposals: told,
        nominees,
        passScore: call.parameters.commendationPassScore,
        noticeDays: call.parameters.honourNotice.workingDays,
      },
    },
  };
}

/** NOTICE-O06: who was struck, and why; whoever answers reads what is said against it, too. Who objected, and in which words, nobody reads. */
async function aboutStrike(
  at: { readonly tx: Db; readonly vault: Vault },
  call: Call,
  task: Task,
  language: Language,
): Promise<{ readonly work: TaskWork }> {
  const words = honourWords[language];
  const { struck, found, text } = words.strikeAppeal;
  const said = await strikeWork(at, call.id, task.subjectId);
  return {
    work: {
      read: [
        [words.number, call.number],
        [words.callName, call.name],
        [struck, `${studioWords[language].recipient[said.recipient]} · ${said.name}（${said.studioNumber}）`],
        [found, said.found],
        ...(said.text ? [[text, said.text] as const] : []),
      ],
    },
  };
}
