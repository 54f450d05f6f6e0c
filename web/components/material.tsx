import type { Language } from '../../domain/vocabulary.js';
import { caseWords } from '../../text/web-case.js';
import type { AttachmentView, FormSection, Material } from '../views/case.js';
import { Moment } from './day.js';
import { Facts } from './say.js';
import { Table } from './table.js';

/** The application in words with its files: what is read before anything is decided. */
export function MaterialBox({ material, language }: { material: Material; language: Language }) {
  const words = caseWords[language];
  return (
    <section class="card" aria-labelledby="material">
      <h2 id="material">{words.material}</h2>
      <p class="soft">
        {words.version(material.formVersion)}{' '}
        {material.submittedAt ? <Moment at={material.submittedAt} language={language} /> : null}{' '}
        {material.formHash ? <span class="hash">{material.formHash.slice(0, 16)}</span> : null}
      </p>
      <Sections list={material.sections} />
      <h3>{words.attachments}</h3>
      <Attachments list={material.attachments} language={language} />
    </section>
  );
}

/** A form as people read it, the first section open. */
export function Sections({ list }: { list: readonly FormSection[] }) {
  return (
    <>
      {list.map((section, at) => (
        <details open={at === 0 ? true : undefined}>
          <summary>{section.title}</summary>
          <Facts rows={section.lines.map((line) => [line.label, line.value] as const)} />
        </details>
      ))}
    </>
  );
}

export const sizeOf = (bytes: number): string =>
  bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;

export function Attachments({ list, language }: { list: readonly AttachmentView[]; language: Language }) {
  const words = caseWords[language];
  if (list.length === 0) return <p class="soft">{words.noAttachments}</p>;
  return (
    <Table
      head={[words.fileName, words.size, words.verified, words.fingerprint]}
      rows={list.map((one) => [
        <a href={one.href}>{one.name}</a>,
        sizeOf(one.size),
        <span class={`tag ${one.verdict === 'genuine' ? 'good' : one.verdict === 'forged' ? 'bad' : ''}`.trim()}>
          {words.verdict[one.verdict ?? 'open']}
        </span>,
        <span class="hash">{one.sha256.slice(0, 16)}</span>,
      ])}
    />
  );
}
