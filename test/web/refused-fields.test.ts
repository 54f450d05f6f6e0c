import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldOf, keptOf, unclearRanks } from '../../api/pages/names.js';
import { atSchool, formOn, hangNotice, serveSite, type TestSite, Visitor } from './site.js';

// Bad input gets a clear answer: the field a refusal names is found on the page it was typed on.
describe('the field of a refusal on its page', () => {
  const ranked = (id: string, rank: string, reason = '') => ({
    [`ranked:nominees:${id}:rank`]: rank,
    [`ranked:nominees:${id}:caseId`]: id,
    [`ranked:nominees:${id}:reason`]: reason,
  });

  test('is found inside what the act puts around the form, and by its place among ranked rows', () => {
    const kept = keptOf({ fromName: '', text: 'x', ...ranked('a', '2'), ...ranked('b', ''), ...ranked('c', '1') });
    expect(fieldOf(kept, 'objection.fromName')).toBe('fromName');
    expect(fieldOf(kept, 'text')).toBe('text');
    expect(fieldOf(kept, 'nominees.0.reason')).toBe('ranked:nominees:c:reason');
    expect(fieldOf(kept, 'nominees.1.reason')).toBe('ranked:nominees:a:reason');
    expect(fieldOf(kept, 'nominees')).toBe('nominees');
    expect(fieldOf(kept, 'finding.outcome')).toBe('finding.outcome');
  });

  test('an order given twice, or that is no whole number from 1, is named row by row; wide digits are digits', () => {
    const sent = (...rows: readonly (readonly [string, string])[]) =>
      unclearRanks(keptOf(Object.assign({}, ...rows.map(([id, rank]) => ranked(id, rank)))));
    expect(sent(['a', '1'], ['b', ''], ['c', '2'])).toEqual([]);
    expect(sent(['a', '２'], ['b', '1'])).toEqual([]);
    expect(sent(['a', '1'], ['b', '3'], ['c', ' 1 '])).toEqual([
      { field: 'ranked:nominees:a:rank', issue: 'rankTwice' },
      { field: 'ranked:nominees:c:rank', issue: 'rankTwice' },
    ]);
    expect(sent(['a', 'x'], ['b', '0'], ['c', '1.5'])).toEqual(
      ['a', 'b', 'c'].map((id) => ({ field: `ranked:nominees:${id}:rank`, issue: 'notRank' })),
    );
  });
});

describe('NOTICE-O02: an objection without what its lane asks for', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await serveSite();
  }, 60_000);
  afterAll(() => site.close());

  test('is told which fields, and keeps all that was typed', async () => {
    const { caseId } = await atSchool(site);
    const noticeId = await hangNotice(site, caseId);
    const visitor = new Visitor(site);
    const page = await visitor.open(`/notices/${noticeId}`);
    const typed = { subjectId: caseId, kind: 'named', fromName: '', contact: 'no mailbox', text: '论文署名有误' };
    const refused = await visitor.send(page, 'fileObjection', typed);
    expect(refused.status).toBe(400);
    const said = /<div class="say bad"[\s\S]*?<\/div>/.exec(refused.html)?.[0] ?? '';
    expect(said).toContain('<strong>您的姓名: </strong>');
    expect(said).toContain('<strong>电子邮箱: </strong>');
    expect(formOn(refused.html, 'fileObjection').fields).toMatchObject({ contact: 'no mailbox', text: '论文署名有误' });
  });
});
