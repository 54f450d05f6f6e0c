import type { FuzzRole } from './arguments.js';

/** Acts that end the caller's own session: what came after them would all be refused at the door. */
const endsSession = ['signOut', 'changePassword', 'endSessions'];

const quoted = (value: string): string => JSON.stringify(value);
const table = (name: string, lines: Readonly<Record<string, unknown>>): string =>
  [`[${name}]`, ...Object.entries(lines).map(([key, value]) => `${quoted(key)} = ${JSON.stringify(value)}`)].join('\n');

/**
 * Schemathesis' settings as TOML. Most ids in addresses are ones that exist, so that requests get past "not found".
 * @param ids what a parameter of an address may be called here
 */
export function settingsFor(role: FuzzRole, ids: Readonly<Record<string, readonly string[]>>): string {
  const known = Object.entries(ids).filter(([, values]) => values.length > 0);
  const dictionaries = known.map(([name, values]) => `${quoted(name)} = { values = ${JSON.stringify(values)} }`);
  const uses = known.flatMap(([name]) =>
    ['path', 'body'].map((where) => `"${where}.${name}" = { dictionary = ${quoted(name)}, probability = 0.8 }`),
  );
  const kept = role === 'nobody' ? [] : endsSession;
  return [
    table('generation', { 'allow-x00': true }),
    `[dictionaries]\n${dictionaries.join('\n')}`,
    `[parameters]\n${uses.join('\n')}`,
    ...kept.map((name) => `[[operations]]\n"include-operation-id" = ${quoted(name)}\nenabled = false`),
  ].join('\n\n');
}
