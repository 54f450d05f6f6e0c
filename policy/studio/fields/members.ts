import { z } from 'zod';
import { proposedTasksSchema } from '../../../domain/studio/letter/issue.js';
import { memberBodies } from '../../../domain/studio/members/bodies.js';
import { memberConditions } from '../../../domain/studio/members/qualification.js';

const people = z.int().min(1).max(100);
const years = z.int().min(1).max(20);
const bodies = z.array(z.enum(memberBodies)).min(1);

/** Who belongs to a studio, on whose decision and for how long: STUDIO-04, MEMBER-01…09 and their open points. */
export const memberFields = {
  /** STUDIO-04, CONV-02: 5至7左右 — people are warned outside the range, nothing is blocked. */
  membersMin: people,
  membersMax: people,
  /** STUDIO-O06: calendar days to fill a place below the range. */
  memberFillDays: z.int().min(1).max(730),
  /** MEMBER-04: years; never beyond the studio's term (STUDIO-O01). */
  memberTermYears: years,
  /** MEMBER-01, MEMBER-02, MEMBER-03, MEMBER-O01: the bodies that must all agree, by the kind of the host's school. */
  memberBodies: z.strictObject({ countySchool: bodies, cityDirectSchool: bodies, privateSchool: bodies }),
  /** MEMBER-07, MEMBER-09, STUDIO-18: the tasks a member's agreement starts from; the host changes them before it is signed. */
  agreementTasks: proposedTasksSchema,
  /** ASSESS-O05, MEMBER-O04: who becomes a member later, and goes with the term all the same, starts from the share of them or from all. */
  lateMemberTasks: z.enum(['proRata', 'whole']),
  /** MEMBER-O02: what a member must show. */
  memberConditions: z.array(z.enum(memberConditions)),
  /** MEMBER-O02: studios a person may belong to at once. */
  memberStudiosMax: people,
  /** MEMBER-06: how often a written summary is due. */
  summaryEvery: z.enum(['halfYear', 'year', 'term']),
  /** MEMBER-06: calendar days before the end of a period on which its summary is asked for. */
  summaryOpensDaysBefore: z.int().min(1).max(180),
};
