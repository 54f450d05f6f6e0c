/** Far more than the rounds and terms of a city, with their orders. */
const mostKept = 200;

/**
 * Pinned parameters, parsed once per text. The text itself is the key: what a transaction wrote and then rolled back is nobody's version.
 */
export function parsedOnce<P>(parse: (stored: unknown) => P): (stored: unknown) => P {
  const kept = new Map<string, P>();
  return (stored) => {
    const text = JSON.stringify(stored);
    const parameters = kept.get(text) ?? parse(stored);
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, parameters);
    return parameters;
  };
}
