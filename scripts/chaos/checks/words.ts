import type { Ask } from '../fault.js';

/**
 * Four characters of Chinese in a row, as bytes: no code, id or instant has one, and no other bytes have four of them by chance. Before
 * ` · ` they are our own sentence on what kind of process it is (`worker/summaries.ts`).
 */
const sentence = /(?:[\xe4-\xe9][\x80-\xbf][\x80-\xbf]){4,}(?![\xe4-\xe9][\x80-\xbf][\x80-\xbf])(?! \xc2\xb7 )/;
/** Every address of a run ends so. */
const address = /@[\w-]{1,40}\.example/;

/**
 * I34: what people are called, where they are reached and what they wrote stands in none of these files: Temporal's own, a log.
 * @param files by what each is called
 */
export async function wordsIn(files: Readonly<Record<string, Buffer>>, ask: Ask): Promise<readonly string[]> {
  const people = await ask<{ name: string }>('SELECT DISTINCT name FROM people');
  return Object.entries(files).flatMap(([file, bytes]) => {
    const text = bytes.toString('latin1');
    const found = [sentence, address].flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
    const named = people.filter(({ name }) => bytes.includes(name)).length;
    return [
      ...found.map((word) => `${file} I34 says ${Buffer.from(word, 'latin1').toString('utf8')}`),
      ...(named > 0 ? [`${file} I34 names ${named} persons`] : []),
    ];
  });
}
