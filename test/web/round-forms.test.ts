import { describe, expect, test } from 'vitest';
import { countyForms } from '../../web/county-forms.js';
import { createForm, decideForm, draftForms, orderForms, replaceForms } from '../../web/round-forms.js';
import { vetoForm } from '../../web/task-forms/veto.js';
import type { CountyView, RoundView } from '../../web/views/round.js';
import { mismatches } from './mismatches.js';

const id = '00000000-0000-4000-8000-000000000001';
const guard = { key: 'k', at: '2026-03-02T01:00:00.000Z' };
const county = { orgId: id, code: 'A', name: '甲县教育局', places: 2, href: null };
const order = { id, number: '1号', reason: '经费调整', changes: [], state: 'proposed', own: false } as const;
const round: RoundView = {
  id,
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
  unsealed: [{ caseId: id, personId: id, label: '孔启明' }],
  guard,
};
const bench: CountyView = {
  roundId: id,
  roundName: '第一批',
  orgName: '甲县教育局',
  places: { cap: 2, used: 1 },
  nominations: [{ id, state: 'submitted', bundleNumber: null, reopenedUntil: null }],
  candidates: [
    {
      caseId: id,
      number: '1',
      name: '林晓',
      school: '一中',
      state: 'countyReview',
      formHash: 'f',
      onList: false,
      waiting: true,
    },
  ],
  by: 'county',
  guard,
};

describe('the forms of rounds and counties', () => {
  const forms = [
    createForm({ items: [], mayDraft: true, counties: [county], guard }, 'zh'),
    ...draftForms(round, 'zh'),
    ...orderForms(round, 'zh'),
    decideForm(round, order, 'zh'),
    ...replaceForms(round, 'zh'),
    ...countyForms(bench, 'zh'),
    ...countyForms({ ...bench, candidates: [] }, 'zh'),
    ...countyForms({ ...bench, by: 'city' }, 'zh'),
    vetoForm(id, '2026-1-001', 'zh'),
  ];

  test.each(forms.map((form, at) => ({ at, form })))('$form.act $at sends what its act asks for', ({ form }) => {
    expect(mismatches(form)).toEqual([]);
    expect(mismatches(form, true)).toEqual([]);
  });
});
