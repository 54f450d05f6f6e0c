import { z } from 'zod';

const workingDays = z.int().min(1).max(250);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** From the opening of the stage, like its due days: grace ≥ due, hard ≥ grace. */
const lateDays = z.strictObject({ grace: workingDays, hard: workingDays });

/** One step of the reminder ladder, counted in working days from its anchor (before it when negative). */
export const rung = z.strictObject({
  code: z.string().regex(/^[a-z][A-Za-z0-9]{1,31}$/),
  anchor: z.enum(['opened', 'due', 'grace', 'hard']),
  workingDays: z.int().min(-120).max(120),
  act: z.enum(['remind', 'inform', 'coOwn', 'replace', 'overdue']),
  to: z.enum(['holder', 'superior', 'organiser']),
  /** Beijing wall time. */
  at: clock,
});

/** No reminder is sent in these Beijing hours. */
export const quietHours = z.strictObject({ from: clock, to: clock });

/** Deadlines in working days from the opening of the stage, Asia/Shanghai; what happens late; mail times. */
export const timeFields = {
  applicationWindowDays: workingDays,
  correctionDays: workingDays,
  schoolRecommendationDays: workingDays,
  hearingDays: workingDays,
  countyReviewDays: workingDays,
  /** After the county's notice: the one bundle to the city (HOST-22). */
  bundleDays: workingDays,
  /** HOST-25: declaring conflicts and drawing the panel. */
  panelFormationDays: workingDays,
  expertReviewDays: workingDays,
  /** After the sheets were opened together: confirming the ranking. */
  rankingDays: workingDays,
  projectJustificationDays: workingDays,
  finalDecisionDays: workingDays,
  /** VETO-01: how long the person may speak before anybody decides. */
  vetoHearingDays: workingDays,
  vetoDecisionDays: workingDays,
  /** HOST-O19, NOTICE-O06, VETO-O05: for the next level's answer. */
  appealDecisionDays: workingDays,
  /** HOST-O18: for the city's word on an application that no new school has confirmed in time. */
  departureDecisionDays: workingDays,
  /** A stage that is a task of somebody has grace and hard dates; a window (application, notice) simply closes. */
  late: z.strictObject({
    correction: lateDays,
    schoolRecommendation: lateDays,
    countyReview: lateDays,
    bundle: lateDays,
    panelFormation: lateDays,
    expertReview: lateDays,
    ranking: lateDays,
    projectJustification: lateDays,
    finalDecision: lateDays,
    vetoDecision: lateDays,
    appealDecision: lateDays,
    departureDecision: lateDays,
  }),
  ladder: z.array(rung).max(40),
  /** Hours in which a withdrawal may be undone. */
  withdrawUndoHours: z.int().min(0).max(720),
  /** How often one stage may return a form for correction. */
  correctionsMax: z.int().min(0).max(9),
  quietHours,
  digestAt: clock,
  /** Acts that need a signed-in session with a second factor. */
  strongActs: z.array(z.string().regex(/^[a-z][A-Za-z]{1,63}$/)),
};
