/** Every text in Chinese of a request, with the mark behind it; ids, codes and numbers stay as they are. */
export function withMarks(value: unknown, mark: string): unknown {
  if (typeof value === 'string') return /[\u4e00-\u9fff]/.test(value) ? `${value}${mark}` : value;
  if (Array.isArray(value)) return value.map((one: unknown) => withMarks(one, mark));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withMarks(one, mark)]));
}
