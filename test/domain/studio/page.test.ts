import { expect, test } from 'vitest';
import type { ContentFault } from '../../../domain/studio/page/content.js';
import {
  type PageSection,
  pageSchema,
  pageSections,
  pageShown,
  refuseModeration,
  refusePage,
  type SavedVersion,
  staleDays,
} from '../../../domain/studio/page/page.js';
import { pictureBytes, picturesMost, refusePicture } from '../../../domain/studio/page/pictures.js';
import { type StudioState, studioStates } from '../../../domain/studio/states.js';
import { isPageStale } from '../../../domain/studio/term.js';
import { addDays } from '../../../domain/time/beijing.js';

const sound: Readonly<Record<PageSection, readonly ContentFault[]>> = { about: [], news: [], results: [], lessons: [] };
const written = { sections: { about: '简介', news: '', results: '', lessons: '' } };
const told = (
  state: StudioState,
  last: SavedVersion | null,
  shown: number,
  words = written,
  faults: typeof sound = sound,
) => refusePage(state, last, shown, words, faults).map(({ code, ruleId, field }) => [code, ruleId, field]);

test.each([
  ['the first', null, 0],
  ['another on the last', { version: 3, isRead: false }, 3],
] as const)('STUDIO-26: the host saves %s', (_, last, shown) => expect(told('running', last, shown)).toEqual([]));

test.each([
  ['while the unit reads the last', { version: 1, isRead: true }, 1, 'stageNotOpen'],
  ['on a version that is not the last', { version: 2, isRead: false }, 1, 'caseChanged'],
  ['on a version that never was', null, 1, 'caseChanged'],
] as const)('STUDIO-26: nothing is saved %s', (_, last, shown, code) =>
  expect(told('running', last, shown).map(([said]) => said)).toEqual([code]),
);

test.each(studioStates)(
  'STUDIO-05, STUDIO-26: a page of a studio that is %s is written only while it works',
  (state) => {
    const works = ['approved', 'establishing', 'running', 'underAssessment'].includes(state);
    expect(told(state, null, 0)).toEqual(works ? [] : [['stageNotOpen', 'STUDIO-05', undefined]]);
  },
);

test('STUDIO-26: a page without a word is none, and each section says what it does not show', () => {
  const blank = { sections: { ...written.sections, about: ' \n' } };
  expect(told('running', null, 0, blank)).toEqual([['badInput', 'STUDIO-26', 'sections.about']]);
  const html: ContentFault = { issue: 'html', what: '<script>' };
  expect(told('running', null, 0, written, { ...sound, news: [html, html], lessons: [html] })).toEqual([
    ['badInput', 'STUDIO-26', 'sections.news'],
    ['badInput', 'STUDIO-26', 'sections.lessons'],
  ]);
  const long = { sections: { about: '文'.repeat(20_001) }, change: '开通' };
  expect(pageSchema.safeParse(long).success).toBe(false);
  expect(pageSchema.safeParse({ sections: {}, change: ' ' }).success).toBe(false);
  expect(pageSections).toHaveLength(4);
});

test.each([
  ['a second person publishes', {}, null],
  ['a second person returns it with a reason', { outcome: 'returned', reason: '图片有学生姓名' }, null],
  ['the host’s own word counts for nothing', { personId: 'host' }, 'secondPersonRequired'],
  ['what was not shown is not published', { contentHash: 'b' }, 'caseChanged'],
  ['a return says why', { outcome: 'returned' }, 'badInput'],
] as const)('STUDIO-26, STUDIO-15: %s', (_, more, code) => {
  const said = { personId: 'leader', contentHash: 'a', outcome: 'published', reason: '', ...more } as const;
  expect(refuseModeration({ savedBy: 'host', contentHash: 'a' }, said)?.code ?? null).toBe(code);
});

test('STUDIO-26: a suspended studio says so above its page; one that is closed or revoked shows nobody', () => {
  expect(pageShown).toMatchObject({ running: 'whole', suspended: 'marked', termEnded: 'marked' });
  expect(studioStates.filter((state) => pageShown[state] === 'over')).toEqual(['closed', 'revoked']);
});

test('STUDIO-26 (P), STUDIO-O09: the host is reminded every sixty days nobody renews the page, within the year', () => {
  const year = { from: '2026-04-01', to: '2027-03-31' };
  const days = staleDays('2026-04-01', year, { pageStaleDays: 60 });
  expect(days).toEqual(['2026-05-31', '2026-07-30', '2026-09-28', '2026-11-27', '2027-01-26', '2027-03-27']);
  for (const day of days) {
    expect(isPageStale('2026-04-01', day, { pageStaleDays: 60 })).toBe(true);
    expect(staleDays(day, { from: day, to: addDays(day, 59) }, { pageStaleDays: 60 })).toEqual([]);
  }
  expect(staleDays('2026-04-01', year, { pageStaleDays: 200 })).toEqual(['2026-10-18']);
  expect(staleDays('2025-12-01', year, { pageStaleDays: 90 })[0]).toBe('2026-05-30');
});

test('STUDIO-26: PNG and JPEG are pictures, and a studio has three hundred of them at most', () => {
  expect(refusePicture('image/png', 0)).toBeNull();
  expect(refusePicture('image/jpeg', picturesMost - 1)).toBeNull();
  expect(refusePicture('image/png', picturesMost)).toMatchObject({ code: 'tooLarge', facts: { maximum: 300 } });
  for (const other of ['image/svg+xml', 'application/pdf', 'text/html', ''])
    expect(refusePicture(other, 0)?.code).toBe('wrongFileType');
  expect(pictureBytes).toBeLessThan(20 * 1024 * 1024);
});
