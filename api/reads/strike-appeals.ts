import type { Db } from '../../db/database.js';
import { openedWord } from '../../db/read/data-keys.js';
import { nomineeRows } from '../../db/read/honours.js';
import type { Vault } from '../../db/sealed.js';
import { strikeAppealOf, struckBy } from '../../desk/studio/commendation/strike-appeals.js';
import type { TaskKind } from '../../domain/task-kinds.js';

/** Tasks about one nominee alone: their holders learn nothing of the others in the call. */
const kinds: readonly TaskKind[] = ['strikeAppeal', 'strikeAppealOfUnit', 'strikeAppealDecision'];
export const isStrikeAppeal = (kind: TaskKind): boolean => kinds.includes(kind);

/** What the holder of a task of an appeal against a strike reads (NOTICE-O06); `text` is empty before it was said, and once it was erased. */
export async function strikeWork(
  { tx, vault }: { readonly tx: Db; readonly vault: Vault },
  callId: string,
  appealId: string,
) {
  const appeal = await strikeAppealOf({ tx }, appealId);
  const { nominee, objection } = await struckBy({ tx }, appeal);
  const row = (await nomineeRows(tx, callId)).find((one) => one.nominee.id === nominee.id);
  return {
    ...{ recipient: nominee.recipient, name: row?.name ?? '', studioNumber: row?.studio.number ?? '' },
    found: objection.disposition ?? '',
    text: await openedWord(tx, vault, appeal.keyId, appeal.text),
  };
}
