import type { Language } from '../../domain/vocabulary.js';
import { caseWords } from '../../text/web-case.js';
import type { HandedInView } from '../views/task.js';
import { sizeOf } from './material.js';
import { Table } from './table.js';

/** The files with their whole fingerprints: whoever handed them in and whoever reads them compare the same. */
export function HandedIn({ list, language }: { list: readonly HandedInView[]; language: Language }) {
  const words = caseWords[language];
  return (
    <Table
      head={[words.fileName, words.size, words.fingerprint]}
      rows={list.map((one) => [
        one.href ? <a href={one.href}>{one.name}</a> : one.name,
        sizeOf(one.size),
        <span class="hash">{one.sha256}</span>,
      ])}
    />
  );
}
