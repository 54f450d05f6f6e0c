import type { Language } from '../../domain/vocabulary.js';
import { filledDay } from '../../text/dates.js';
import { formPageWords } from '../../text/web-form.js';
import type { FieldView } from '../views/act-form.js';
import type { FormLine, FormSection } from '../views/case.js';
import type { Kept } from '../views/frame.js';
import { kitFor } from './fields.js';
import { flattenForm, rowsIn, type Saved } from './flatten.js';
import { sectionsOf } from './sections.js';

/** Fields an expert does not see: who the applicant is must not weigh (HOST-31). */
export const personalFields = [
  'name',
  'gender',
  'birthDate',
  'idLast4',
  'phone',
  'email',
  'teacherCertNo',
  'stayCommitment',
  'schoolStayConsent',
  'ethicsSignature',
  'truthDeclaration',
] as const;

/** A submitted form as people read it, in the order of the printed one; empty fields are left out. */
export function readForm(
  content: Saved,
  language: Language,
  files: readonly { readonly id: string; readonly name: string }[],
  hidden: readonly string[] = [],
): readonly FormSection[] {
  const kit = kitFor(
    language,
    files.map((one) => ({ value: one.id, label: one.name })),
  );
  const values = flattenForm(content);
  const shown = (fields: readonly FieldView[]) => fields.flatMap((field) => linesOf(field, values, hidden, language));
  return sectionsOf(kit)
    .map((section) => {
      if (!section.list) return { title: section.title, lines: shown(section.fields) };
      const { list, rowOf } = section;
      const rows = Array.from({ length: rowsIn(content, list) }, (_, at) => ({
        label: formPageWords[language].row(at + 1),
        value: shown(rowOf(`form.${list}.${at}`))
          .map((line) => `${line.label}: ${line.value}`)
          .join('\n'),
      }));
      return { title: section.title, lines: [...shown(section.before), ...rows, ...shown(section.after ?? [])] };
    })
    .filter((section) => section.lines.length > 0);
}

function linesOf(field: FieldView, values: Kept, hidden: readonly string[], language: Language): readonly FormLine[] {
  if (field.kind === 'group') {
    const inner = field.fields.flatMap((one) => linesOf(one, values, hidden, language));
    return inner.length > 0 ? [{ label: field.legend, value: inner.map((one) => one.value).join(' ') }] : [];
  }
  if (field.kind === 'hidden' || field.kind === 'table' || field.kind === 'tick') return [];
  if (hidden.some((name) => `${field.name}.`.startsWith(`form.${name}.`))) return [];
  const given = (values[field.name] ?? []).filter((value) => value !== '');
  if (given.length === 0) return [];
  const named = (value: string) => {
    if ('options' in field) return field.options.find((one) => one.value === value)?.label ?? value;
    return field.kind === 'date' ? filledDay(value, language) : value;
  };
  return [{ label: field.label, value: given.map(named).join(', ') }];
}
