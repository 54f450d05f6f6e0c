import type { PostChange, PostContent } from './post-changes.js';

/** Where letters to a person are to go; null: nowhere. */
export interface WantedAddress {
  readonly personId: string;
  readonly email: string | null;
}

/**
 * What one officer of the bureau asks for and another puts in force: who holds which post, and the ways in by which somebody else could
 * come in as a person: another address, a second factor taken away (T49). What it changes is derived anew whenever it is read.
 */
export type ProposalContent =
  | PostContent
  | { readonly kind: 'addresses'; readonly addresses: readonly WantedAddress[] }
  | { readonly kind: 'secondFactor'; readonly personId: string; readonly reason: string };

export const proposalKinds = ['sheet', 'replacement', 'addresses', 'secondFactor'] as const;

export interface AddressChange extends WantedAddress {
  readonly change: 'address';
  readonly was: string | null;
}
export interface FactorChange {
  readonly change: 'secondFactor';
  readonly personId: string;
  readonly reason: string;
}
export type WayInChange = AddressChange | FactorChange;

/** One row of what would change. */
export type PeopleChange = PostChange | WayInChange;

export const isWayIn = (one: PeopleChange): one is WayInChange =>
  one.change === 'address' || one.change === 'secondFactor';

/** Nobody has a hand in the other's way into their own account. */
export const concernsOwnWayIn = (changes: readonly PeopleChange[], personId: string): boolean =>
  changes.some((one) => isWayIn(one) && one.personId === personId);

/** What stays of a proposal that was decided: ids, roles and days. Addresses and reasons are kept while it waits. */
export function keptOf(content: ProposalContent): ProposalContent {
  if (content.kind === 'addresses')
    return { ...content, addresses: content.addresses.map(({ personId }) => ({ personId, email: null })) };
  return content.kind === 'secondFactor' ? { ...content, reason: '' } : content;
}

export const namesAddressOf = (content: ProposalContent, personId: string): boolean =>
  content.kind === 'addresses' && content.addresses.some((one) => one.personId === personId);

/** The same where it says nothing of the person but ids, roles and days. */
export function withoutPerson(content: ProposalContent, personId: string): ProposalContent {
  if (content.kind === 'addresses' && namesAddressOf(content, personId))
    return { ...content, addresses: content.addresses.filter((one) => one.personId !== personId) };
  return content.kind === 'secondFactor' && content.personId === personId ? keptOf(content) : content;
}
