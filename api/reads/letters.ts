import type { Db } from '../../db/database.js';
import { agreementsOf, lettersOf } from '../../db/read/letters.js';
import type { Term } from '../../desk/kit/term.js';
import { spanOf } from '../../desk/studio/terms.js';
import { proposedTasks } from '../../domain/studio/letter/issue.js';
import { differenceOf, type LetterTask } from '../../domain/studio/letter/tasks.js';
import { type Side, sidesOf } from '../../domain/studio/signing.js';
import type { LetterDifference, LetterDraft, LetterView } from '../../web/views/letter.js';

/** The versions of a term's letter, the newest first, each with what it changed against the one before. */
export const letterViews = async (tx: Db, term: Term): Promise<readonly LetterView[]> =>
  viewsOf(await lettersOf(tx, term.id), sidesOf('responsibilityLetter', term.parameters));

/** The versions of a member's agreement (STUDIO-18), as `letterViews`. */
export async function agreementViews(
  tx: Db,
  term: Term,
  { id, name: memberName }: { readonly id: string; readonly name: string },
): Promise<readonly LetterView[]> {
  const views = viewsOf(await agreementsOf(tx, id), sidesOf('memberAgreement', term.parameters));
  return views.map((view) => ({ ...view, memberName }));
}

const viewsOf = (versions: Awaited<ReturnType<typeof lettersOf>>, sides: readonly Side[]): readonly LetterView[] =>
  versions.map(({ signatures, ...letter }) => {
    const before = versions.find(({ version }) => version === letter.version - 1);
    return {
      ...letter,
      sides: sides.map((side) => {
        const found = signatures.find((one) => one.side === side);
        const { personName, role, orgName, signedAt: at } = found ?? {};
        return { side, signed: personName && role && orgName && at ? { personName, role, orgName, at } : null };
      }),
      difference: before ? tellDifference(before, letter.tasks) : null,
      changesGoals: before !== undefined && before.sealedAt !== null,
    };
  });

/** The difference in whole tasks. */
export function tellDifference(
  before: { readonly version: number; readonly tasks: readonly LetterTask[] },
  tasks: readonly LetterTask[],
): LetterDifference {
  const { added, removed, changed } = differenceOf(before.tasks, tasks);
  const of = (list: readonly LetterTask[], codes: readonly string[]) => list.filter(({ code }) => codes.includes(code));
  const old = of(before.tasks, changed);
  return {
    since: before.version,
    added: of(tasks, added),
    removed: of(before.tasks, removed),
    changed: of(tasks, changed).flatMap((after) => {
      const was = old.find(({ code }) => code === after.code);
      return was ? [{ before: was, after }] : [];
    }),
  };
}

/** What the section starts from when it writes the next version. */
export function draftOf(term: Term, letter: Pick<LetterView, 'version' | 'tasks'> | null): LetterDraft {
  const tasks = letter?.tasks ?? proposedTasks(spanOf(term), term.parameters);
  return { termId: term.id, version: letter?.version ?? 0, tasks, until: term.toDay };
}
