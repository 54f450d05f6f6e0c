/** One request on the fund: asked, approved by amount, vouched for, settled. */
import type { Machine } from '../../machine.js';

/** `lapsed`: its studio was over before anybody had decided, or nobody accounted for it after. `handedIn`: the host has handed in what it was spent on. */
export const fundStates = ['requested', 'approved', 'handedIn', 'settled', 'refused', 'withdrawn', 'lapsed'] as const;
export type FundState = (typeof fundStates)[number];

export const fundEvents = ['approve', 'refuse', 'withdraw', 'lapse', 'handIn', 'giveBack', 'settle'] as const;
export type FundEvent = (typeof fundEvents)[number];

/** Neither decided to the end nor given up: a year with such a request cannot be closed. */
export const fundsPending: readonly FundState[] = ['requested', 'approved', 'handedIn'];

/** `vouched`: at least one voucher is attached; nothing is spent on a word. */
export const fundMachine: Machine<FundState, FundEvent, 'vouched', { readonly vouched: boolean }> = {
  ruleId: 'FUND-O01',
  steps: {
    requested: {
      approve: { to: 'approved' },
      refuse: { to: 'refused' },
      withdraw: { to: 'withdrawn' },
      lapse: { to: 'lapsed' },
    },
    approved: { withdraw: { to: 'withdrawn' }, lapse: { to: 'lapsed' }, handIn: { to: 'handedIn', guard: 'vouched' } },
    handedIn: { giveBack: { to: 'approved' }, settle: { to: 'settled', guard: 'vouched' } },
    refused: {},
    withdrawn: {},
    lapsed: {},
    settled: {},
  },
  guards: { vouched: { ruleId: 'FUND-O01', holds: ({ vouched }) => vouched } },
  undoes: {},
};
