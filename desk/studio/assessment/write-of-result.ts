import { deliverAt } from '../../../domain/ladder/quiet-hours.js';
import { formatHalfUp } from '../../../domain/panel/decimal.js';
import { appealClosesAt } from '../../../domain/studio/assessment/appeal.js';
import type { Desk } from '../../kit/deps.js';
import { levelIn } from '../../kit/organiser.js';
import { postTo } from '../../kit/post.js';
import { holdersOf } from '../../kit/seats.js';
import type { Term } from '../../kit/term.js';
import { seatFor } from './actors.js';
import { assessmentOf } from './assessments.js';
import { exactOf } from './result.js';

/** ASSESS-07, ASSESS-O03: to the host, the unit's leader and the section: what was published, and until when one may appeal; or what is final. */
export async function writeOfResult(
  desk: Desk,
  term: Term,
  assessmentId: string,
  letter: 'resultPublished' | 'resultFinal',
): Promise<void> {
  const assessment = await assessmentOf(desk, assessmentId);
  const { kind, year, score, grade, publishedAt, resultHash } = assessment;
  if (!score || !grade || !publishedAt) throw new Error('a result that was not published');
  const { studio } = term;
  const until = letter === 'resultPublished' ? appealClosesAt(desk.calendar(), publishedAt, term.parameters).due : '';
  const readers = [
    { personId: studio.hostId },
    ...(await holdersOf(desk, { role: 'schoolLeader', orgId: studio.unitId })),
    ...(await holdersOf(desk, await seatFor(desk, term, 'confirm'))),
  ];
  for (const { personId } of readers)
    await postTo(desk, personId, {
      event: `${letter}:${assessmentId}:${resultHash}`,
      letter,
      data: {
        studioName: term.name,
        studioNumber: studio.number,
        assessmentKind: kind,
        year: String(year),
        score: formatHalfUp(exactOf(score), 1),
        grade,
        until,
        consequences: assessment.consequences.map((one) => one.kind).join(','),
        ...levelIn(term),
      },
      notBefore: deliverAt(desk.now, term.parameters.quietHours),
    });
}
