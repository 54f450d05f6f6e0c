import type { Refusal } from '../../domain/refusal.js';
import type { Language } from '../../domain/vocabulary.js';
import { contradictions } from '../../text/contradictions.js';
import { fieldLabel } from '../../text/form.js';
import { importWords } from '../../text/import.js';
import { round } from '../../text/round.js';
import { web } from '../../text/web.js';
import { yearContradictions } from '../../text/web-calendar.js';
import type { Kept, RefusalView } from '../../web/views/frame.js';
import { tellRefusal } from '../problem.js';
import { boxOf, fieldOf } from './names.js';

/** Refusals in the reader's words, with rule, clause and field; the confirmation's has words of its own. Of a box with a line for each the line itself is named. */
export const tellAll = (refusals: readonly Refusal[], language: Language, kept: Kept = {}): readonly RefusalView[] =>
  refusals.map((refusal) => {
    const { code, ruleId, facts } = refusal;
    const typed = refusal.field ? boxOf(kept, refusal.field) : null;
    const file = fileOf(kept, refusal.field);
    const field = file?.field ?? (refusal.field && fieldOf(kept, refusal.field));
    const label = typed?.line ?? labelOf(refusal.field, language);
    const told = tellRefusal(
      { code, ...(ruleId && { ruleId }), ...(facts && { facts }), ...(label && { field: label }) },
      language,
    );
    return {
      code,
      sentence:
        field === '_confirm'
          ? web[language].confirmWrong
          : `${file ? quoted(file.name, language) : ''}${plainer(refusal, language) ?? told.detail}`,
      ...(ruleId && { ruleId }),
      ...(told.clause && { clause: told.clause }),
      ...(field && { field }),
      ...(code === 'rowWrong' && { cell: cellOf(refusal, language) }),
    };
  });

/** Of several files, the one a refusal speaks of by its place (`files.1`), as its sender named it. */
function fileOf(kept: Kept, field = ''): { readonly field: string; readonly name: string } | null {
  const place = /^files\.(\d+)(\.|$)/.exec(field)?.[1];
  const name = place && kept._files?.[Number(place)];
  return name ? { field: 'files', name } : null;
}
const quoted = (name: string, language: Language): string => (language === 'zh' ? `“${name}”：` : `"${name}": `);

/** A mistake of a sheet in the words of the error column; which sheet it is, and so what the column is called, the page knows. */
function cellOf({ facts = {} }: Refusal, language: Language): NonNullable<RefusalView['cell']> {
  const problems: Readonly<Record<string, string>> = importWords[language].errors;
  const [row, column, issue] = [facts.line, facts.column, facts.issue].map((fact) => String(fact ?? ''));
  return {
    row: row ?? '',
    column: column ?? '',
    problem: problems[issue ?? ''] ?? issue ?? '',
  };
}

/** Where the facts say more than the code: what contradicts itself in a round, which days a meeting may have had. */
function plainer({ facts = {} }: Refusal, language: Language): string | null {
  const { contradiction, submittedDay, today } = facts;
  const said: Readonly<Record<string, (facts: NonNullable<Refusal['facts']>) => string>> = {
    ...contradictions[language],
    ...round[language].contradictions,
    ...yearContradictions[language],
  };
  if (contradiction !== undefined) return said[String(contradiction)]?.(facts) ?? null;
  return submittedDay && today ? web[language].dayBetween(String(submittedDay), String(today)) : null;
}

/** The field as the page names it; a path that only programs know says nothing to a reader. */
function labelOf(field: string | undefined, language: Language): string | null {
  if (!field) return null;
  const path = field.replace(/^form\./, '');
  const label = fieldLabel(path, language);
  return label === path ? null : label;
}
