/** Who may not be nominated for an honour on which day: the bar of VETO-03 by date, the ethics veto without one, open cases meanwhile. */
import type { Day } from '../../time/beijing.js';
import type { Recipient } from '../assessment/consequences.js';
import { isOpen, type StudioVeto, stands, type VetoKind } from './vetoes.js';

export interface BarParameters {
  /** VETO-03 names the host; the unit is recorded, not barred (VETO-O02). */
  readonly performanceVetoBars: readonly Recipient[];
}

export interface HonourBar {
  readonly ruleId: 'VETO-02' | 'VETO-03' | 'VETO-O03';
  /** The last day of the bar; null where it has no date. */
  readonly until: Day | null;
}

/** Without its title there is no host and no studio to honour; a member's own ethics case is the member's (MEMBER-O03). */
export const reachedBy = (kind: VetoKind, p: BarParameters): readonly Recipient[] =>
  kind === 'ethics' ? ['studio', 'host', 'member'] : p.performanceVetoBars;

function barOf(veto: StudioVeto, on: Day): HonourBar | null {
  if (isOpen(veto)) return { ruleId: 'VETO-O03', until: null };
  if (!stands(veto)) return null;
  if (veto.kind === 'ethics') return { ruleId: 'VETO-02', until: null };
  return on <= veto.barredUntil ? { ruleId: 'VETO-03', until: veto.barredUntil } : null;
}

/**
 * All that bars the recipient on a Beijing day. `vetoes` are those against the host for studio, unit and host, against the member
 * for a member.
 */
export const honourBars = (
  recipient: Recipient,
  vetoes: readonly StudioVeto[],
  on: Day,
  p: BarParameters,
): readonly HonourBar[] =>
  vetoes
    .filter(({ kind }) => reachedBy(kind, p).includes(recipient))
    .map((veto) => barOf(veto, on))
    .filter((bar) => bar !== null);
