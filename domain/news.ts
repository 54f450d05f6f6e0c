/**
 * What the desk tells Temporal: little, in codes and instants, never personal data (design section 2, rules 3, 7, 12).
 * A row of news is written by the act's own transaction and delivered at least once by the relay.
 */
export const subjectKinds = [
  'case',
  'nomination',
  'round',
  'notice',
  'objection',
  'veto',
  'appeal',
  'departure',
  'term',
  'assessment',
  'call',
  'strikeAppeal',
  'removal',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** How a process of a selection can be ended from outside any stage: by an act of a person, or because the round it belongs to is over. */
export type RoundEnding = 'withdrawn' | 'vetoed' | 'roundOver';
/** How a process of a studio can be: its title was cancelled (VETO-02), or it has no host any more (STUDIO-O04). */
export type StudioEnding = 'revoked' | 'hostLost';
export type Ending = RoundEnding | StudioEnding;

/** What one workflow follows. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

export const workflowId = (subject: Subject): string => `${subject.kind}-${subject.id}`;

/** Input of every workflow: ids and codes only. The codes become search attributes. */
export type ProcessInput = InRound | InTerm | InCall;

/** A process of one round of selection. */
export interface InRound extends AnyInput {
  readonly roundId: string;
  readonly roundCode: string;
}

/** A process of one term of a studio. */
export interface InTerm extends AnyInput {
  readonly termId: string;
  /** The studio's number and the term's: `GZS2026-001/1`. */
  readonly termCode: string;
}

/** The process of one call for commendations. */
export interface InCall extends AnyInput {
  readonly callId: string;
  /** The call's number: `BZ2027-01`. */
  readonly callCode: string;
}

interface AnyInput {
  readonly subject: Subject;
  readonly countyCode?: string;
  readonly route?: 'county' | 'direct';
  /** Of a term: how many years it has (STUDIO-05). */
  readonly years?: number;
  /** Of an assessment: the cycle's, whose result rests on those of the years (ASSESS-O02). */
  readonly ofCycle?: true;
  /** Of a finding against a host: a veto on it opens a record of responsibility (VETO-04). */
  readonly isAnsweredFor?: true;
  /** Set by the process itself when its history grew long and a new run takes it over. */
  readonly before?: StorySoFar;
}

/** Where a process stands, by what led it there: everything it has heard, in that order, and how many stages it has begun. */
export interface StorySoFar {
  readonly news: readonly News[];
  readonly begun: number;
  /** How often the process itself chose to go on as a new run (`goOn`). */
  readonly wentOn?: number;
}

/** Something that moves a workflow. `eventId` is the outbox row's: a workflow drops what it has seen. */
export type News = { readonly eventId: string } & (
  | { readonly kind: 'settled'; readonly stage: string; readonly number: number; readonly outcome: string }
  /** Dates moved (an order, a new calendar): look at the ladder again. */
  | { readonly kind: 'datesMoved' }
  /** A further run of a stage that is over, beside whatever the process waits for: its ladder is to be climbed too. */
  | { readonly kind: 'opened'; readonly stage: string; readonly number: number }
  /** The process stands still until `until` (a real instant): a withdrawal that may be undone, a veto or a revocation under appeal, the end of its round or of its host. */
  | { readonly kind: 'interrupted'; readonly outcome: Ending; readonly until: string }
  /** An interruption was undone, or an appeal upheld: go on where it stood. */
  | { readonly kind: 'restored' }
);

type WithoutEventId<T> = T extends unknown ? Omit<T, 'eventId'> : never;
export type NewsBody = WithoutEventId<News>;

/** One outbox message: start a process, or bring it news. */
export type Message =
  | { readonly type: 'start'; readonly process: ProcessName; readonly input: ProcessInput }
  | { readonly type: 'news'; readonly news: News };

/** Every workflow type, by its exported name in `workflows/`. */
export const processNames = [
  'hostApplication',
  'countyNomination',
  'hostSelectionRound',
  'publicNotice',
  'objectionHandling',
  'ethicsVeto',
  'appeal',
  'departure',
  'studioTerm',
  'assessment',
  'studioVeto',
  'commendation',
  'strikeAppeal',
  'removalAppeal',
] as const;
export type ProcessName = (typeof processNames)[number];
