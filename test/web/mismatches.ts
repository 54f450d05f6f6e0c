import { nested } from '../../api/pages/names.js';
import { inputOf } from '../../api/pages/perform.js';
import { rows } from '../../api/routes/all.js';
import type { ActRow } from '../../api/routes/row.js';
import type { ActForm, FieldView } from '../../web/views/act-form.js';

const rowOf = (form: ActForm) => rows.find((row): row is ActRow => row.kind === 'act' && row.act === form.act);

/** Every name with a value a person might give it; `sparing`: only what must be filled in. */
function valuesOf(fields: readonly FieldView[], sparing: boolean): readonly (readonly [string, string])[] {
  return fields.flatMap((field): readonly (readonly [string, string])[] => {
    if (field.kind === 'group') return valuesOf(field.fields, sparing);
    if (field.kind === 'table')
      return field.rows.flatMap((row) =>
        row.cells.flatMap((cell) => (Array.isArray(cell) ? valuesOf(cell, sparing) : [])),
      );
    if (sparing && field.kind === 'tick') return [];
    if (sparing && field.kind !== 'hidden' && !field.required) return [[field.name, '']];
    if ('options' in field) return [[field.name, field.options[0]?.value ?? '']];
    if (field.kind === 'hidden') return [[field.name, field.value]];
    return [
      [
        field.name,
        { number: '1', date: '2026-03-01', email: 'a@b.example', tick: 'true' }[field.kind as string] ?? '文字说明',
      ],
    ];
  });
}

/** What stands for a file once it was taken in. */
const hash = '0'.repeat(64);
const takenIn = { name: 'a.pdf', mediaType: 'application/pdf', size: 1, sha256: hash, blob: hash };

/** What an act misses or does not know of what its form sends. */
export function mismatches(form: ActForm, sparing = false): readonly string[] {
  const row = rowOf(form);
  if (!row) return [`no act ${form.act}`];
  const values = valuesOf(form.fields, sparing);
  const input = inputOf(row, nested(Object.fromEntries(values.map(([name, value]) => [name, [value]]))));
  const parsed = row.accepts.safeParse({ ...input, ...(form.upload && takenIn) });
  const issues = parsed.success ? [] : parsed.error.issues;
  const missing = issues.filter((one) => one.code === 'invalid_type' || one.code === 'invalid_union');
  const heads = new Set(values.map(([name]) => headOf(name)));
  const shown = form.fields.filter((one) => one.kind !== 'hidden' && one.kind !== 'file');
  const lost = valuesOf(shown, false)
    .map(([name]) => headOf(name))
    .filter((head) => heads.has(head) && !sparing && !JSON.stringify(input).includes(`"${head}":`));
  return [...missing.map((one) => `${one.path.join('.')}: ${one.message}`), ...lost.map((name) => `${name}: unknown`)];
}

/** `lines:finding.evidenceIds` and `ranked:nominees:…` belong to `finding` and `nominees`. */
const headOf = (name: string): string => name.replace(/^(lines|ranked|ticked|both):/, '').split(/[.:[,]/)[0] ?? '';
