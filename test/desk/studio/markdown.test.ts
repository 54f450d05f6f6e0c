import { expect, test } from 'vitest';
import { contentOf } from '../../../desk/studio/page/markdown.js';
import type { Block, Inline } from '../../../domain/studio/page/content.js';
import { payloads } from '../../access/hostile-words.js';

const textIn = (part: Inline): string =>
  part.kind === 'text' || part.kind === 'code' ? part.text : 'parts' in part ? part.parts.map(textIn).join('') : '';
const partsOf = (markdown: string): readonly Inline[] =>
  contentOf(markdown).blocks.flatMap((block) => ('parts' in block ? block.parts : []));
const linksIn = (blocks: readonly Block[]): readonly string[] =>
  JSON.stringify(blocks).match(/(?<="href":")[^"]*/g) ?? [];

test('STUDIO-26: headings, lists, quotes, emphasis, links and the studio’s own pictures are what a page is made of', () => {
  const markdown = [
    '## 三月',
    '',
    '**班会课**与*观摩*，见[通知](https://edu.example/a?b=1&c=2)。',
    '',
    '- 第一场',
    '- 第二场',
    '',
    '1. 备课',
    '',
    '> 家校同心',
    '',
    '---',
    '',
    '![课堂](图1)',
    '',
    '`原样`',
  ].join('\n');
  const { blocks, faults, pictures } = contentOf(markdown);
  expect(faults).toEqual([]);
  expect(pictures).toEqual([1]);
  expect(blocks.map(({ kind }) => kind)).toEqual([
    'heading',
    'paragraph',
    'list',
    'list',
    'quote',
    'rule',
    'paragraph',
    'paragraph',
  ]);
  expect(linksIn(blocks)).toEqual(['https://edu.example/a?b=1&c=2']);
  expect(blocks[2]).toMatchObject({ ordered: false, items: [[{ kind: 'paragraph' }], [{ kind: 'paragraph' }]] });
  expect(partsOf('![课堂](图1)')).toEqual([{ kind: 'picture', number: 1, words: '课堂' }]);
});

test.each([
  ['a script', '<script>alert(1)</script>', 'html'],
  ['a script inside a line', '好<script>alert(1)</script>', 'html'],
  ['an event', '<img src=x onerror=alert(1)>', 'html'],
  ['a frame', '<iframe src="https://else.example"></iframe>', 'html'],
  ['a comment', '好 <!-- 藏 -->', 'html'],
  ['a link that runs', '[点](javascript:alert(1))', 'unsafeLink'],
  ['the same, disguised', '[点](JaVaScRiPt:alert(1))', 'unsafeLink'],
  ['the same, by entities', '[点](&#106;avascript:alert(1))', 'unsafeLink'],
  ['the same, with a tab', '[点](java&Tab;script:alert(1))', 'unsafeLink'],
  ['the same, by reference', '[点][1]\n\n[1]: javascript:alert(1)', 'unsafeLink'],
  ['the same, between angles', '<javascript:alert(1)>', 'unsafeLink'],
  ['data', '[点](data:text/html,<b>1</b>)', 'unsafeLink'],
  ['a file', '[点](file:///etc/passwd)', 'unsafeLink'],
  ['a password in an address', '[点](https://name:word@edu.example)', 'unsafeLink'],
  ['an address of this site alone', '[点](/do/signOut)', 'unsafeLink'],
  ['another site without its scheme', '[点](//else.example)', 'unsafeLink'],
  ['half a scheme', '[点](https:else.example)', 'unsafeLink'],
  ['a mail address', '<wang@school.example>', 'unsafeLink'],
  ['a picture from elsewhere', '![课堂](https://else.example/1.png)', 'remotePicture'],
  ['a picture in the text itself', '![课堂](data:image/png;base64,iVBORw0KGgo=)', 'remotePicture'],
  ['a picture of another site', '![课堂](//else.example/1.png)', 'remotePicture'],
  ['an address of ours as picture', '![课堂](/api/session)', 'remotePicture'],
  ['a number that is none', '![课堂](图0)', 'noPicture'],
  ['a path behind the number', '![课堂](图1/../../session)', 'noPicture'],
  ['a picture nobody can hear', '![](图1)', 'pictureWithoutWords'],
])('STUDIO-26: %s is not shown, and the host is told', (_, markdown, issue) => {
  const { blocks, faults, pictures } = contentOf(markdown);
  expect(faults.map((one) => one.issue)).toContain(issue);
  expect(pictures).toEqual([]);
  expect(linksIn(blocks)).toEqual([]);
});

test('STUDIO-26: HTML stays the text it is', () => {
  expect(partsOf('好<b>字</b>').map(textIn).join('')).toBe('好<b>字</b>');
  expect(contentOf('<script>\nalert(1)\n</script>').blocks).toEqual([
    { kind: 'paragraph', parts: [{ kind: 'text', text: '<script>\nalert(1)\n</script>' }] },
  ]);
});

test('STUDIO-26: whatever is typed has a content whose links lead to the web and nowhere else', () => {
  for (const payload of [
    ...payloads,
    '['.repeat(5_000),
    '>'.repeat(5_000),
    '* '.repeat(2_000),
    '`'.repeat(5_000),
    '\u0000',
  ]) {
    const before = performance.now();
    const { blocks } = contentOf(`好 [${payload}](${payload}) ![${payload}](${payload}) ${payload}`);
    for (const href of linksIn(blocks)) expect(href).toMatch(/^https?:\/\//);
    expect(performance.now() - before).toBeLessThan(2_000);
  }
});
