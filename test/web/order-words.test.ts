import { describe, expect, test } from 'vitest';
import { changeCode } from '../../desk/round/change-code.js';
import { hostSelectionLadder } from '../../domain/ladder/host-selection.js';
import { defaultEdition } from '../../policy/host-selection/default-edition.js';
import { sayChanges } from '../../text/round.js';

const { parameters } = defaultEdition;
const counties = new Map([['c1', '青禾县教育局; a=b|c']]);
const said = (change: Parameters<typeof changeCode>[0], language: 'zh' | 'en' = 'zh') =>
  sayChanges(changeCode(change, parameters, counties), language);

describe('an order is said as it is, on the page of whoever signs it and in the letter to all concerned (CONV-11)', () => {
  test('places and late papers name the county', () => {
    expect(said({ kind: 'quota', countyId: 'c1', cap: 5, affected: [] })).toEqual([
      '青禾县教育局; a=b|c推荐名额改为 5 个',
    ]);
    expect(said({ kind: 'reopenWindow', countyId: 'c1', until: '2026-06-01' })).toEqual([
      '准许青禾县教育局; a=b|c补报至 2026年6月1日（含当日）',
    ]);
  });

  test('days are said as every page says them', () => {
    expect(sayChanges('applicationWindow=2026-03-14;capacity=12', 'zh')).toEqual([
      '个人申报截止改为 2026年3月14日',
      '本批名额改为 12 个',
    ]);
  });

  test('of periods only those that become others, with their unit', () => {
    const late = { ...parameters.late, bundle: { grace: 5, hard: 6 } };
    expect(said({ kind: 'terms', set: { schoolRecommendationDays: 18, countyReviewDays: 15, late } })).toEqual([
      '学校推荐改为 18 个工作日',
      '统一上报 宽限期改为 5 个工作日',
      '统一上报 最后期限改为 6 个工作日',
    ]);
    expect(said({ kind: 'terms', set: { countyReviewDays: 15 } })).toEqual(['与现行安排相同']);
    expect(said({ kind: 'terms', set: { noticeWorkingDays: { city: 7 } } })).toEqual([
      '市级公示（正在公示的只延长，不缩短）改为 7 个工作日',
    ]);
  });

  test('a ladder rung by rung', () => {
    const ladder = hostSelectionLadder.slice(1, 4);
    expect(said({ kind: 'terms', set: { ladder } })).toEqual([
      '提醒与督办安排改为：办理期限前 2 个工作日 09:00 提醒（办理人）；办理期限当日 09:00 提醒（办理人）；办理期限后 1 个工作日 09:00 告知（上级）',
    ]);
    expect(said({ kind: 'terms', set: { ladder: [] } }, 'en')).toEqual(['Reminders and escalation, from now on: none']);
  });

  test('what letters of before carried is still said', () => {
    expect(sayChanges('quota=4;terms=;reopenWindow=2026-06-01', 'zh')).toEqual([
      '县区推荐名额改为 4 个',
      '办理期限或提醒安排有调整',
      '准许县区补报至 2026年6月1日（含当日）',
    ]);
  });
});
