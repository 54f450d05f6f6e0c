import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { kept } from '../../db/kept.js';
import { formVersions } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import { inWords, type Why } from '../../domain/ending.js';
import { formFields } from '../../domain/host-selection/form.js';
import type { Outcome } from '../../domain/process.js';
import { accepted, type Refusal, refuse, refused } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time/beijing.js';
import { askDeclarations } from '../city/ask-declarations.js';
import { refuseAfterDraw } from '../county/nominations.js';
import { closeHearing } from '../hearing/close-hearing.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { moveCase } from '../kit/cases.js';
import { decide } from '../kit/decide.js';
import type { Desk } from '../kit/deps.js';
import { endCase } from '../kit/end-case.js';
import { freePlace } from '../kit/quota.js';
import { settleStage } from '../kit/stage.js';
import { takeTask } from '../kit/take-task.js';
import { send } from '../kit/transaction.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';
import { type AtSchool, meetAtSchool, refuseStale } from './at-school.js';
import { judgeRecommendation, type Standing } from './judge-recommendation.js';
import { meetingInput } from './meeting.js';
import { takeSchoolPlace } from './nominee-place.js';
import { standingOf } from './standing.js';

const isFormPath = (path: string): boolean => formFields.some((field) => field === path.split('.')[0]);

const input = z.strictObject({
  caseId: z.uuid(),
  taskId: z.uuid(),
  formHash: z.string().min(1).max(128),
  decision: z.enum(['recommend', 'decline', 'return']),
  reason: z.string().trim().max(5000).default(''),
  /** Return: dotted paths of the form's fields to correct. */
  fields: z.array(z.string().max(100).refine(isFormPath)).max(100).default([]),
  /** HOST-10: the school's consent to three more years as head teacher. */
  stayConsent: z.boolean().default(false),
  meeting: meetingInput.optional(),
  /** HOST-16, HOST-32: how the staff studied the documents, and how those who fit were encouraged to apply. */
  groundwork: z.string().trim().max(2000).default(''),
});
type Input = z.output<typeof input>;

export interface Decided {
  readonly outcome: Outcome<'schoolRecommendation'>;
  /** The case's new state. */
  readonly state: 'countyReview' | 'submittedToCity' | 'declined' | 'returnedForCorrection';
  readonly decisionId: string;
  /** Instant until which a declined applicant may appeal (HOST-O19). */
  readonly appealUntil: Instant | null;
}

/**
 * The school's decision on one candidate (HOST-17…19, HOST-23, HOST-30). Recommending seals the form (HOST-O13) and hands it
 * on at once: to the county (HOST-20), or to the city (HOST-24).
 * 'notFound', 'conflictOfInterest' (I5), 'notYourPost' (a clerk prepares, a leader decides), 'taskClosed', 'stageNotOpen',
 * 'caseChanged' (I9), then the rules of `judgeRecommendation`, 'stageNotOpen' (HOST-25: the panel is drawn, a recommendation leads
 * nowhere any more) and 'quotaExhausted' (HOST-23, HOST-O10).
 */
