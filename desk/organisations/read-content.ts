import type { PeopleChange, ProposalContent } from '../../domain/people-proposals.js';
import type { WantedHolding } from '../../domain/post-changes.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import type { Desk } from '../kit/deps.js';
import { allHoldings, changesOf, clashes, holdingOf, writeHoldings } from './holdings.js';
import { readReplacement } from './replacement.js';
import { readAddresses, readReset } from './ways-in.js';

/** What a proposal would change today, and the way to do it, in the same transaction. */
export interface ReadContent {
  readonly changes: readonly PeopleChange[];
  readonly apply: (desk: Desk) => Promise<void>;
}

type At = Pick<Desk, 'tx' | 'now'>;

/** What a proposal would change now. Refuses 'caseChanged' where it fits no longer what is there. */
export async function readContent(desk: At, content: ProposalContent): Promise<Result<ReadContent>> {
  const read = await reading(desk, content);
  return read.ok ? read : refused(refuse('caseChanged'));
}

async function reading(desk: At, content: ProposalContent): Promise<Result<ReadContent>> {
  switch (content.kind) {
    case 'sheet':
      return readHoldings(desk, content.holdings);
    case 'replacement':
      return readReplacement(desk, content);
    case 'addresses':
      return accepted(await readAddresses(desk, content.addresses));
    case 'secondFactor':
      return readReset(desk, content);
  }
}

async function readHoldings(desk: At, wanted: readonly WantedHolding[]): Promise<Result<ReadContent>> {
  const known = await allHoldings(desk);
  const planned = wanted.map((one) => holdingOf(one, known));
  if (clashes(planned, known).length > 0) return refused(refuse('caseChanged'));
  return accepted({ changes: changesOf(planned, known), apply: (at) => writeHoldings(at, planned, known) });
}
