import MarkdownIt from 'markdown-it';
import type { Block, ContentFault, Inline } from '../../../domain/studio/page/content.js';

/** Every link is looked at here, none is left out in silence: the host is told what is not shown. */
const parser = new MarkdownIt('commonmark', { html: true });
parser.validateLink = () => true;
parser.normalizeLink = (url) => url;

type Token = ReturnType<typeof parser.parse>[number];

export interface Content {
  readonly blocks: readonly Block[];
  readonly faults: readonly ContentFault[];
  /** Numbers of the pictures shown, each once. */
  readonly pictures: readonly number[];
}

/**
 * Simple Markdown as a tree of what a page may show (STUDIO-26). HTML stays the text it is; a link that does not lead to a web page is
 * its words alone; a picture from elsewhere is not shown. Each of them is a fault besides. Total: any text has a content.
 */
export function contentOf(markdown: string): Content {
  const faults: ContentFault[] = [];
  const reading: Reading = { faults, pictures: new Set() };
  const blocks = blocksOf(parser.parse(markdown, {}), reading);
  return { blocks, faults, pictures: [...reading.pictures].toSorted((a, b) => a - b) };
}

interface Reading {
  readonly faults: ContentFault[];
  readonly pictures: Set<number>;
}

const fault = ({ faults }: Reading, issue: ContentFault['issue'], what: string): void => {
  faults.push({ issue, what: [...what.trim()].slice(0, 60).join('') });
};

/** The tokens between an opening one and the one that closes it. */
function within(tokens: readonly Token[], at: number): readonly Token[] {
  let depth = 0;
  for (let end = at; end < tokens.length; end += 1) {
    depth += tokens[end]?.nesting ?? 0;
    if (depth === 0) return tokens.slice(at + 1, end);
  }
  return tokens.slice(at + 1);
}

function blocksOf(tokens: readonly Token[], reading: Reading): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    const inner = token.nesting === 1 ? within(tokens, at) : [];
    const block = blockOf(token, inner, reading);
    if (block) blocks.push(block);
    if (token.nesting === 1) at += inner.length + 1;
  }
  return blocks;
}

function blockOf(token: Token, inner: readonly Token[], reading: Reading): Block | null {
  const parts = () => inner.flatMap(({ children }) => inlineOf(children ?? [], reading));
  switch (token.type) {
    case 'paragraph_open':
      return { kind: 'paragraph', parts: parts() };
    case 'heading_open':
      return { kind: 'heading', parts: parts() };
    case 'bullet_list_open':
    case 'ordered_list_open':
      return { kind: 'list', ordered: token.type === 'ordered_list_open', items: itemsOf(inner, reading) };
    case 'blockquote_open':
      return { kind: 'quote', blocks: blocksOf(inner, reading) };
    case 'code_block':
    case 'fence':
      return { kind: 'code', text: token.content };
    case 'hr':
      return { kind: 'rule' };
    case 'html_block':
      fault(reading, 'html', token.content);
      return { kind: 'paragraph', parts: [{ kind: 'text', text: token.content }] };
    default:
      return null;
  }
}

function itemsOf(tokens: readonly Token[], reading: Reading): readonly (readonly Block[])[] {
  const items: (readonly Block[])[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at]?.type !== 'list_item_open') continue;
    const inner = within(tokens, at);
    items.push(blocksOf(inner, reading));
    at += inner.length + 1;
  }
  return items;
}

function inlineOf(tokens: readonly Token[], reading: Reading): readonly Inline[] {
  const parts: Inline[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    const inner = token.nesting === 1 ? within(tokens, at) : [];
    parts.push(...partOf(token, inner, reading));
    if (token.nesting === 1) at += inner.length + 1;
  }
  return parts;
}

function partOf(token: Token, inner: readonly Token[], reading: Reading): readonly Inline[] {
  switch (token.type) {
    case 'text':
      return token.content === '' ? [] : [{ kind: 'text', text: token.content }];
    case 'code_inline':
      return [{ kind: 'code', text: token.content }];
    case 'softbreak':
    case 'hardbreak':
      return [{ kind: 'break' }];
    case 'strong_open':
      return [{ kind: 'strong', parts: inlineOf(inner, reading) }];
    case 'em_open':
      return [{ kind: 'emphasis', parts: inlineOf(inner, reading) }];
    case 'link_open':
      return linkOf(token, inlineOf(inner, reading), reading);
    case 'image':
      return pictureOf(token, reading);
    case 'html_inline':
      fault(reading, 'html', token.content);
      return [{ kind: 'text', text: token.content }];
    default:
      return [];
  }
}

function linkOf(token: Token, parts: readonly Inline[], reading: Reading): readonly Inline[] {
  const given = String(token.attrGet('href') ?? '');
  const href = webAddress(given);
  if (href) return [{ kind: 'link', href, parts }];
  fault(reading, 'unsafeLink', given);
  return parts;
}

/** An address on the web without a name or password in it, or null. */
function webAddress(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isWeb = url && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '';
  // "http:a" is the web to a browser, and nothing to a reader
  return isWeb && /^https?:\/\//i.test(text) ? url.href : null;
}

/** `![课堂](图1)`: the studio's first picture. */
function pictureOf(token: Token, reading: Reading): readonly Inline[] {
  const given = String(token.attrGet('src') ?? '');
  const words = token.content.trim();
  const number = Number(/^图([1-9]\d{0,3})$/u.exec(given)?.[1] ?? 0);
  const told: readonly Inline[] = words === '' ? [] : [{ kind: 'text', text: words }];
  if (number === 0) {
    fault(reading, /^(?:[a-z][a-z\d+.-]*:|\/)/iu.test(given) ? 'remotePicture' : 'noPicture', given);
    return told;
  }
  if (words === '') {
    fault(reading, 'pictureWithoutWords', given);
    return [];
  }
  reading.pictures.add(number);
  return [{ kind: 'picture', number, words }];
}
