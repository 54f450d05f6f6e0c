import { inArray } from 'drizzle-orm';
import { people } from '../../db/schema/all.js';
import type { Case } from '../kit/cases.js';
import type { Desk } from '../kit/deps.js';
import type { Round } from '../kit/round.js';
import { organisationsByIds } from '../kit/seats.js';

export interface PublicRecord {
  readonly subjectId: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** What a notice may draw on for each case, in the given order: name, school, county, and the round as the item applied for. */
export async function publicRecordsOf(
  desk: Desk,
  round: Round,
  files: readonly Case[],
): Promise<readonly PublicRecord[]> {
  if (files.length === 0) return [];
  const ids = files.map((file) => file.applicantId);
  const names = await desk.tx.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids));
  // LOCAL-01: in a county's own round everybody is of that county
  const countyOf = (file: Case) => (round.level === 'county' ? round.bureauId : file.countyId);
  const bodies = await organisationsByIds(
    desk,
    files.flatMap((file) => [file.schoolId, countyOf(file)].filter((id) => id !== null)),
  );
  const bodyName = (id: string | null) => bodies.find((body) => body.id === id)?.name ?? null;
  return files.map((file) => ({
    subjectId: file.id,
    record: {
      name: names.find((person) => person.id === file.applicantId)?.name,
      school: bodyName(file.schoolId),
      county: bodyName(countyOf(file)),
      item: round.name,
    },
  }));
}
