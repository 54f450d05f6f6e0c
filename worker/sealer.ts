import { publishRoot } from '../desk/audit/publish-root.js';
import { sealHeads } from '../desk/audit/seal-heads.js';
import { performSystem } from '../desk/kit/act.js';
import type { DeskDeps } from '../desk/kit/deps.js';
import type { Anchor } from '../desk/verify/check.js';

/**
 * One pass of the sealer: the day that is over gets its root, then what moved since the last pass is sealed.
 * @param keep stores the newest seal outside the database, so that the log's own end cannot be cut off unseen
 * @returns whether there was anything to seal
 */
export async function sealOnce(deps: DeskDeps, keep: (anchor: Anchor) => Promise<void>): Promise<boolean> {
  await performSystem(deps, publishRoot);
  const seal = await performSystem(deps, sealHeads);
  if (seal) await keep({ seal: seal.number, hash: seal.hash });
  return seal !== null;
}
