/** One request on the fund: asked, approved by amount, vouched for, settled. */
import type { Machine } from '../../machine.js';

export const fundStates = ['requested', 'approved', 'refused', 'withdrawn', 'settled'] as const;
export type FundState = (typeof fundStates)[number];

export const fundEvents = ['approve', 'refuse', 'withdraw', 'settle'] as const;
export type FundEvent = (typeof fundEvents)[number];

/** `vouched`: at least one voucher is attached; nothing is spent on a word. */
export const fundMachine: Machine<FundState, FundEvent, 'vouched', { readonly vouched: boolean }> = {
  ruleId: 'FUND-O01',
  steps: {
    requested: { approve: { to: 'approved' }, refuse: { to: 'refused' }, withdraw: { to: 'withdrawn' } },
    approved: { withdraw: { to: 'withdrawn' }, settle: { to: 'settled', guard: 'vouched' } },
    refused: {},
    withdrawn: {},
    settled: {},
  },
  guards: { vouched: { ruleId: 'FUND-O01', holds: ({ vouched }) => vouched } },
  undoes: {},
};
