import type { LetterName, Letters } from '../domain/letters.js';

/** A letter in one language: its subject, its paragraphs, and the words on its button when it has a link. */
export interface LetterText {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly action?: string;
  /** Where the reader signs in and goes on, when the letter has no link of its own. */
  readonly page?: {
    readonly path: '/tasks' | '/applications' | '/people-proposals' | '/rounds' | '/studios' | `/notices/${string}`;
    readonly words: string;
  };
}

/** Letters of one process in one language. */
export type LetterWords<Names extends LetterName = LetterName> = {
  readonly [L in Names]: (data: Letters[L]) => LetterText;
};

/** The lines there are: what does not apply is empty. */
export const present = (lines: readonly string[]): readonly string[] => lines.filter((line) => line !== '');
