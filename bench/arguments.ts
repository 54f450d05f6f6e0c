export interface Arguments {
  /** Names of measurements; all when empty. */
  readonly only: readonly string[];
  readonly quick: boolean;
  readonly seed: number;
  readonly profile: boolean;
}

/** `--only <name>[,<name>]`, `--quick`, `--seed <number>`, `--profile`. @throws Error for anything else */
export function readArguments(given: readonly string[], names: readonly string[], seed: number): Arguments {
  let read: Arguments = { only: [], quick: false, seed, profile: false };
  const rest = [...given];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--quick') read = { ...read, quick: true };
    else if (word === '--profile') read = { ...read, profile: true };
    else if (word === '--seed') read = { ...read, seed: whole(rest.shift()) };
    else if (word === '--only') read = { ...read, only: [...read.only, ...known(rest.shift(), names)] };
    else throw new Error(`unknown: ${word}`);
  }
  return read;
}

function whole(word: string | undefined): number {
  if (!word || !/^\d+$/.test(word)) throw new Error('--seed needs a number');
  return Number(word);
}

function known(word: string | undefined, names: readonly string[]): readonly string[] {
  const wanted = (word ?? '').split(',');
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`--only needs one of ${names.join(', ')}`);
  return wanted;
}
