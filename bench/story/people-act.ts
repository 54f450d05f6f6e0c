import type { Member } from '../city/people.js';
import { until } from '../load/drive.js';
import { type Asked, call } from '../load/request.js';
import type { World } from '../parts/world.js';

/** An application on its way to the plaque. */
export interface Filed {
  readonly caseId: string;
  readonly formHash: string;
}

/** One act of somebody who is signed in, over HTTP. */
export const acts = <T>(
  world: World,
  who: Member,
  method: Asked['method'],
  path: string,
  body: unknown = {},
): Promise<T> => call<T>(world.base, { method, path, cookie: who.cookie, address: addressOf(who.code), body });

/** Everybody has an address, always the same. */
export function addressOf(text: string): string {
  const number = [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 16_777_216, 7);
  return `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;
}

/** Waits for the task a process opens; its id. */
export async function taskOf(world: World, kind: string, subjectId: string): Promise<string> {
  let id: string | undefined;
  const look = async () => {
    const sql = `SELECT id FROM tasks WHERE kind = $1 AND subject_id = $2 AND state = 'open'`;
    id = (await world.query<{ id: string }>(sql, [kind, subjectId]))[0]?.id;
    return id !== undefined;
  };
  await until(`the task ${kind}`, look, 120);
  return id ?? '';
}
