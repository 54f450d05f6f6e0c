import { ethicsBarOf } from '../../../db/read/ethics-bar.js';
import type { Refusal } from '../../../domain/refusal.js';
import type { Recipient } from '../../../domain/studio/assessment/consequences.js';
import { type HonourBar, honourBars } from '../../../domain/studio/veto/honours.js';
import { refuseWhileUndecided } from '../../../domain/studio/veto/procedure.js';
import type { StudioVeto } from '../../../domain/studio/veto/vetoes.js';
import { dayOf } from '../../../domain/time/beijing.js';
import type { Desk } from '../../kit/deps.js';
import type { Term } from '../../kit/term.js';
import { undecidedAgainst, vetoesAgainst } from './findings.js';

/**
 * All that was found against a person, as host of whatever studio, or by an ethics finding on an application that is in force (VETO-01): whoever
 * honours asks this.
 */
export async function foundAgainst(desk: Pick<Desk, 'tx'>, personId: string): Promise<readonly StudioVeto[]> {
  const asHost = await vetoesAgainst(desk, personId);
  const bar = await ethicsBarOf(desk.tx, personId);
  return bar ? [...asHost, { kind: 'ethics', status: 'effective' }] : asHost;
}

/**
 * VETO-02, VETO-03, VETO-O03: all that bars the recipient of a studio from an honour on the desk's day. `recipient` 'unit' is recorded, not
 * barred, by the default edition (VETO-O02).
 */
export async function honourBarsOf(
  desk: Pick<Desk, 'tx' | 'now'>,
  { studio, parameters }: Pick<Term, 'studio' | 'parameters'>,
  recipient: Recipient,
): Promise<readonly HonourBar[]> {
  return honourBars(recipient, await vetoesAgainst(desk, studio.hostId), dayOf(desk.now), parameters);
}

/**
 * STUDIO-O02, VETO-O03: renewed or closed while a finding is undecided, a studio could not be revoked any more. 'ruleForbids' with the
 * finding; its term is locked, so that none is registered meanwhile.
 */
export const refuseUndecided = async (
  desk: Pick<Desk, 'tx'>,
  { studio }: Pick<Term, 'studio'>,
): Promise<Refusal | null> => refuseWhileUndecided(await undecidedAgainst(desk, studio.hostId));
