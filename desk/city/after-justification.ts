import type { Desk } from '../kit/deps.js';
import { tell } from '../kit/news.js';
import { officerOf } from '../kit/organiser.js';
import type { Round } from '../kit/round.js';
import { addTask, type StageRun, settleStage } from '../kit/stage.js';
import { heldBack } from './held-back.js';
import { casesIn, justifiedAmong } from './section.js';

/** Nobody is left to publish: the round goes on past a notice that never hung (HOST-14: places stay empty). */
export async function passWithoutNotice(desk: Desk, roundId: string, number: number): Promise<void> {
  const subject = { kind: 'round', id: roundId } as const;
  await settleStage(desk, { subject, stage: 'justification', number, outcome: 'done' });
  await tell(desk, subject, { kind: 'settled', stage: 'notice', number: 1, outcome: 'confirmed' });
}

/**
 * Once every project is looked at, the city's officer is asked to publish whoever is left (HOST-26). Nobody waits for a candidate
 * whom an ethics finding holds back (VETO-O03).
 */
export async function afterJustification(desk: Desk, round: Round, run: StageRun): Promise<void> {
  const files = await casesIn(desk, round.id, ['projectJustification']);
  if (files.length === 0) return passWithoutNotice(desk, round.id, run.number);
  const held = await heldBack(desk, round, files);
  const free = files.filter((file) => !held.has(file.id));
  const done = await justifiedAmong(desk, free);
  if (free.length === 0 || done.size < free.length) return;
  const strong = round.parameters.strongActs.includes('publishNotice');
  await addTask(desk, run, round, { kind: 'publishCityNotice', ...officerOf(round), strong });
}
