import { isOfTerm } from './checks/terms.js';
import { faultKinds } from './fault.js';
import { grouped } from './grouped.js';
import { pointsOf } from './kills.js';
import { targets } from './parts.js';
import type { Ran } from './run.js';

/** What a run has to say, its last line the count; `status` is 0 only when nothing is wrong. */
export function report(ran: Ran): { readonly lines: readonly string[]; readonly status: number } {
  const { kills, ledger, faults, breaches } = ran;
  const points = grouped(kills, ({ target, point }) => `${target} ${point ?? 'at random'}`);
  const refused = grouped(
    ledger.ops.filter(({ outcome }) => outcome === 'refused'),
    ({ act, code }) => `${act} ${code}`,
  );
  const inTerms = grouped(
    ledger.acknowledged().filter(({ act }) => isOfTerm(act)),
    ({ act }) => act,
  );
  const retried = ledger.ops.filter(({ unknown }) => unknown > 0).length;
  const acknowledged = ledger.acknowledged().length;
  const named = targets.flatMap(pointsOf);
  const missed = named.filter((point) => !kills.some((kill) => kill.point === point));
  const slowest = Math.max(0, ...ran.recoveries);
  const count = (kind: (typeof faultKinds)[number]) => faults.filter((fault) => fault.kind === kind).length;
  const lines = [
    'deaths:',
    ...counted(points),
    `named points reached: ${named.length - missed.length} of ${named.length}${missed.length > 0 ? `; not ${missed.join(', ')}` : ''}`,
    'done in terms of studios:',
    ...counted(inTerms),
    'refused for good:',
    ...counted(refused),
    `${retried} acts were asked more than once; ${ran.copies} copies of ${ran.mails} mails; ${ran.certificates} certificates; slowest first act after a death ${(slowest / 1000).toFixed(1)} s`,
    ...breaches.map((breach) => `✗ verify: ${breach}`),
    ...faults.map(({ kind, what }) => `✗ ${kind}: ${what}`),
    `${kills.length} kills, ${acknowledged} acts acknowledged, ${ran.mails} mails, ${ran.processes} processes, ${breaches.length} breaches: ${faultKinds.map((kind) => `${count(kind)} ${kind}`).join(', ')}`,
  ];
  return { lines, status: faults.length + breaches.length > 0 ? 1 : 0 };
}

const counted = (groups: ReadonlyMap<string, readonly unknown[]>): readonly string[] =>
  [...groups].toSorted(([a], [b]) => a.localeCompare(b)).map(([name, items]) => `  ${items.length} × ${name}`);
