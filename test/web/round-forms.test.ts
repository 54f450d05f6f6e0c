import { describe, expect, test } from 'vitest';
import { termsWords } from '../../text/web-terms.js';
import { departureForm, liftForm, proposalForm, statusForm } from '../../web/case-forms.js';
import { countyForms } from '../../web/county-forms.js';
import { replaceHolderForms } from '../../web/pages/posts.js';
import { createForm, decideForm, draftForms, orderForms, passOverForms, replaceForms } from '../../web/round-forms.js';
import { vetoForm } from '../../web/task-forms/veto.js';
import { termsForms } from '../../web/terms-forms.js';
import type { CountyView, RoundView } from '../../web/views/round.js';
import { mismatches } from './mismatches.js';

const id = '00000000-0000-4000-8000-000000000001';
const guard = { key: 'k', at: '2026-03-02T01:00:00.000Z' };
const county = { orgId: id, code: 'A', name: '甲县教育局', places: 2, href: null };
const order = { id, number: '1号', reason: '经费调整', changes: [], state: 'proposed', own: false } as const;
const terms = Object.fromEntries(
  Object.keys(termsWords.zh.late).flatMap((stage) => [
    [`late.${stage}.grace`, '5'],
    [`late.${stage}.hard`, '7'],
  ]),
);
const round: RoundView = {
  id,
  level: 'city',
  code: '2026-1',
  name: '第一批',
  state: 'draft',
  editionId: 'host-2026',
  version: 1,
  openedAt: null,
  closedAt: null,
  officer: true,
  secondFactor: true,
  dates: [],
  counties: [county],
  preview: { vacancies: [], contradictions: [], rules: [], values: {} },
  orders: [order],
  panel: [],
  terms,
  unsealed: [{ caseId: id, personId: id, label: '孔启明' }],
  tied: [
    { caseId: id, number: 'T2026-001' },
    { caseId: '00000000-0000-4000-8000-000000000002', number: 'T2026-002' },
  ],
  silent: [{ personId: id, name: '孔启明' }],
  guard,
};
const bench: CountyView = {
  roundId: id,
  roundName: '第一批',
  orgName: '甲县教育局',
  places: { cap: 2, used: 1 },
  isPanelDrawn: false,
  nominations: [{ id, state: 'submitted', bundleNumber: null, reopenedUntil: null }],
  candidates: [
    {
      caseId: id,
      number: '1',
      name: '林晓',
      school: '一中',
      state: 'countyReview',
      compared: null,
      formHash: 'f',
      onList: false,
      waiting: true,
    },
  ],
  order: null,
  secondFactorMissing: false,
  by: 'county',
  guard,
};

const losing = {
  order: { countyId: id, version: 1, code: '2026-1' },
  candidates: bench.candidates.map((one) => ({ ...one, onList: true })),
};
const file = { caseId: id, number: '2026-1-001' };
const proposal = {
  id,
  status: 'suspended',
  reason: '核查',
  proposedBy: '赵晓岚',
  at: '2026-03-02T01:00:00.000Z',
} as const;
const caseForms = [
  departureForm(file, [{ value: id, label: '二中' }], 10, 'zh'),
  liftForm(file, id, 'zh'),
  proposalForm(file, 'valid', 'zh'),
  statusForm(file, proposal, 'zh'),
];
const body = {
  orgId: id,
  orgName: '一中',
  holders: [{ role: 'schoolLeader', personId: id, name: '朱秋实', from: '2024-09-01' }],
  query: '许',
  people: [{ personId: '00000000-0000-4000-8000-000000000002', label: '许静怡 · x' }],
  guard,
} as const;

describe('the forms of rounds and counties', () => {
  const forms = [
    createForm({ items: [], mayDraft: true, keepsCalendar: true, counties: [county], guard }, 'zh'),
    ...draftForms(round, 'zh'),
    ...orderForms(round, 'zh'),
    decideForm(round, order, 'zh'),
    ...replaceForms(round, 'zh'),
    ...passOverForms(round, 'zh'),
    ...countyForms(bench, 'zh'),
    ...countyForms({ ...bench, candidates: [] }, 'zh'),
    ...countyForms({ ...bench, by: 'city' }, 'zh'),
    ...countyForms({ ...bench, ...losing, by: 'city' }, 'zh'),
    ...termsForms(round, 'zh'),
    ...caseForms,
    ...replaceHolderForms(body, 'zh'),
    vetoForm(id, '2026-1-001', 'zh'),
  ];

  test('LOCAL-01: the order on late dates of a county’s own round asks for no stage it does not have, and sends the whole', () => {
    const late = (level: 'city' | 'county') =>
      termsForms({ ...round, level }, 'zh').find(({ id: is }) => is === 'order-late');
    const rows = (level: 'city' | 'county') =>
      late(level)?.fields.flatMap((field) => (field.kind === 'table' ? field.rows.map(({ key }) => key) : []));
    expect(rows('city')).toEqual(Object.keys(termsWords.zh.late));
    expect(rows('county')).toEqual(rows('city')?.filter((stage) => stage !== 'countyReview' && stage !== 'bundle'));
    expect(mismatches(late('county') ?? expect.fail('no form'))).toEqual([]);
  });

  test.each(forms.map((form, at) => ({ at, form })))('$form.act $at sends what its act asks for', ({ form }) => {
    expect(mismatches(form)).toEqual([]);
    expect(mismatches(form, true)).toEqual([]);
  });
});
