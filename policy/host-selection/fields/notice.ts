import { z } from 'zod';

const workingDays = z.int().min(1).max(120);

/** What a service takes in from somebody nobody knows, before it knows the round: no edition may allow more. */
export const objectionFileCeiling = { count: 10, mebibytes: 20, totalMebibytes: 50 } as const;

/** Who objects to a notice, and how it is answered: NOTICE-O02…O04. */
export const objectionFields = {
  /** NOTICE-O02: anybody may object; the e-mail address is confirmed; nameless ones are leads (线索). */
  objectionEmailConfirmed: z.boolean(),
  /** NOTICE-O02: from the day it was handed in; until then its subject is not cleared. */
  objectionConfirmationDays: workingDays,
  anonymousObjections: z.enum(['lead', 'refused']),
  /** NOTICE-O02: files that may come with one objection, a lead or a report among them, and the whole MiB of each; 0 files: none. */
  objectionFileMaxCount: z.int().min(0).max(objectionFileCeiling.count),
  objectionFileMaxMebibytes: z.int().min(1).max(objectionFileCeiling.mebibytes),
  /** NOTICE-O03: holds back its subject only; the publishing level decides in this time. */
  objectionHandlingWorkingDays: workingDays,
  /** NOTICE-O04: passed on as an ethics report, or turned away. */
  lateObjection: z.enum(['ethicsReport', 'refused']),
};

/** Public notice, objections, ethics and appeals: NOTICE-O01…O06, VETO-O03…O07, HOST-O19. */
export const noticeFields = {
  /** NOTICE-O01: length per publishing level. */
  noticeWorkingDays: z.strictObject({ county: workingDays, city: workingDays }),
  ...objectionFields,
  /** NOTICE-O06, HOST-O19: appeals to the next level. */
  appealWorkingDays: workingDays,
  appealsPerDecision: z.int().min(0).max(3),
  /** HOST-O19: an appeal by a declined applicant never holds the round longer than the next stage's deadline. */
  declinedAppealHoldsRound: z.boolean(),
  /** VETO-O03: applications while an ethics report is looked into. */
  applicationDuringInvestigation: z.enum(['frozen', 'continues']),
  /** VETO-O04: what vetoes. */
  ethicsSource: z.enum(['writtenDecision', 'report']),
  /** VETO-O05: appeal against a veto; it suspends none. */
  vetoAppealWorkingDays: workingDays,
  /** VETO-O06: ethics records that are never lifted; the others by the level that made them. */
  vetoesNeverLifted: z.array(z.string().regex(/^VETO-\d{2}$/)),
};
