import type { PageWords } from '../../domain/studio/page/page.js';
import type { ContentView } from '../../web/views/studio-page.js';

/** Milliseconds. Words erased with their host are out of memory after as long. */
const keptFor = 60_000;

/**
 * A published page's words, read into a tree once a minute instead of once a reader: Markdown was a fifth of what a page costs.
 * @param read pure
 * @returns the same under the hash of the version, which is over its words; who asks has opened them
 */
export function keptContent(
  read: (sections: PageWords['sections']) => ContentView,
): (contentHash: string, sections: PageWords['sections']) => ContentView {
  const kept = new Map<string, ContentView>();
  return (contentHash, sections) => {
    const known = kept.get(contentHash);
    if (known) return known;
    const content = read(sections);
    kept.set(contentHash, content);
    setTimeout(() => kept.delete(contentHash), keptFor).unref();
    return content;
  };
}
