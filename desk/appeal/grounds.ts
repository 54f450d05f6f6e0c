import { and, desc, eq, inArray } from 'drizzle-orm';
import { type appeals, decisions, noticeSubjects, notices, objections, vetoes } from '../../db/schema/all.js';
import { dueAfter } from '../../domain/calendar/due.js';
import type { Role } from '../../domain/vocabulary.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import { leaderOf } from '../kit/organiser.js';
import type { Round } from '../kit/round.js';
import type { Seat } from '../kit/seats.js';

export type AppealAgainst = (typeof appeals.$inferSelect)['against'];

/** What an applicant may appeal now, to whom, until when, and who has decided it so far. */
export interface Ground {
  readonly against: AppealAgainst;
  readonly ruleId: 'HOST-O19' | 'NOTICE-O06' | 'VETO-O05';
  /** The decision, objection or veto appealed against: one appeal each. */
  readonly subjectId: string;
  readonly to: Seat;
  /** Instant, itself included. */
  readonly until: string;
  /** Persons who may not decide the appeal. */
  readonly decided: readonly string[];
}

/** The decision against which the case's state allows an appeal; null where none does. */
export async function groundOf(desk: Desk, file: Case, round: Round): Promise<Ground | null> {
  if (file.state === 'vetoed') return againstVeto(desk, file, round);
  if (file.state === 'declined') return againstRefusal(desk, file, round, 'declined');
  if (file.state !== 'notForwarded' && file.state !== 'notApproved') return null;
  const objection = await againstObjection(desk, file, round);
  if (objection || file.state === 'notApproved') return objection;
  return againstRefusal(desk, file, round, 'notForwarded');
}

const leader = (role: Role, orgId: string): Seat => ({ role, orgId });

async function againstRefusal(
  desk: Desk,
  file: Case,
  round: Round,
  against: 'declined' | 'notForwarded',
): Promise<Ground> {
  const stage = against === 'declined' ? 'schoolRecommendation' : 'countyReview';
  const rows = await desk.tx
    .select({ id: decisions.id, deciderId: decisions.deciderId })
    .from(decisions)
    .where(and(eq(decisions.caseId, file.id), eq(decisions.stage, stage)))
    .orderBy(desc(decisions.decidedAt));
  const county = against === 'declined' ? file.countyId : null;
  return {
    against,
    ruleId: 'HOST-O19',
    // Left over when the county closed its list: then the newest word on this case is what is appealed.
    subjectId: rows[0]?.id ?? file.id,
    to: county ? leader('countyLeader', county) : leaderOf(round),
    until: windowEnd(desk, file, round),
    decided: rows.map((row) => row.deciderId),
  };
}

async function againstObjection(desk: Desk, file: Case, round: Round): Promise<Ground | null> {
  const [upheld] = await desk.tx
    .select({ objection: objections, level: notices.level })
    .from(objections)
    .innerJoin(notices, eq(notices.id, objections.noticeId))
    .innerJoin(
      noticeSubjects,
      and(eq(noticeSubjects.noticeId, objections.noticeId), eq(noticeSubjects.subjectId, objections.subjectId)),
    )
    .where(and(eq(objections.subjectId, file.id), eq(objections.state, 'upheld'), eq(noticeSubjects.state, 'upheld')))
    .orderBy(desc(objections.disposedAt))
    .limit(1);
  const removedFrom = file.state === 'notApproved' ? 'city' : 'county';
  if (!upheld || upheld.level !== removedFrom) return null;
  // Above the city there is only the city itself, in another person (VETO-O05, and likewise here).
  return {
    against: 'objectionUpheld',
    ruleId: 'NOTICE-O06',
    subjectId: upheld.objection.id,
    to: leaderOf(round),
    until: windowEnd(desk, file, round),
    decided: upheld.objection.disposedBy ? [upheld.objection.disposedBy] : [],
  };
}

async function againstVeto(desk: Desk, file: Case, round: Round): Promise<Ground | null> {
  const [veto] = await desk.tx
    .select()
    .from(vetoes)
    .where(and(eq(vetoes.caseId, file.id), inArray(vetoes.state, ['effective'])))
    .orderBy(desc(vetoes.decidedAt))
    .limit(1);
  if (!veto?.decidedBy || !veto.appealUntil) return null;
  const toCounty = veto.decidedRole === 'schoolLeader' ? file.countyId : null;
  return {
    against: 'ethicsVeto',
    ruleId: 'VETO-O05',
    subjectId: veto.id,
    to: toCounty ? leader('countyLeader', toCounty) : leaderOf(round),
    until: veto.appealUntil,
    decided: [veto.registeredBy, veto.decidedBy],
  };
}

/** HOST-O19, NOTICE-O06: working days from the refusal on. */
const windowEnd = (desk: Desk, file: Case, round: Round): string =>
  file.endedAt ? dueAfter(desk.calendar(), file.endedAt, round.parameters.appealWorkingDays).due : desk.now;
