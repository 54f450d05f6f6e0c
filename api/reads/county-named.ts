import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { organisations } from '../../db/schema/all.js';
import { countyOfBody } from '../documents/county-of-body.js';

/** The county of an authority by its name; null where there is none: the unit is the city's own or private. */
export async function countyNamed(db: Db, countyId: string | null): Promise<string | null> {
  if (!countyId) return null;
  const [row] = await db.select({ name: organisations.name }).from(organisations).where(eq(organisations.id, countyId));
  return (row && countyOfBody(row.name)) || null;
}
