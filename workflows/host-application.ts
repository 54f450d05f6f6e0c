import type { ProcessInput, RoundEnding } from '../domain/news.js';
import { openFile, type ProcessFile } from './file.js';

export type ApplicationEnd = 'approved' | 'notApproved' | 'declined' | 'notForwarded' | 'notSelected' | RoundEnding;

const ended = { withdrawn: 'withdrawn', vetoed: 'vetoed', roundOver: 'roundOver' } as const;

/**
 * One application for host of a head-teacher studio, in the order of the plan (HOST-15): individual application,
 * school recommendation, county review, city approval. The county's, panel's and city's work on many candidates at
 * once is theirs (`countyNomination`, `hostSelectionRound`); this process follows what it means for one.
 */
export async function hostApplication(input: ProcessInput): Promise<ApplicationEnd> {
  const file = openFile(input);

  const school = await schoolRecommendation(file);
  if (school !== 'recommended') return file.end(school, { ...ended, declined: 'declined' });

  if (input.route === 'county') {
    const county = await countyReview(file);
    if (county !== 'cleared')
      return file.end(county, {
        ...ended,
        declined: 'declined',
        notForwarded: 'notForwarded',
        removed: 'notForwarded',
      });
  }

  const panel = await file.follow('expertReview');
  if (panel !== 'selected') return file.end(panel, { ...ended, notSelected: 'notSelected' });

  const project = await file.follow('projectJustification');
  if (project !== 'justified') return file.end(project, { ...ended, notJustified: 'notSelected' });

  const notice = await cityNotice(file);
  if (notice !== 'cleared') return file.end(notice, { ...ended, removed: 'notApproved' });

  const decision = await file.follow('finalDecision');
  return file.end(decision, { ...ended, approved: 'approved', notApproved: 'notApproved' });
}

/** HOST-16…19. A return (退回) is a new numbered round on a new form version; a refusal stands once it is unappealed. */
async function schoolRecommendation(file: ProcessFile): Promise<'recommended' | 'declined' | RoundEnding> {
  for (;;) {
    const outcome = await file.ask('schoolRecommendation');
    if (outcome === 'returned') {
      const corrected = await file.ask('correction');
      if (corrected !== 'resubmitted') return corrected;
    } else if (outcome !== 'declined' || (await file.stands(outcome))) {
      return outcome;
    }
  }
}

/** HOST-20…22. A form corrected for the county passes the school again: each opinion stands on one form (I9). */
async function countyReview(
  file: ProcessFile,
): Promise<'cleared' | 'removed' | 'notForwarded' | 'declined' | RoundEnding> {
  for (;;) {
    const outcome = await file.follow('countyReview');
    if (outcome === 'returned') {
      const corrected = await file.ask('correction');
      if (corrected !== 'resubmitted') return corrected;
      const school = await schoolRecommendation(file);
      if (school !== 'recommended') return school;
      continue;
    }
    const last = outcome === 'forwarded' ? await file.follow('countyNotice') : outcome;
    if ((last !== 'notForwarded' && last !== 'removed') || (await file.stands(last))) return last;
  }
}

/** HOST-26. An upheld objection removes the candidate, unless the appeal against it succeeds (NOTICE-O06). */
async function cityNotice(file: ProcessFile): Promise<'cleared' | 'removed' | RoundEnding> {
  for (;;) {
    const outcome = await file.follow('cityNotice');
    if (outcome !== 'removed' || (await file.stands(outcome))) return outcome;
  }
}
