import { type NumberName, type Target, targets } from './targets.js';

export type Verdict = 'met' | 'missed' | 'recorded';

export function verdictOf(name: NumberName, value: number): Verdict {
  const target: Target = targets[name];
  if (target.least === undefined && target.most === undefined) return 'recorded';
  const met = value >= (target.least ?? Number.NEGATIVE_INFINITY) && value <= (target.most ?? Number.POSITIVE_INFINITY);
  return met ? 'met' : 'missed';
}

const shown = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

function targetText(name: NumberName): string {
  const target: Target = targets[name];
  if (target.least !== undefined) return `≥ ${target.least}`;
  return target.most === undefined ? '–' : `≤ ${target.most}`;
}

/** The target table with what was measured, and which rows miss. */
export function table(numbers: Readonly<Partial<Record<NumberName, number>>>): string {
  const names = (Object.keys(targets) as NumberName[]).filter((name) => numbers[name] !== undefined);
  const lines = names.map((name) => {
    const value = numbers[name] ?? Number.NaN;
    const mark = { met: '✓', missed: '✗', recorded: '·' }[verdictOf(name, value)];
    const { unit, meaning } = targets[name];
    return `${mark} ${name.padEnd(22)}${`${shown(value)} ${unit}`.padStart(12)}  ${targetText(name).padEnd(9)} ${meaning}`;
  });
  const missed = names.filter((name) => verdictOf(name, numbers[name] ?? Number.NaN) === 'missed');
  return [...lines, missed.length === 0 ? 'nothing misses its target' : `missed: ${missed.join(', ')}`].join('\n');
}
