import { processNames } from '../../../worker/summaries.js';
import type { Ask } from '../fault.js';

/** Four characters of Chinese in a row, as bytes: no code, id or instant has one, and no other bytes have four of them by chance. */
const sentence = /(?:[\xe4-\xe9][\x80-\xbf][\x80-\xbf]){4,}/g;
/** Every address of a run ends so. */
const address = /@[\w-]{1,40}\.example/g;

/** What a process is called, or the part of it that a page of Temporal's store left standing. */
const isOurs = (word: string): boolean => Object.values(processNames).some((name) => name.includes(word));

/**
 * I34: what people are called, where they are reached and what they wrote stands in none of these files: Temporal's own, a log.
 * @param files by what each is called
 */
export async function wordsIn(files: Readonly<Record<string, Buffer>>, ask: Ask): Promise<readonly string[]> {
  const people = await ask<{ name: string }>('SELECT DISTINCT name FROM people');
  return Object.entries(files).flatMap(([file, bytes]) => {
    const text = bytes.toString('latin1');
    const found = [sentence, address].flatMap((pattern) => {
      const words = (text.match(pattern) ?? []).map((word) => Buffer.from(word, 'latin1').toString('utf8'));
      return words.find((word) => !isOurs(word)) ?? [];
    });
    const named = people.filter(({ name }) => bytes.includes(name)).length;
    return [
      ...found.map((word) => `${file} I34 says ${word}`),
      ...(named > 0 ? [`${file} I34 names ${named} persons`] : []),
    ];
  });
}
