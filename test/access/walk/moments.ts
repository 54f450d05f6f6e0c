/** Where the one case stands, in the order of a round; the last three are side ways, walked and taken back. */
export const moments = [
  'draft',
  'schoolReview',
  'countyReview',
  'countyListed',
  'countyNotice',
  'submittedToCity',
  'expertReview',
  'ranked',
  'cityNotice',
  'finalDecision',
  'approved',
  'assessed',
  'commended',
  'found',
  'withdrawn',
  'vetoHearing',
  'declined',
] as const;
export type Moment = (typeof moments)[number];
