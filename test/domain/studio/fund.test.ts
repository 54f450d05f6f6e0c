import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextState } from '../../../domain/machine.js';
import { approverOf } from '../../../domain/studio/fund/approval.js';
import {
  availableFen,
  emptyLedger,
  enter,
  fundCategories,
  fundRequestSchema,
  type Ledger,
  type LedgerEvent,
  leftOver,
  refuseEntry,
  refuseRequest,
} from '../../../domain/studio/fund/ledger.js';
import { fundEvents, fundMachine, fundStates } from '../../../domain/studio/fund/states.js';
import { defaultEdition } from '../../../policy/studio/default-edition.js';
import { must, said } from './must.js';

const grant = (category: LedgerEvent['category'], amountFen: number): LedgerEvent => ({
  kind: 'grant',
  category,
  amountFen,
});
const ledger: Ledger = [grant('training', 100_00), grant('office', 500_00)].reduce(
  (before, event) => must(enter(before, event)),
  emptyLedger,
);
const committed = must(enter(ledger, { kind: 'approve', category: 'training', amountFen: 80_00 }));

describe('FUND-04: what a fund may be used for', () => {
  const request = { category: 'training', amountFen: 100, purpose: '外出学习', otherReason: '' } as const;
  test('five purposes, and others with a reason', () => {
    expect(fundCategories).toHaveLength(6);
    expect(refuseRequest(request)).toBeNull();
    expect(said(refuseRequest({ ...request, category: 'other', otherReason: ' ' }))).toBe('badInput FUND-04');
    expect(refuseRequest({ ...request, category: 'other', otherReason: '场地租金' })).toBeNull();
    expect(fundRequestSchema.safeParse({ ...request, category: 'banquet' }).success).toBe(false);
    for (const amountFen of [0, -1, 1.5, 1e13])
      expect(fundRequestSchema.safeParse({ ...request, amountFen }).success).toBe(false);
  });

  test.each<[string, Ledger, LedgerEvent, string | null]>([
    ['the last fen of a purpose', ledger, { kind: 'approve', category: 'training', amountFen: 100_00 }, null],
    ['one fen more', ledger, { kind: 'approve', category: 'training', amountFen: 100_01 }, 'ruleForbids FUND-04'],
    [
      'a purpose nothing was granted for',
      ledger,
      { kind: 'approve', category: 'website', amountFen: 1 },
      'ruleForbids FUND-04',
    ],
    ['after a commitment, what is left', committed, { kind: 'approve', category: 'training', amountFen: 20_00 }, null],
    [
      'after a commitment, one fen more',
      committed,
      { kind: 'approve', category: 'training', amountFen: 20_01 },
      'ruleForbids FUND-04',
    ],
    [
      'vouchers up to the approval',
      committed,
      { kind: 'settle', category: 'training', approvedFen: 80_00, vouchersFen: 80_00 },
      null,
    ],
    [
      'vouchers beyond it',
      committed,
      { kind: 'settle', category: 'training', approvedFen: 80_00, vouchersFen: 80_01 },
      'ruleForbids FUND-04',
    ],
    [
      'settling what was never approved',
      ledger,
      { kind: 'settle', category: 'training', approvedFen: 1, vouchersFen: 0 },
      'ruleForbids FUND-04',
    ],
    ['half a fen', ledger, { kind: 'approve', category: 'training', amountFen: 0.5 }, 'badInput FUND-04'],
    ['less than nothing', ledger, { kind: 'grant', category: 'training', amountFen: -1 }, 'badInput FUND-04'],
  ])('%s', (_, before, event, expected) => {
    expect(said(refuseEntry(before, event))).toBe(expected);
  });

  test('what a settled request did not use is free again', () => {
    const settled = must(
      enter(committed, { kind: 'settle', category: 'training', approvedFen: 80_00, vouchersFen: 30_00 }),
    );
    expect(settled.training).toEqual({ budgetFen: 100_00, committedFen: 0, spentFen: 30_00 });
    expect(availableFen(settled.training)).toBe(70_00);
  });

  test('at the end of the year one sees what is left of each purpose, and where a request is still open', () => {
    expect(leftOver(committed)).toMatchObject({ training: null, office: 500_00, website: 0 });
  });

  test('no money ever moves between purposes, and no purpose is overspent', () => {
    const amount = fc.integer({ min: -5, max: 200 });
    const category = fc.constantFrom(...fundCategories);
    const event: fc.Arbitrary<LedgerEvent> = fc.oneof(
      fc.record({ kind: fc.constant('grant' as const), category, amountFen: amount }),
      fc.record({ kind: fc.constant('approve' as const), category, amountFen: amount }),
      fc.record({ kind: fc.constant('settle' as const), category, approvedFen: amount, vouchersFen: amount }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let now = emptyLedger;
        const granted = Object.fromEntries(fundCategories.map((name) => [name, 0]));
        for (const one of events) {
          const result = enter(now, one);
          if (!result.ok) continue;
          for (const name of fundCategories) if (name !== one.category) expect(result.value[name]).toBe(now[name]);
          if (one.kind === 'grant') granted[one.category] = (granted[one.category] ?? 0) + one.amountFen;
          now = result.value;
          for (const name of fundCategories) {
            expect(now[name].budgetFen).toBe(granted[name]);
            expect(
              Math.min(availableFen(now[name]), now[name].committedFen, now[name].spentFen),
            ).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });
});

test('FUND-01 (P), FUND-O01: who approves follows the steps of the edition, each limit included', () => {
  const steps = [
    { upToFen: 1_000_00, role: 'cityOfficer' },
    { upToFen: 10_000_00, role: 'sectionOfficer' },
    { upToFen: null, role: 'cityLeader' },
  ] as const;
  expect([1_000_00, 1_000_01, 10_000_00, 10_000_01].map((fen) => approverOf(fen, { approvalSteps: steps }))).toEqual([
    'cityOfficer',
    'sectionOfficer',
    'sectionOfficer',
    'cityLeader',
  ]);
  expect(approverOf(10_000_01, { approvalSteps: steps.slice(0, 2) })).toBeNull();
  expect(approverOf(10_000_01, defaultEdition.parameters)).toBe('cityOfficer');
});

const possible: Readonly<Record<string, string>> = {
  'requested approve': 'approved',
  'requested refuse': 'refused',
  'requested withdraw': 'withdrawn',
  'approved withdraw': 'withdrawn',
  'approved settle': 'settled',
};
test.each(
  fundStates.flatMap((state) =>
    fundEvents.map((event) => [state, event, possible[`${state} ${event}`] ?? 'not possible'] as const),
  ),
)('FUND-O01: %s, %s → %s', (state, event, to) => {
  const result = nextState(fundMachine, { state, previous: null, context: { vouched: true } }, event);
  expect(result.ok ? result.value : 'not possible').toBe(to);
  if (event === 'settle')
    expect(nextState(fundMachine, { state, previous: null, context: { vouched: false } }, event).ok).toBe(false);
});
