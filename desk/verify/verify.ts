import { acknowledgedActs, decisionsAudited } from './acknowledged.js';
import { assessmentsRecomputed, assessorsApart, publishedInOrder } from './assessments.js';
import { auditChain } from './audit-chain.js';
import type { Breach, Check, Verifying } from './check.js';
import { decisionsAfterEnd, heldSeats, returnsEndRounds } from './deciders.js';
import { formHashes, oneDecisionPerSeat, ownCase, returnsHaveReasons, stageOrder } from './decisions.js';
import { endedCases, mailEnds, outboxLag, stagesAndTasks } from './deliveries.js';
import { fundsAsked, fundsBalance, fundsDecided, fundsHandedOver, fundsVouched, fundsWhole } from './funds.js';
import { goalsDecided } from './goals.js';
import {
  honoursApart,
  honoursBarred,
  honoursGrounded,
  honoursNoticed,
  honoursUnopposed,
  strikesAppealed,
} from './honours.js';
import { messageIds, taskLetters } from './letters.js';
import { linkActs, spentLinks } from './links.js';
import { lossesApart, lossesCarriedOut } from './losses.js';
import {
  membersAgreed,
  membersDecided,
  membersEnded,
  removalsAppealed,
  removalsDecided,
  writingsAnswered,
} from './members.js';
import { movesCarriedOut } from './moves.js';
import { noticeProof, noticeTakenDown } from './notice-proof.js';
import {
  certificateGrounds,
  noticeFields,
  noticeFirst,
  noticeLength,
  objectionsWhole,
  openObjections,
} from './notices.js';
import { ownMatters } from './own-matters.js';
import { pagesModerated } from './pages.js';
import { lettersWhole } from './paper-letters.js';
import { approvedHavePapers, gaplessRegisters, paperStatus } from './papers.js';
import { newsWithoutPersons, openProcesses, stageDates, windowsEnd } from './processes.js';
import { quotaCounters, quotaPlaces } from './quotas.js';
import { rankingRecomputed } from './ranking.js';
import { hostsRest } from './rests.js';
import { sealedLog } from './sealed-log.js';
import { wordsSealed } from './sealed-words.js';
import { secondOfficers } from './second-officers.js';
import { exactNumbers, oneSheetPerExpert, sealedSheets, soundScores } from './sheets.js';
import { termsFollow } from './terms.js';
import { barsAnswered, findingsApart, revokedAtRest, vetoesCarriedOut } from './vetoes.js';
import { cityAsks, nobodyLeftBehind, plansAsked, stagesAsk, tasksRest, workAsked } from './waiting.js';
import { worksConfirmed, worksEvidenced, worksWhole } from './works.js';

/** Everything that must always hold (reliability section 4) and can be seen in the database; `docs/invariants.md` lists them. */
export const checks: readonly Check[] = [
  auditChain,
  sealedLog,
  oneDecisionPerSeat,
  acknowledgedActs,
  decisionsAudited,
  heldSeats,
  membersAgreed,
  membersDecided,
  membersEnded,
  removalsDecided,
  removalsAppealed,
  writingsAnswered,
  ownCase,
  secondOfficers,
  findingsApart,
  goalsDecided,
  honoursApart,
  lossesApart,
  stageOrder,
  returnsHaveReasons,
  returnsEndRounds,
  endedCases,
  decisionsAfterEnd,
  formHashes,
  lettersWhole,
  worksWhole,
  worksConfirmed,
  worksEvidenced,
  pagesModerated,
  fundsWhole,
  fundsDecided,
  fundsBalance,
  fundsVouched,
  assessmentsRecomputed,
  assessorsApart,
  publishedInOrder,
  termsFollow,
  ownMatters,
  quotaCounters,
  quotaPlaces,
  soundScores,
  oneSheetPerExpert,
  sealedSheets,
  rankingRecomputed,
  exactNumbers,
  noticeFields,
  noticeLength,
  noticeFirst,
  honoursNoticed,
  noticeProof,
  noticeTakenDown,
  openObjections,
  honoursUnopposed,
  strikesAppealed,
  objectionsWhole,
  spentLinks,
  linkActs,
  certificateGrounds,
  approvedHavePapers,
  gaplessRegisters,
  honoursGrounded,
  paperStatus,
  vetoesCarriedOut,
  barsAnswered,
  honoursBarred,
  lossesCarriedOut,
  fundsHandedOver,
  movesCarriedOut,
  outboxLag,
  mailEnds,
  taskLetters,
  messageIds,
  stagesAndTasks,
  stageDates,
  windowsEnd,
  openProcesses,
  nobodyLeftBehind,
  stagesAsk,
  plansAsked,
  workAsked,
  cityAsks,
  tasksRest,
  revokedAtRest,
  fundsAsked,
  hostsRest,
  newsWithoutPersons,
  wordsSealed,
];

export interface Verified {
  readonly name: string;
  readonly breaches: readonly Breach[];
}

/**
 * Runs every check, reads only. All of them see one instant: a row written between two questions is no breach. Given a transaction they
 * see what it does.
 */
export const verify = (desk: Verifying): Promise<readonly Verified[]> =>
  desk.tx.transaction(
    async (tx) => {
      const results: Verified[] = [];
      for (const check of checks) results.push({ name: check.name, breaches: await check.run({ ...desk, tx }) });
      return results;
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
