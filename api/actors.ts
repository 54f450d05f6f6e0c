import type { Actor } from '../desk/kit/actor.js';
import { accepted, type Result, refuse, refused } from '../domain/refusal.js';
import type { Language } from '../domain/vocabulary.js';
import type { Caller } from './caller.js';
import type { By } from './routes/row.js';

/**
 * The actor a caller is for a row, or why not: `notSignedIn`, `secondFactorRequired` (signed in by password alone where
 * the account has a second factor), `scopeMissing` (a reading token that wants to act).
 */
export function actorFor(by: By, caller: Caller, acting: boolean, language: Language): Result<Actor> {
  if (caller.kind === 'link') return linkActor(by, caller.standing, language);
  if (by === 'public') return accepted({ kind: 'public', channel: 'public', language });
  if (by === 'respondent' || caller.kind === 'nobody') return refused(refuse('notSignedIn'));
  const { personId } = caller;
  if (caller.kind === 'token') {
    if (acting && caller.scope === 'read') return refused(refuse('scopeMissing'));
    return accepted({ kind: 'person', personId, channel: 'api', language, secondFactor: false });
  }
  if (caller.secondFactorDue) return refused(refuse('secondFactorRequired', { field: 'code' }));
  return accepted({ kind: 'person', personId, channel: 'page', language, secondFactor: caller.secondFactor });
}

function linkActor(by: By, standing: (Caller & { kind: 'link' })['standing'], language: Language): Result<Actor> {
  if (!standing.ok) return standing;
  const { actor } = standing.value;
  if (!actor) return refused(refuse('secondFactorRequired'));
  if (actor.kind === 'system' || actor.kind !== by) return refused(refuse('notFound'));
  return accepted({ ...actor, language });
}
