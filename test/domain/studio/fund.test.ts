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
  refuseVoucher,
} from '../../../domain/studio/fund/ledger.js';
import { fenOf, yuanOf, yuanSchema } from '../../../domain/studio/fund/money.js';
import {
  refuseApproval,
  refuseAsking,
  refuseClosing,
  refuseGrant,
  refuseLapse,
  refuseSettlement,
} from '../../../domain/studio/fund/requests.js';
import { fundEvents, fundMachine, fundStates } from '../../../domain/studio/fund/states.js';
import { refuseVoucherFile } from '../../../domain/studio/fund/vouchers.js';
import type { StudioState } from '../../../domain/studio/states.js';
import { countyEdition, defaultEdition } from '../../../policy/studio/default-edition.js';
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
    ['one fen more', ledger, { kind: 'approve', category: 'training', amountFen: 100_01 }, 'ruleForbids FUND-08'],
    [
      'a purpose nothing was granted for',
      ledger,
      { kind: 'approve', category: 'website', amountFen: 1 },
      'ruleForbids FUND-08',
    ],
    ['after a commitment, what is left', committed, { kind: 'approve', category: 'training', amountFen: 20_00 }, null],
    [
      'after a commitment, one fen more',
      committed,
      { kind: 'approve', category: 'training', amountFen: 20_01 },
      'ruleForbids FUND-08',
    ],
    [
      'more than any purpose has',
      ledger,
      { kind: 'approve', category: 'office', amountFen: 500_01 },
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

describe('money is whole fen, and written as yuan', () => {
  test.each([
    ['0', 0],
    ['12', 12_00],
    ['12.5', 12_50],
    ['12.05', 12_05],
    [' 9999999999.99 ', 999_999_999_999],
  ])('%s yuan', (typed, fen) => {
    expect(yuanSchema.safeParse(typed).success).toBe(true);
    expect(fenOf(typed)).toBe(fen);
  });

  test.each(['', '-1', '1.234', '1,000', '1e3', '0x1f', '１２', '12345678901', '.5', '5.', 'NaN'])(
    '%j is no amount',
    (typed) => {
      expect(yuanSchema.safeParse(typed).success).toBe(false);
      expect(() => fenOf(typed)).toThrow();
    },
  );

  test('FUND-04: what is shown reads back as what is kept, to the fen, with two places always', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (fen) => {
        const shown = yuanOf(fen);
        expect(shown).toMatch(/^\d{1,3}(,\d{3})*\.\d\d$/);
        expect(fenOf(shown.replaceAll(',', ''))).toBe(fen);
      }),
    );
    expect(yuanOf(123_456_789)).toBe('1,234,567.89');
  });

  test('FUND-04: vouchers are taken up to the last fen of what was approved, and never above, in whatever order they come', () => {
    const category = 'office';
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.array(fc.integer({ min: 0, max: 2_000 })),
        (approvedFen, list) => {
          let sum = 0;
          for (const amountFen of list) {
            const no = refuseVoucher({ category, approvedFen }, { budgetFen: 5_000 }, sum, amountFen);
            expect(no === null).toBe(amountFen > 0 && sum + amountFen <= approvedFen);
            if (!no) sum += amountFen;
          }
          expect(sum).toBeLessThanOrEqual(approvedFen);
        },
      ),
    );
  });

  test('FUND-04: over the budget of the purpose, and over the request, both figures are named', () => {
    const of = { category: 'training', approvedFen: 80_00 } as const;
    expect(refuseVoucher(of, { budgetFen: 100_00 }, 0, 100_01)).toMatchObject({
      code: 'ruleForbids',
      ruleId: 'FUND-04',
      facts: { limit: 'budget', wantedFen: 100_01, haveFen: 100_00 },
    });
    expect(refuseVoucher(of, { budgetFen: 100_00 }, 30_00, 50_01)).toMatchObject({
      facts: { limit: 'approved', wantedFen: 80_01, haveFen: 80_00 },
    });
    expect(said(refuseVoucher(of, { budgetFen: 100_00 }, 0, 0))).toBe('badInput FUND-04');
  });
});

