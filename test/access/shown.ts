import { z } from 'zod';
import { caseView, judgedForm } from '../../api/reads/case-view.js';
import { strict } from './strict.js';

const never = z.never().optional();
const nobodysDraft = { draft: never, priorState: never, undoUntil: never };
const noPlace = { rank: never, holdsPlace: never };

/** What each reader of one case may be shown: the allow-list by role, over that of the route. */
export const caseShown = {
  applicant: strict(caseView.extend({ reader: z.literal('applicant'), ...noPlace })),
  school: strict(caseView.extend({ reader: z.literal('school'), ...nobodysDraft, ...noPlace })),
  county: strict(caseView.extend({ reader: z.literal('county'), ...nobodysDraft })),
  city: strict(caseView.extend({ reader: z.literal('city'), ...nobodysDraft })),
  expert: strict(
    caseView.extend({
      reader: z.literal('expert'),
      applicantName: z.null(),
      form: judgedForm.nullable(),
      decisions: z.array(z.never()),
      attachments: z.array(caseView.shape.attachments.element.omit({ verdict: true })),
      ...nobodysDraft,
      ...noPlace,
    }),
  ),
} as const;
