import { changedTerms } from './changed-terms.js';
import type { OrderChange } from './order-changes.js';

/**
 * A change as the letter and the page about it carry it: `capacity=12`, `quota=5|<county>`, `reopenWindow=2026-06-01|<county>`,
 * `terms=<json of what becomes another>`, `tieOrder=<number>|<number>`; names and json percent-encoded. `text/round.ts` says it.
 */
export function changeCode(
  change: Exclude<OrderChange, { kind: 'moveDates' }>,
  before: unknown,
  names: ReadonlyMap<string, string>,
): string {
  if (change.kind === 'capacity') return `capacity=${change.capacity}`;
  if (change.kind === 'terms') return `terms=${encodeURIComponent(JSON.stringify(changedTerms(before, change.set)))}`;
  const named = (id: string) => encodeURIComponent(names.get(id) ?? '');
  if (change.kind === 'tieOrder') return `tieOrder=${change.order.map(named).join('|')}`;
  const county = named(change.countyId);
  return change.kind === 'quota' ? `quota=${change.cap}|${county}` : `reopenWindow=${change.until}|${county}`;
}
