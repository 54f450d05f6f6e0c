import type { CaseHead } from '../../db/read/page-case.js';
import { newestAppeal, noticeEndOf } from '../../db/read/page-next.js';
import { groundOf } from '../../desk/appeal/grounds.js';
import { refuseLate } from '../../desk/application/window.js';
import { performSystem } from '../../desk/kit/act.js';
import type { Round } from '../../desk/kit/round.js';
import type { RoundDateKey } from '../../domain/host-selection/round-dates.js';
import { appealable } from '../../domain/transitions.js';
import type { CaseState } from '../../domain/vocabulary.js';
import { moment } from '../../text/dates.js';
import { nextWords } from '../../text/web-next.js';
import type { CaseSight } from '../reads/case-sight.js';
import type { PageCall } from './kit.js';
import type { Resting } from './resting.js';

/** The round's own date by which each state is to be left. */
const dateOf: Readonly<Partial<Record<CaseState, RoundDateKey>>> = {
  draft: 'applicationWindow',
  schoolReview: 'schoolRecommendation',
  countyReview: 'countyReview',
  submittedToCity: 'panelFormation',
  expertReview: 'scoring',
  projectJustification: 'justification',
  finalDecision: 'decision',
};

/** One sentence on what comes next, by whom and until when; a date that has passed is left out. */
export async function nextStep(call: PageCall, head: CaseHead, sight: CaseSight, resting: Resting): Promise<string> {
  const { file } = head;
  const words = nextWords[call.language];
  const facts = (due: string | null | undefined) => ({
    due: due && due >= call.now ? moment(due, call.language) : '',
    school: head.schoolName,
    county: head.countyName ?? '',
  });
  if (resting.investigation) return words.investigation;
  if (sight.reader === 'applicant' && isOver(call, file, sight.round)) return overSaid(call, head, sight.round);
  if (appealable.includes(file.state)) {
    const { appeal, due } = await appealAt(call, sight);
    return appeal ? words.appeal[appeal](facts(due)) : words.others[file.state](facts(null));
  }
  const undoable = file.state === 'withdrawn' && !file.endedAt && (file.withdrawUndoUntil ?? '') > call.now;
  if (undoable) return words.undo(facts(file.withdrawUndoUntil));
  const key = dateOf[file.state];
  const due = head.due ?? (await noticeEndOf(call.deps.db, file.id)) ?? (key && sight.round.dates[key]);
  const ofCounty = sight.round.level === 'county' ? words.ownRound[file.state] : undefined;
  return (ofCounty ?? words[sight.reader === 'applicant' ? 'own' : 'others'][file.state])(facts(due));
}

/** CONV-06: it was never handed in, and the round takes nothing more. */
export const isOver = ({ now }: Pick<PageCall, 'now'>, { state }: Pick<CaseHead['file'], 'state'>, round: Round) =>
  state === 'draft' && refuseLate({ now }, round) !== null;

/** Since when, and whom to ask. */
export function overSaid(
  { site, language }: Pick<PageCall, 'site' | 'language'>,
  { schoolName: school }: Pick<CaseHead, 'schoolName'>,
  { dates }: Round,
): string {
  const { windowOver, ask } = nextWords[language];
  const { organiser, contact = '' } = site;
  return windowOver({ due: moment(dates.applicationWindow ?? '', language), ask: ask({ school, organiser, contact }) });
}

/** HOST-O19, NOTICE-O06, VETO-O05: whether a refusal can still be appealed, or was. */
export async function appealAt({ deps, now }: PageCall, { file, round }: CaseSight) {
  const ground = await performSystem(deps, (desk) => groundOf(desk, file, round));
  if (!ground) return { appeal: null, due: null };
  const newest = await newestAppeal(deps.db, file.id);
  if (newest?.state === 'filed') return { appeal: 'filed', due: newest.due } as const;
  if (newest?.subjectId === ground.subjectId) return { appeal: 'answered', due: null } as const;
  return { appeal: ground.until >= now ? 'open' : 'over', due: ground.until } as const;
}
