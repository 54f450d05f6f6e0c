import type { PostContent } from '../../domain/post-changes.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { Desk } from '../kit/deps.js';
import { allHoldings, changesOf, clashes, holdingOf, writeHoldings } from './holdings.js';
import { type ReadContent, readReplacement } from './replacement.js';

/** What a proposal would change now. Refuses 'caseChanged' where it fits no longer what is there. */
export async function readContent(desk: Pick<Desk, 'tx' | 'now'>, content: PostContent): Promise<Result<ReadContent>> {
  if (content.kind === 'replacement') {
    const read = await readReplacement(desk, content);
    return read.ok ? read : refused(refuse('caseChanged'));
  }
  const known = await allHoldings(desk);
  const planned = content.holdings.map((one) => holdingOf(one, known));
  if (clashes(planned, known).length > 0) return refused(refuse('caseChanged'));
  return accepted({ changes: changesOf(planned, known), apply: (at) => writeHoldings(at, planned, known) });
}
