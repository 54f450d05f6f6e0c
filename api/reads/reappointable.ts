import type { Db } from '../../db/database.js';
import { completedBefore } from '../../db/read/members.js';
import type { Term } from '../../desk/kit/term.js';
import { mayNominate } from '../../domain/studio/members/nomination.js';

interface At {
  readonly tx: Db;
  readonly actor: { readonly personId: string };
}

/** MEMBER-O05: whom the host of a renewed studio may name again, of those who completed the last term's tasks; nobody for anybody else. */
export async function reappointable({ tx, actor }: At, term: Term) {
  if (actor.personId !== term.studio.hostId || !mayNominate(term.state)) return [];
  const rows = await completedBefore(tx, term);
  return rows.map(({ number, name, schoolName }) => ({ number, name, schoolName }));
}
