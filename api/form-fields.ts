/** Names that must never become a property of an object we build. */
const forbidden = ['__proto__', 'constructor', 'prototype'];
type Tree = { [name: string]: Tree | unknown };

/**
 * The fields of an HTML form as an input: `meeting.heldOn` nests, `fields[]` is a list, `present#` is a whole number,
 * `stayConsent?` a tick (present = true). A field without such a mark stays text.
 */
export function formFields(sent: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const tree: Tree = {};
  for (const [name, value] of Object.entries(sent)) {
    const [, path = '', mark = ''] = /^(.*?)(\[\]|#|\?)?$/.exec(name) ?? [];
    const keys = path.split('.');
    if (keys.some((key) => forbidden.includes(key))) continue;
    put(tree, keys, asMarked(mark, value));
  }
  return tree;
}

function asMarked(mark: string, value: unknown): unknown {
  if (mark === '[]') return Array.isArray(value) ? value : [value];
  if (mark === '?') return true;
  if (mark === '#' && typeof value === 'string' && /^-?\d{1,9}$/.test(value.trim())) return Number(value);
  return value;
}

function put(tree: Tree, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const inner = tree[key];
  const branch: Tree = inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? (inner as Tree) : {};
  tree[key] = branch;
  put(branch, rest, value);
}
