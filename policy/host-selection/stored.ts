import { type HostSelectionParameters, parameterFields } from './parameters.js';

/** What the service did before it could be chosen: a round opened then goes on by it. */
const beforeTheyCouldBeChosen = {
  attachmentMaxMebibytes: 20,
  attachmentMaxCount: 80,
  declaredOn: 'schoolOnly',
  objectionConfirmationDays: 10,
  objectionFileMaxCount: 0,
  objectionFileMaxMebibytes: 10,
} satisfies Partial<HostSelectionParameters>;

/**
 * Parameters as some edition stored them, in today's names: what has left the schema since is left out at every depth, what came
 * since has the value by which the service worked before. What is malformed stays as it is, for the schema to refuse.
 */
export function inTodaysNames(stored: unknown): unknown {
  if (stored === null || typeof stored !== 'object' || Array.isArray(stored)) return stored;
  const whole: Record<string, unknown> = { ...beforeTheyCouldBeChosen, ...structuredClone(stored) };
  const { error } = parameterFields.safeParse(whole);
  for (const issue of error?.issues ?? [])
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) removeAt(whole, issue.path, key);
  return whole;
}

/**
 * The parameters a round has pinned, whichever release opened it (CONV-11). They were judged when it opened: a contradiction a
 * later release finds does not close it.
 * @throws ZodError when they are none
 */
export const storedParameters = (stored: unknown): HostSelectionParameters =>
  parameterFields.parse(inTodaysNames(stored));

function removeAt(whole: Record<string, unknown>, path: readonly PropertyKey[], key: string): void {
  let at: unknown = whole;
  for (const step of path) at = isRecord(at) ? at[step] : undefined;
  if (isRecord(at)) delete at[key];
}

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> => value !== null && typeof value === 'object';
