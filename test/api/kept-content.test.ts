import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptContent } from '../../api/reads/kept-content.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const words = { about: '简介', news: '', results: '', lessons: '' };
const nothing = { about: [], news: [], results: [], lessons: [] };

test('STUDIO-26: a published page is read once a minute, another version at once', () => {
  const read = vi.fn(() => nothing);
  const content = keptContent(read);
  for (const hash of ['a', 'a', 'b', 'a']) content(hash, words);
  expect(read).toHaveBeenCalledTimes(2);
});

test('what was read is out of memory a minute later, so that erased words are, whoever looks meanwhile', () => {
  const read = vi.fn(() => nothing);
  const content = keptContent(read);
  content('a', words);
  vi.advanceTimersByTime(59_000);
  content('a', words);
  expect(read).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  content('a', words);
  expect(read).toHaveBeenCalledTimes(2);
});
