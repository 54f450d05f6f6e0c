import { type Refusal, type Result, refuse, refused } from '../../domain/refusal.js';
import { performSystem } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk, DeskDeps } from '../kit/deps.js';

export interface Who {
  readonly accountId: string;
  readonly personId: string;
}

/** What happens to credentials stands in the audit too: one chain per account. */
export async function note(desk: Desk, who: Who, act: string, more: Note = {}): Promise<void> {
  const actor: PersonActor = {
    kind: 'person',
    personId: who.personId,
    channel: 'page',
    language: 'zh',
    secondFactor: false,
  };
  await record(desk, actor, { chain: who.accountId, act, ...more });
}

/** A credential shown in vain stands there as well; the attempt is all that is kept of it. */
export async function noteWrong(deps: DeskDeps, who: Who, act: string, field: string): Promise<Result<never>> {
  const refusal = refuse('wrongCredentials', { field });
  await performSystem(deps, (desk) => note(desk, who, act, { refusal }));
  return refused(refusal);
}

interface Note {
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly refusal?: Refusal;
}
