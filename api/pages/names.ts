import type { Kept } from '../../web/views/frame.js';

type Tree = { [name: string]: unknown };
const forbidden = ['__proto__', 'constructor', 'prototype'];

/** What a browser sent, name by name, exactly as typed: shown again when the form is refused. */
export function keptOf(body: unknown): Kept {
  if (body === null || typeof body !== 'object') return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(String)]),
  );
}

/**
 * The names of a page's fields as a nested input, every value still text. `meeting.votesFor` and `rows[0].title` nest; a name
 * sent several times is a list. `lines:path` makes a list of the lines of a text; `lines:list:group=x:field` a list of rows;
 * `both:a,b` takes two values of one choice, parted by a space. `ranked:list:<key>:rank` sorts the rows that were given a rank; `ticked:list:<value>` lists what was ticked. Names with `_`
 * in front serve the transport and are left out.
 */
export function nested(kept: Kept): Tree {
  const tree: Tree = {};
  const ranked = new Map<string, Map<string, Record<string, string>>>();
  for (const [name, values] of Object.entries(kept)) {
    const [first = ''] = values;
    const [mark, list = '', key = '', part = ''] = name.split(':');
    if (name.startsWith('_')) continue;
    if (mark === 'lines' && key) {
      const [group = '', is = ''] = key.split('=');
      append(
        tree,
        list,
        linesOf(first).map((line) => ({ [group]: is, [part]: line })),
      );
    } else if (mark === 'lines') put(tree, stepsOf(list), linesOf(first));
    else if (mark === 'both') {
      const parts = first.split(' ');
      for (const [at, step] of list.split(',').entries()) put(tree, [step], parts[at] ?? '');
    } else if (mark === 'ticked') append(tree, list, [key]);
    else if (mark === 'ranked') {
      const rows = ranked.get(list) ?? new Map<string, Record<string, string>>();
      ranked.set(list, rows.set(key, { ...rows.get(key), [part]: first }));
    } else put(tree, stepsOf(name), values.length > 1 || name.endsWith('.files') ? [...values] : first);
  }
  for (const [list, rows] of ranked) append(tree, list, inOrder([...rows.values()]));
  return tree;
}

/**
 * The text box, and the line in it, that a path of the nested input came from: `invitations.1.address` is the second line of all
 * boxes of invitations, `invitations` their first box and no line. Null where the path came from no such box.
 */
export function boxOf(kept: Kept, path: string): { readonly box: string; readonly line: string | null } | null {
  const before = new Map<string, number>();
  for (const [box, [text = '']] of Object.entries(kept)) {
    const [mark, list = ''] = box.split(':');
    if (mark !== 'lines') continue;
    const at = stepsOf(list).join('.');
    if (path === at) return { box, line: null };
    const [lines, offset] = [linesOf(text), before.get(at) ?? 0];
    before.set(at, offset + lines.length);
    const index = path.startsWith(`${at}.`) ? Number(path.slice(at.length + 1).split('.')[0]) - offset : -1;
    const line = lines[index];
    if (line !== undefined) return { box, line };
  }
  return null;
}

/**
 * The field of a page that a path of the act's input came from: itself, the box and row it was typed in, or its name without what
 * the act puts around the form (`objection.fromName`). What the page has no field for keeps its path.
 */
export function fieldOf(kept: Kept, path: string): string {
  const box = boxOf(kept, path)?.box;
  if (box || kept[path]) return box ?? path;
  const [list = '', at = '', ...part] = path.split('.');
  const row = ranksIn(kept).filter((one) => one.list === list)[Number(at)];
  const [ofRow, inner] = [`ranked:${list}:${row?.key}:${part.join('.')}`, path.slice(list.length + 1)];
  return kept[ofRow] ? ofRow : kept[inner] ? inner : path;
}

/** Rows whose order nobody but a person may settle: one typed twice, or what is no whole number from 1 on (CONV-10). */
export function unclearRanks(
  kept: Kept,
): readonly { readonly field: string; readonly issue: 'rankTwice' | 'notRank' }[] {
  const rows = ranksIn(kept);
  return rows.flatMap(({ list, key, rank }) => {
    const issue = !(Number.isInteger(rank) && rank > 0)
      ? 'notRank'
      : rows.some((one) => one.list === list && one.key !== key && one.rank === rank)
        ? 'rankTwice'
        : null;
    return issue ? [{ field: `ranked:${list}:${key}:rank`, issue }] : [];
  });
}

const rankOf = (text: string): number => Number(text.normalize('NFKC').trim());

/** The rows that were given an order, in it. */
const ranksIn = (kept: Kept) =>
  Object.entries(kept)
    .flatMap(([name, [text = '']]) => {
      const [mark, list = '', key = '', part] = name.split(':');
      return mark === 'ranked' && part === 'rank' && text.trim() ? [{ list, key, rank: rankOf(text) }] : [];
    })
    .toSorted((a, b) => a.rank - b.rank);

const linesOf = (text: string): readonly string[] =>
  text
    .split(/[\n\r]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const stepsOf = (name: string): readonly string[] => name.replaceAll(/\[(\w+)\]/g, '.$1').split('.');

function inOrder(rows: readonly Record<string, string>[]): readonly unknown[] {
  const given = rows.filter((row) => row.rank?.trim());
  return given.toSorted((a, b) => rankOf(a.rank ?? '') - rankOf(b.rank ?? '')).map(({ rank: _, ...row }) => row);
}

function append(tree: Tree, list: string, rows: readonly unknown[]): void {
  const before = tree[list];
  tree[list] = [...(Array.isArray(before) ? before : []), ...rows];
}

function put(tree: Tree, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (forbidden.includes(step)) return;
  if (rest.length === 0) {
    tree[step] = value;
    return;
  }
  const inner = tree[step];
  const branch: Tree = inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? (inner as Tree) : {};
  tree[step] = branch;
  put(branch, rest, value);
}
