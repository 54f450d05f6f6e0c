/** Run as its own process by `hostile.test.ts`: judges the corpus, one line of JSON a file. */
import { readSheet } from '../../documents/sheet.js';
import { sniffUpload } from '../../documents/sniff.js';
import { corpus, type Hostile } from './hostile-corpus.js';

const mebibyte = 1024 * 1024;
const judge = ({ by, as }: Hostile, bytes: Buffer) =>
  by === 'sniff'
    ? sniffUpload(bytes, as, { maxBytes: 50 * mebibyte })
    : readSheet(bytes, { maxBytes: 5 * mebibyte, maxRows: 20_000, maxColumns: 60 });

for (const [n, file] of corpus.entries()) {
  const bytes = file.bytes();
  globalThis.gc?.();
  const rss = process.memoryUsage().rss;
  let peak = rss;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 5);
  const cpu = process.cpuUsage();
  const began = performance.now();
  const result = await judge(file, bytes);
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  const grown = Math.round((Math.max(peak, process.memoryUsage().rss) - rss) / mebibyte);
  const codes = result.ok
    ? []
    : result.refusals.map(({ code, facts }) => `${code} ${facts?.found ?? facts?.limit ?? facts?.reason ?? ''}`);
  const ms = { wall: Math.round(performance.now() - began), cpu: Math.round((user + system) / 1000) };
  console.log(JSON.stringify({ n, size: bytes.length, ok: result.ok, said: codes.join(), grown, ...ms }));
}
