import type { Language } from '../../domain/vocabulary.js';

/** Somebody who signed in, or traded a link of their own: the only kind of actor whose act can be a decision. */
export interface PersonActor {
  readonly kind: 'person';
  readonly personId: string;
  readonly channel: 'page' | 'link' | 'api';
  readonly language: Language;
  /** A second factor was shown in this session (ASVS 6.3.3): acts that policy marks `strong` need it. */
  readonly secondFactor: boolean;
  /** Set when a link was traded: the actor may touch this one task and nothing else. */
  readonly taskId?: string;
}

/** A consulted teacher, parent or student (HOST-18): known by the invitation alone, anonymous to the applicant. */
export interface RespondentActor {
  readonly kind: 'respondent';
  readonly invitationId: string;
  readonly channel: 'link';
  readonly language: Language;
}

/** Anybody at a public notice. */
export interface PublicActor {
  readonly kind: 'public';
  readonly channel: 'public';
  readonly language: Language;
}

/** The service itself: opens tasks, reminds, ends windows. It has no person, so it can never decide in one's name. */
export interface SystemActor {
  readonly kind: 'system';
  readonly channel: 'system';
}

export type Actor = PersonActor | RespondentActor | PublicActor | SystemActor;

export const system: SystemActor = { kind: 'system', channel: 'system' };
