import { type Refusal, refuse } from './refusal.js';

/** What zod says of one field, as far as it is told on. */
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  /** Of what is too small or too big: `string`, `number`, `array`… */
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  /** Of a text that has a form of its own, e.g. `email`. */
  readonly format?: string;
}

/**
 * A field that is not as the input asks: `badInput` with the field's path and, where it can be said, what is wrong in the facts:
 * `empty`, `short` (`least` characters), `long` (`most`), `low`, `high`, `email`, else zod's own code.
 */
export function badField(issue: Issue): Refusal {
  return refuse('badInput', { field: issue.path.map(String).join('.'), facts: factsOf(issue) });
}

function factsOf({ code, origin, minimum, maximum, format }: Issue): Readonly<Record<string, string | number>> {
  const isText = origin === 'string';
  if (code === 'too_small' && isText && Number(minimum) === 1) return { issue: 'empty' };
  if (code === 'too_small' && (isText || isNumber(origin)))
    return { issue: isText ? 'short' : 'low', least: Number(minimum) };
  if (code === 'too_big' && (isText || isNumber(origin)))
    return { issue: isText ? 'long' : 'high', most: Number(maximum) };
  return { issue: code === 'invalid_format' && format === 'email' ? 'email' : code };
}

const isNumber = (origin: string | undefined): boolean => origin === 'number' || origin === 'int';
