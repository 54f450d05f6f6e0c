import { eq } from 'drizzle-orm';
import { organisations } from '../../db/schema/all.js';
import type { PersonActor } from '../../desk/kit/actor.js';
import { bureauSeat } from '../../desk/kit/seats.js';
import { writeCsv } from '../../documents/csv.js';
import { writeSheet } from '../../documents/sheet.js';
import { type ImportKind, importKinds } from '../../domain/import-sheets.js';
import { accepted, type Result, refuse, refused } from '../../domain/refusal.js';
import { dayOf } from '../../domain/time/beijing.js';
import { documentWords } from '../../text/documents.js';
import { exampleSheet } from '../../text/import-help.js';
import { roundPageWords } from '../../text/web-rounds.js';
import type { FileAnswer, ReadContext } from '../routes/row.js';

/**
 * An example of one of the three sheets, made of the columns that the import reads, in the language asked for; its bodies stand under
 * the bureau of this installation. For the bureau's officers; `notFound` to others.
 */
export async function exampleFile(
  context: Pick<ReadContext<PersonActor, unknown>, 'tx' | 'now' | 'actor' | 'params' | 'language'>,
): Promise<Result<FileAnswer>> {
  const { tx, now, actor, params, language } = context;
  const asked = sheetNamed(params.sheet ?? '');
  const seat = asked && (await bureauSeat(context, actor));
  if (!asked || !seat) return refused(refuse('notFound'));
  const [bureau] = await tx
    .select({ code: organisations.code })
    .from(organisations)
    .where(eq(organisations.id, seat.orgId));
  const { kind, type } = asked;
  const [titles = [], ...rows] = exampleSheet(kind, language, { bureau: bureau?.code ?? '', from: dayOf(now) });
  if (type === 'csv')
    return accepted({ bytes: writeCsv([titles, ...rows]), name: `${kind}.csv`, mediaType: 'text/csv' });
  const bytes = await writeSheet({
    name: roundPageWords[language].importKinds[kind],
    columns: titles.map((title) => ({ title, width: 22 })),
    rows,
    pageFooter: documentWords[language].sheet.page,
    at: now,
  });
  return accepted({ bytes, name: `${kind}.xlsx` });
}

function sheetNamed(name: string): { readonly kind: ImportKind; readonly type: 'xlsx' | 'csv' } | null {
  const [first, type, more] = name.split('.');
  const kind = importKinds.find((one) => one === first);
  return kind && more === undefined && (type === 'xlsx' || type === 'csv') ? { kind, type } : null;
}
