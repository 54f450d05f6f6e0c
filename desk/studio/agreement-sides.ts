import type { Side } from '../../domain/studio/signing.js';
import type { TaskSeed } from '../kit/stage-plan.js';
import type { Task } from '../kit/task-mail.js';
import type { Term } from '../kit/term.js';
import type { Membership } from './memberships.js';

type Party = Pick<Membership, 'personId' | 'schoolId'>;

/** STUDIO-18: host and member, each by name; nobody signs in their place. */
export const agreementSeeds = (
  { studio }: Pick<Term, 'studio'>,
  { personId, schoolId }: Party,
): readonly (TaskSeed & { readonly side: Side; readonly personId: string })[] => [
  { side: 'host', kind: 'signAgreement', orgId: studio.unitId, role: 'applicant', personId: studio.hostId },
  { side: 'member', kind: 'signAgreement', orgId: schoolId, role: 'applicant', personId },
];

/** For which side a task asks. */
export const agreementSideOf = ({ studio }: Pick<Term, 'studio'>, { personId }: Pick<Task, 'personId'>): Side =>
  personId === studio.hostId ? 'host' : 'member';
