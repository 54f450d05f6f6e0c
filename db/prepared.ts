import type pg from 'pg';

/** A connection keeps its plans; so many texts are worth it, far more than the acts have of them. */
const mostNamed = 250;
/** Seen so often, a text is one of the acts' own, not one that depends on how many rows it carries. */
const seenBefore = 5;
/** Texts that are only counted; forgotten together when there are more. */
const mostCounted = 2_000;
const plannable = /^(select|insert|update|delete|with)\b/i;

const names = new Map<string, string>();
const counts = new Map<string, number>();

/** The name under which connections keep the plan of a statement, or undefined while it is not worth one. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNamed || !plannable.test(text)) return known;
  const seen = (counts.get(text) ?? 0) + 1;
  if (seen < seenBefore) {
    if (counts.size >= mostCounted) counts.clear();
    counts.set(text, seen);
    return undefined;
  }
  const name = `px${names.size + 1}`;
  names.set(text, name);
  return name;
}

/**
 * From now on the connection parses and plans a statement once instead of each time. An act is some thirty short
 * statements, and planning them took PostgreSQL more time than running them.
 */
export function keepPlans(client: pg.PoolClient): void {
  const send = client.query.bind(client) as (...given: unknown[]) => unknown;
  const named = (first: unknown, ...rest: unknown[]) => {
    const name = hasText(first) && first.name === undefined ? statementName(first.text) : undefined;
    return send(name === undefined ? first : { ...(first as object), name }, ...rest);
  };
  client.query = named as typeof client.query;
}

const hasText = (given: unknown): given is { readonly text: string; readonly name?: string } =>
  typeof given === 'object' && given !== null && 'text' in given && typeof given.text === 'string';
