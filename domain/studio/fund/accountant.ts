/**
 * FUND-O01: who accounts for what was approved: the host, who asked for it; once the studio has no host any more (STUDIO-O04, VETO-02) its unit, which
 * helps to manage it day by day (STUDIO-15).
 */
export const accountants = ['host', 'unit'] as const;
export type Accountant = (typeof accountants)[number];
