/** The task list of the responsibility letter (目标责任书): what an assessment compares with (ASSESS-03), and nothing else. */
import { z } from 'zod';
import { daySchema } from '../../time/schemas.js';
import { levels } from '../../vocabulary.js';
import { workKinds } from './work.js';

const code = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);

/** How a task fills up: pieces of work counted, their hours, or the people reached. */
export const measures = ['count', 'hours', 'participants'] as const;

export const letterTaskSchema = z.strictObject({
  code,
  text: z.string().trim().min(1).max(500),
  measure: z.enum(measures),
  /** Any of these kinds counts. */
  kinds: z.array(z.enum(workKinds)).min(1),
  /** CONV-09: this level or one above it; null: any. */
  levelAtLeast: z.enum(levels).nullable(),
  target: z.int().min(1).max(100_000),
  dueOn: daySchema,
});
export type LetterTask = z.infer<typeof letterTaskSchema>;

export const taskListSchema = z
  .array(letterTaskSchema)
  .min(1)
  .max(100)
  .refine((list) => new Set(list.map((task) => task.code)).size === list.length, { error: 'two tasks of one code' });

/** Codes of the tasks that differ; a changed task is one of the same code with other content. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

const same = (a: LetterTask, b: LetterTask): boolean =>
  (Object.keys(letterTaskSchema.shape) as (keyof LetterTask)[]).every(
    (key) => JSON.stringify(a[key]) === JSON.stringify(b[key]),
  );

/** What a person who signed the old version must see before signing the new one. */
export function differenceOf(old: readonly LetterTask[], now: readonly LetterTask[]): Difference {
  const find = (list: readonly LetterTask[], task: LetterTask) => list.find((one) => one.code === task.code);
  const codes = (list: readonly LetterTask[]) => list.map((task) => task.code);
  return {
    added: codes(now.filter((task) => !find(old, task))),
    removed: codes(old.filter((task) => !find(now, task))),
    changed: codes(
      now.filter((task) => {
        const before = find(old, task);
        return before !== undefined && !same(before, task);
      }),
    ),
  };
}

/** Nothing was added, removed or changed. */
export const isEmpty = ({ added, removed, changed }: Difference): boolean =>
  added.length + removed.length + changed.length === 0;
