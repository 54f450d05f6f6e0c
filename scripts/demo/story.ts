import type { BusinessClock } from './business-clock.js';

/** Tells what happens, zh with en, each line with the business date. */
export interface Story {
  readonly chapter: (zh: string, en: string) => void;
  readonly tell: (zh: string, en: string) => void;
  /** Runs `work` and shows how far it is; `done` is called for each part that is finished. */
  readonly progress: <T>(zh: string, en: string, total: number, work: (done: () => void) => Promise<T>) => Promise<T>;
}

const width = 24;

export function story(clock: BusinessClock, out: NodeJS.WriteStream): Story {
  const began = Date.now();
  const isTerminal = out.isTTY === true;
  const stamp = () => `${clock.today()} ${seconds(began).padStart(4)}s`;
  const line = (text: string) => out.write(`${stamp()}  ${text}\n`);
  return {
    chapter: (zh, en) => {
      out.write(`\n`);
      line(`■ ${zh} · ${en}`);
    },
    tell: (zh, en) => void line(`  ${zh}\n${' '.repeat(21)}${en}`),
    progress: async (zh, en, total, work) => {
      let at = 0;
      const bar = () => `${'█'.repeat(Math.round((at / total) * width)).padEnd(width, '░')} ${at}/${total}`;
      const show = () => isTerminal && out.write(`\r\x1b[2K${stamp()}    ${bar()}  ${zh} · ${en}`);
      // Where lines cannot be rewritten, every few seconds a new one.
      const timer = setInterval(
        () => (isTerminal ? show() : line(`  ${bar()}  ${zh} · ${en}`)),
        isTerminal ? 250 : 5000,
      );
      try {
        return await work(() => {
          at += 1;
          show();
        });
      } finally {
        clearInterval(timer);
        if (isTerminal) out.write('\r\x1b[2K');
        line(`  ${bar()}  ${zh} · ${en}`);
      }
    },
  };
}

const seconds = (began: number): string => String(Math.round((Date.now() - began) / 1000));
