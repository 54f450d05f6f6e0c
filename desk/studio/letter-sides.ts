import { type Side, sidesOf } from '../../domain/studio/signing.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import { leaderOf } from '../kit/organiser.js';
import type { TaskSeed } from '../kit/stage-plan.js';
import type { Task } from '../kit/task-mail.js';
import type { Term } from '../kit/term.js';

/** The kinds of task by which a letter is signed. */
export const signingKinds = ['signLetter', 'signLetterAsHost'] as const satisfies readonly TaskKind[];

/** Who is asked on each side: the bureau's leader, the host by name, the unit's leader as witness (STUDIO-17, STUDIO-O10). */
export function seedsOf(term: Term): readonly (TaskSeed & { readonly side: Side })[] {
  const { unitId, hostId } = term.studio;
  const all: readonly (TaskSeed & { readonly side: Side })[] = [
    { side: 'city', kind: 'signLetter', ...leaderOf(term) },
    { side: 'studio', kind: 'signLetterAsHost', orgId: unitId, role: 'applicant', personId: hostId },
    { side: 'witness', kind: 'signLetter', orgId: unitId, role: 'schoolLeader' },
  ];
  const signs = sidesOf('responsibilityLetter', term.parameters);
  return all.filter(({ side }) => signs.includes(side));
}

/** For which side a task asks. */
export function sideOf(term: Term, { kind, orgId }: Pick<Task, 'kind' | 'orgId'>): Side {
  if (kind === 'signLetterAsHost') return 'studio';
  return orgId === term.studio.bureauId ? 'city' : 'witness';
}