describe('who may do what with the fund, and when', () => {
  const term = { from: '2026-03-02', to: '2029-03-01', state: 'running' } as const;
  const nothing = { equipment: 0, office: 0, website: 0, training: 0, research: 0, other: 0 };
  const some = { ...nothing, office: 1 };
  const grants = (more: { state?: StudioState; year?: number; isClosed?: boolean }, amounts = some, why = '') =>
    refuseGrant(
      { ...term, state: more.state ?? 'running' },
      { year: more.year ?? 2026, isClosed: more.isClosed ?? false },
      amounts,
      why,
    ).map(said);
  test('FUND-03: a grant is for a year of the term that is open, for something, and for other things with a reason', () => {
    expect(grants({})).toEqual([]);
    expect([2025, 2029, 2030].map((year) => grants({ year }))).toEqual([
      ['badInput STUDIO-05'],
      [],
      ['badInput STUDIO-05'],
    ]);
    expect(grants({ isClosed: true })).toEqual(['stageNotOpen FUND-O01']);
    expect(grants({ state: 'revoked' })).toEqual(['stageNotOpen STUDIO-05']);
    expect(grants({}, nothing)).toEqual(['badInput FUND-04']);
    expect(grants({}, { ...nothing, other: 1 })).toEqual(['badInput FUND-04']);
    expect(grants({}, { ...nothing, other: 1 }, '场地租金')).toEqual([]);
  });

  test.each<[string, string, boolean, number, string | null]>([
    ['a studio at work', 'running', false, 1, null],
    ['one that is established', 'establishing', false, 1, null],
    ['one that stands still', 'suspended', false, 1, 'stageNotOpen STUDIO-05'],
    ['one that is closed', 'closed', false, 1, 'stageNotOpen STUDIO-05'],
    ['one that is revoked', 'revoked', false, 1, 'stageNotOpen STUDIO-05'],
    ['a year that is closed', 'running', true, 1, 'stageNotOpen FUND-O01'],
    ['nothing', 'running', false, 0, 'badInput FUND-04'],
    ['more than anybody may approve', 'running', false, 101, 'ruleForbids FUND-O01'],
  ])('FUND-O01: asking for %s', (_, state, isClosed, amountFen, expected) => {
    const request = { category: 'office', amountFen, otherReason: '' } as const;
    const steps = { approvalSteps: [{ upToFen: 100, role: 'cityOfficer' }] } as const;
    expect(said(refuseAsking(state as StudioState, { isClosed }, request, steps))).toBe(expected);
  });

  test('FUND-O01: whoever asks does not approve; whoever approved does not settle where the edition wants two', () => {
    const request = { requestedBy: 'host', approvedBy: 'officer', vouchedBy: ['host', 'leader'] };
    const approves = (personId: string) => said(refuseApproval(request, { personId, outcome: 'approved', reason: '' }));
    expect([approves('host'), approves('officer')]).toEqual(['secondPersonRequired FUND-O01', null]);
    const no = (reason: string) => said(refuseApproval(request, { personId: 'officer', outcome: 'refused', reason }));
    expect([no(''), no('超标')]).toEqual(['badInput FUND-O01', null]);
    const settles = (personId: string, settledBySecondPerson: boolean) =>
      said(refuseSettlement(request, { personId, outcome: 'settled', reason: '' }, { settledBySecondPerson }));
    expect(settles('officer', false)).toBeNull();
    expect(settles('officer', true)).toBe('secondPersonRequired FUND-O01');
    expect(settles('another', true)).toBeNull();
    for (const one of ['host', 'leader']) expect(settles(one, false)).toBe('secondPersonRequired FUND-O01');
    const back = { personId: 'another', outcome: 'returned', reason: '' } as const;
    expect(said(refuseSettlement(request, back, defaultEdition.parameters))).toBe('badInput FUND-O01');
  });

  test('FUND-O01: an approved request lapses when its studio is over and nobody vouched in time, by a second person, with a reason', () => {
    const until = '2026-07-01T10:00:00.000Z';
    const approved = { requestedBy: 'host', approvedBy: 'officer', vouchedBy: ['leader'], state: 'approved' } as const;
    const sound = { personId: 'another', reason: '无人报账', now: '2026-07-01T10:00:00.001Z', until };
    const lapses = (more: Partial<typeof sound> = {}, state: StudioState = 'closed', second = false) =>
      said(refuseLapse(approved, state, { ...sound, ...more }, { settledBySecondPerson: second }));
    expect([lapses(), lapses({}, 'revoked'), lapses({ personId: 'officer' })]).toEqual([null, null, null]);
    expect(lapses({}, 'running')).toBe('stageNotOpen FUND-O01');
    expect(lapses({ now: until })).toBe('ruleForbids FUND-O01');
    for (const personId of ['host', 'leader']) expect(lapses({ personId })).toBe('secondPersonRequired FUND-O01');
    expect(lapses({ personId: 'officer' }, 'closed', true)).toBe('secondPersonRequired FUND-O01');
    expect(lapses({ reason: '' })).toBe('badInput FUND-O01');
    const nobody = { ...sound, now: '2026-06-01T10:00:00.000Z', until: null };
    expect(refuseLapse(approved, 'closed', nobody, { settledBySecondPerson: false })).toBeNull();
    for (const state of ['requested', 'handedIn', 'settled', 'lapsed'] as const) {
      const other = { ...approved, state };
      expect(said(refuseLapse(other, 'closed', sound, { settledBySecondPerson: false }))).toBe('stageNotOpen FUND-O01');
    }
  });

  test('FUND-O01: a year is closed from its last day on, or once the studio is over; never with something open', () => {
    const closes = (today: string, more: { state?: StudioState; open?: number; isClosed?: boolean } = {}) =>
      said(refuseClosing({ year: 2026, isClosed: false, open: 0, ...more }, more.state ?? 'running', today));
    expect([closes('2026-12-30'), closes('2026-12-31')]).toEqual(['stageNotOpen FUND-O01', null]);
    expect(closes('2026-05-01', { state: 'revoked' })).toBeNull();
    expect(closes('2026-12-31', { open: 1 })).toBe('ruleForbids FUND-O01');
    expect(closes('2026-12-31', { isClosed: true })).toBe('stageNotOpen FUND-O01');
  });

  test('FUND-O01: a voucher is a file of a kind that is read, and there are at most fifty', () => {
    const types = new Set(['application/pdf']);
    expect(refuseVoucherFile('application/pdf', 49, types)).toBeNull();
    expect(refuseVoucherFile('application/pdf', 50, types)?.code).toBe('tooLarge');
    expect(refuseVoucherFile('image/svg+xml', 0, types)?.code).toBe('wrongFileType');
  });

  test('FUND-O01: the keeper is the edition’s', () => {
    expect([defaultEdition.parameters.fundKeeper, countyEdition.parameters.fundKeeper]).toEqual([
      'cityOfficer',
      'countyOfficer',
    ]);
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
  'requested lapse': 'lapsed',
  'approved lapse': 'lapsed',
  'approved withdraw': 'withdrawn',
  'approved handIn': 'handedIn',
  'handedIn giveBack': 'approved',
  'handedIn settle': 'settled',
};
test.each(
  fundStates.flatMap((state) =>
    fundEvents.map((event) => [state, event, possible[`${state} ${event}`] ?? 'not possible'] as const),
  ),
)('FUND-O01: %s, %s → %s', (state, event, to) => {
  const result = nextState(fundMachine, { state, previous: null, context: { vouched: true } }, event);
  expect(result.ok ? result.value : 'not possible').toBe(to);
  if (event === 'settle' || event === 'handIn')
    expect(nextState(fundMachine, { state, previous: null, context: { vouched: false } }, event).ok).toBe(false);
});
