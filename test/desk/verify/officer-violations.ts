import { randomUUID } from 'node:crypto';
import { peopleProposals } from '../../../db/schema/all.js';
import type { World } from '../veto/world.js';
import { at } from './sound-case.js';
import type { Violation } from './violations.js';

const proposal = (w: World, decidedBy: string | null, email: string | null) =>
  w.desk.db.insert(peopleProposals).values({
    id: randomUUID(),
    bureauId: w.org('bureau'),
    content: { kind: 'addresses', addresses: [{ personId: w.personId('cityLeader'), email }] },
    state: 'inForce',
    proposedBy: w.personId('cityOfficer'),
    proposedAt: at,
    decidedBy,
    decidedAt: at,
  });

/** One officer who did alone what takes two, and an address kept after the decision. */
export const officerViolations: readonly Violation[] = [
  ['secondOfficers', 'I5', (w) => proposal(w, w.personId('cityOfficer'), null)],
  ['secondOfficers', 'I5', (w) => proposal(w, null, null)],
  ['secondOfficers', 'I5', (w) => proposal(w, w.personId('cityOfficer2'), 'mine@elsewhere.example')],
];
