import { type NomineeRow, nomineeRows } from '../../../db/read/honours.js';
import { honourTitles } from '../../../domain/studio/commendation/titles.js';
import type { Call } from '../../kit/call.js';
import type { Desk } from '../../kit/deps.js';
import { organisationsByIds } from '../../kit/seats.js';
import type { PublicRecord } from '../../notice/public-records.js';

/** What the notice of a call may draw on for each of these nominees, by number: name, unit, county, and what it is to be commended as. */
export async function publicNomineesOf(
  desk: Desk,
  call: Call,
  nomineeIds: readonly string[],
): Promise<readonly PublicRecord[]> {
  const rows = (await nomineeRows(desk.tx, call.id)).filter(({ nominee }) => nomineeIds.includes(nominee.id));
  // LOCAL-01: whoever a county commends is of that county
  const countyOf = ({ studio }: NomineeRow) => (call.level === 'county' ? call.bureauId : studio.countyId);
  const counties = await organisationsByIds(
    desk,
    rows.flatMap((row) => countyOf(row) ?? []),
  );
  return rows.map((row) => ({
    subjectId: row.nominee.id,
    record: {
      name: row.name,
      school: row.unitName,
      county: counties.find(({ id }) => id === countyOf(row))?.name ?? null,
      item: honourTitles[row.nominee.recipient],
    },
  }));
}