export const decideRecommendation = act<PersonActor, Input, Decided>({
  name: 'decideRecommendation',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, i) => {
    const met = await meetAtSchool(desk, actor, i.caseId, 'HOST-19');
    if (!met.ok) return met;
    const { file, seat } = met.value;
    if (seat.role === 'schoolClerk') return refused(refuse('notYourPost', { ruleId: 'HOST-19' }));
    const [taken, standing] = await Promise.all([
      takeTask(desk, actor, i.taskId, ['schoolRecommendation'], met.value.held),
      standingOf(desk, met.value),
    ]);
    if (!taken.ok) return taken;
    const { run, subject } = taken.value;
    if (subject.id !== file.id) return refused(refuse('notFound'));
    const { outcome, ruleId } = ends[i.decision];
    const appealUntil = i.decision === 'decline' ? appealEnd(desk, standing) : null;
    const why = { reason: inWords(i.reason), ruleId, ...(appealUntil ? { appealUntil } : {}) };
    const no =
      refuseStale(file, i) ?? judgeRecommendation(i, standing) ?? (await carryOut[i.decision](desk, met.value, why));
    if (no) return refused(no);
    const state = i.decision === 'recommend' ? nextOf[file.route] : ends[i.decision].state;
    const ruleIds = [
      ...['HOST-17', 'HOST-18', 'HOST-19', 'HOST-30'],
      ...(ruleId === 'HOST-19' ? [] : [ruleId]),
      ...(i.decision === 'recommend' ? judgedOnEvidence : []),
      ...(i.groundwork === '' ? [] : ['HOST-16', 'HOST-32']),
    ];
    const decisionId = decide(desk, actor, seat, {
      caseId: file.id,
      stage: 'schoolRecommendation',
      stageRound: file.stageRound,
      kind: 'collectiveDecision',
      ruleIds,
      decision: i.decision,
      reason: i.reason,
      evidence: standing.ethics ? [standing.ethics.id] : [],
      content: contentOf(i, standing, appealUntil),
      formHash: file.formHash,
    });
    await closeHearing(desk, file);
    if (state === 'submittedToCity') await askDeclarations(desk, met.value.round);
    await record(desk, actor, {
      chain: file.id,
      act: 'decideRecommendation',
      ruleIds,
      seat,
      formHash: file.formHash,
      facts: { decision: i.decision, state, stageRound: file.stageRound },
    });
    await settleStage(desk, {
      subject,
      stage: 'schoolRecommendation',
      number: run.number,
      outcome,
      closedBy: actor.personId,
    });
    if (i.decision !== 'decline') await writeToApplicant(desk, met.value.round, file, { state, ...why });
    return accepted({ outcome, state, decisionId, appealUntil });
  },
});

/** What the plan describes and nobody can count: whoever recommends has judged it on this very form. */
const judgedOnEvidence = ['HOST-02', 'HOST-03', 'HOST-04', 'HOST-05', 'HOST-06', 'HOST-08', 'HOST-11'];

const nextOf = { county: 'countyReview', direct: 'submittedToCity' } as const;

/** Outcome, state and the rule named to the applicant. */
const ends = {
  recommend: { outcome: 'recommended', state: 'recommended', ruleId: 'HOST-19' },
  decline: { outcome: 'declined', state: 'declined', ruleId: 'HOST-19' },
  return: { outcome: 'returned', state: 'returnedForCorrection', ruleId: 'HOST-17' },
} as const;

const sealForm = kept((db, { caseId, number, at }: { caseId: string; number: number; at: Instant }) =>
  db
    .update(formVersions)
    .set({ sealedAt: at })
    .where(and(eq(formVersions.caseId, caseId), eq(formVersions.number, number), isNull(formVersions.sealedAt))),
);

const carryOut: Record<Input['decision'], (desk: Desk, at: AtSchool, why: Why) => Promise<Refusal | null>> = {
  recommend: async (desk, { file, round }) => {
    const no = (await refuseAfterDraw(desk, round)) ?? (await takeSchoolPlace(desk, file, round));
    if (no) return no;
    send(desk, sealForm(desk.tx, { caseId: file.id, number: file.formVersion, at: desk.now }));
    return moveCase(desk, file, ['recommend', file.route === 'county' ? 'forward' : 'submitToCity']);
  },
  decline: async (desk, { file, round }, why) => {
    await freePlace(desk, file);
    return endCase(desk, round, file, 'decline', why);
  },
  return: (desk, { file }) => moveCase(desk, file, 'returnForCorrection'),
};

const appealEnd = (desk: Desk, { p }: Standing): Instant =>
  dueAfter(desk.calendar(), desk.now, p.appealWorkingDays).due;

/** The record keeps how many were heard, not what they said: the applicant may read it one day. */
const contentOf = (i: Input, standing: Standing, appealUntil: Instant | null) => ({
  meeting: i.meeting ?? null,
  groundwork: i.groundwork,
  heard: standing.answered,
  ethics: standing.ethics,
  stayConsent: i.stayConsent,
  fields: i.fields,
  appealUntil,
});
