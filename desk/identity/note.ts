import type { Refusal } from '../../domain/refusal.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';

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

interface Note {
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly refusal?: Refusal;
}
