import { type SetupWords, setup } from '../../text/setup.js';

/** One line in both languages, for a terminal whose reader is not known. */
export function bilingual(pick: (words: SetupWords) => string): string {
  return `${pick(setup.zh)} · ${pick(setup.en)}`;
}

/** Tells of `work` once it takes longer than two seconds, then every five, and says when it ended. */
export async function progress<T>(pick: (words: SetupWords) => string, work: Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  let told = false;
  const tell = () => {
    console.error(`${bilingual(pick)} …${told ? ` ${seconds()}` : ''}`);
    told = true;
  };
  let repeat: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    tell();
    repeat = setInterval(tell, 5000);
  }, 2000);
  try {
    const result = await work;
    // False is how a part that may be missing says that it is.
    if (told && result !== false) console.error(`${bilingual(pick)}: ${bilingual((w) => w.done)}, ${seconds()}`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(repeat);
  }
}

/** A part that cannot be had: the message is for the person at the terminal, in both languages. */
export class PartMissing extends Error {
  constructor(part: string, zh: string, en: string) {
    super(`${setup.zh.missing(part, zh)} · ${setup.en.missing(part, en)}`);
    this.name = 'PartMissing';
  }
}
