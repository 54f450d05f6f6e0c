import type { StudioLevel } from '../../domain/studio/composition.js';
import type { PlanKind } from '../../domain/studio/plans.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { CaseState, Role } from '../../domain/vocabulary.js';
import type { Guard } from './act-form.js';
import type { AssessmentWork } from './assessment.js';
import type { Material, TimelineEntry } from './case.js';
import type { FindingWork } from './finding.js';
import type { Again } from './frame.js';
import type { FundClosing, FundWork } from './fund.js';
import type { HonourTaskWork } from './honour.js';
import type { LetterDifference, LetterDraft, LetterView } from './letter.js';
import type { PageEditing, PageToRead } from './studio-page.js';
import type { WorkToJudge } from './work.js';

/** A file that came with an objection. `size`: bytes; without `href` it is named and not given out. */
export interface HandedInView {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly href?: string;
}

export interface GroupHeardView {
  readonly group: 'teachers' | 'parents' | 'students';
  readonly invited: number;
  readonly answered: number;
  readonly needed: number;
  readonly opinions: {
    readonly support: number;
    readonly reserve: number;
    readonly oppose: number;
    readonly texts: readonly string[];
  } | null;
}

/** What a county compares applicants by, from the form as submitted, in words. */
export interface Compared {
  readonly served: string;
  readonly post: string;
  readonly research: readonly string[];
  readonly honours: readonly string[];
}

/** One application in a list to compare, choose from or score. */
export interface Candidate {
  readonly caseId: string;
  readonly number: string;
  /** Absent where the reader must not know. */
  readonly name: string | null;
  readonly schoolName: string;
  readonly formHash: string;
  readonly state: CaseState;
  readonly href: string | null;
  readonly compared?: Compared | null;
  /** The county's own examination, once it is on record. */
  readonly verified?: 'agree' | 'refuse' | 'return' | null;
  readonly score?: string | null;
  readonly rank?: number | null;
  readonly selected?: boolean;
  readonly tied?: boolean;
  /** May still be chosen beyond the capacity, with a reason (HOST-O16). */
  readonly beyond?: boolean;
  readonly sheet?: 'assigned' | 'sealed';
}

export interface Dimension {
  readonly code: string;
  readonly label: string;
  readonly max: string;
}

/** What a kind of task needs besides its heading; each part only where its kind uses it. */
export interface TaskWork {
  /** STUDIO-21: the words of the version that was returned, by section. */
  readonly before?: Readonly<Record<string, string>>;
  readonly finding?: FindingWork;
  /** STUDIO-O07: what a change of goals would change. */
  readonly goals?: LetterDifference;
  readonly honours?: HonourTaskWork;
  readonly ethics?: 'clear' | 'problem' | null;
  readonly hearing?: readonly GroupHeardView[];
  readonly candidates?: readonly Candidate[];
  readonly quota?: { readonly used: number; readonly cap: number };
  readonly rubric?: readonly Dimension[];
  readonly experts?: readonly { readonly personId: string; readonly name: string; readonly declared: boolean }[];
  readonly people?: readonly { readonly personId: string; readonly name: string }[];
  /** Who else may take the task over. */
  readonly colleagues?: readonly { readonly personId: string; readonly name: string }[];
  /** The task was handed to this reader by name. */
  readonly byName?: boolean;
  readonly sayings?: readonly string[];
  readonly unsealed?: number;
  /** Candidates with fewer sealed sheets than are needed, who are opened all the same only by name and reason (HOST-O15). */
  readonly tooFew?: readonly {
    readonly caseId: string;
    readonly caseNumber: string;
    readonly present: number;
    readonly needed: number;
  }[];
  readonly passLine?: string;
  readonly rankingHash?: string;
  /** Terms and texts to read before deciding: an objection, a veto, an appeal. */
  readonly read?: readonly (readonly [string, string])[];
  /** Files that came with an objection. */
  readonly handedIn?: readonly HandedInView[];
  /** The letter as it stands, to be signed; what the section may send out. */
  readonly letter?: LetterView;
  readonly draft?: LetterDraft;
  /** The assessment a task is about: letter, report, scores. */
  readonly assessment?: AssessmentWork;
  /** The request on a studio's fund that is to be decided, vouched for or settled. */
  readonly fund?: FundWork;
  /** The year of a fund that is to be closed, as it stands. */
  readonly fundYear?: FundClosing;
  /** What is on a studio's record and waits for the unit's word. */
  readonly works?: readonly WorkToJudge[];
  /** The version of a studio's public page that is before its unit. */
  readonly page?: PageToRead;
  /** The plans a studio's host has not filed yet. */
  readonly plans?: { readonly termId: string; readonly missing: readonly PlanKind[] };
  /** What its host begins with who is asked to renew it. */
  readonly writing?: PageEditing['writing'];
  /** The rule by which a member is decided on. */
  /** Where every condition of another term is met (STUDIO-O02): its days. */
  readonly nextTerm?: { readonly from: string; readonly to: string };
  readonly memberRule?: string;
  /** STUDIO-18: the reader signs as the member, who may decline. */
  readonly declinable?: boolean;
  readonly receivingUnit?: string;
  readonly summaryHref?: string;
  /** Agreed to and on no list: told why not chosen when the county ends its nomination. */
  readonly waiting?: readonly Candidate[];
  /** HOST-25: the panel is drawn, and what this task would bring comes to it no more. */
  readonly tooLate?: boolean;
  /** A place of the county is free, and nobody is choosing for it. */
  readonly mayRefill?: boolean;
}

export interface TaskView {
  readonly now: string;
  readonly id: string;
  readonly kind: TaskKind;
  readonly state: 'open' | 'suspended' | 'done' | 'cancelled';
  /** Of what it stands in: the round's, the studio's of a term, the call's. */
  readonly roundName: string;
  /** Whose round or studio it stands in (LOCAL-01). */
  readonly level: StudioLevel;
  readonly standsIn: 'round' | 'term' | 'call';
  /** Number of the application, or the body the task is about. */
  readonly about: string;
  readonly orgName: string;
  readonly role: Role;
  readonly due: string | null;
  readonly provisional: boolean;
  readonly strong: boolean;
  /** This reader makes the task ready; who decides has a page of their own (HOST-19). */
  readonly prepares: boolean;
  /** The task is strong and this session has not shown its second factor. */
  readonly secondFactorMissing: boolean;
  /** Every id and version an act on this task may ask for, sent hidden: taskId, caseId, roundId, formHash … */
  readonly ids: Readonly<Record<string, string>>;
  readonly material: Material | null;
  readonly work: TaskWork;
  /** One candidate of the task is read by itself: the way back to all of them. */
  readonly backHref?: string;
  readonly timeline: readonly TimelineEntry[];
  /** Rule ids with their place, for the head of the page. */
  readonly rules: readonly string[];
  readonly guard: Guard;
  readonly again?: Again;
}

export interface TaskListView {
  readonly now: string;
  readonly tab: 'open' | 'done';
  readonly counts: { readonly open: number; readonly done: number };
  readonly kind: string | null;
  readonly late: boolean;
  readonly items: readonly {
    readonly id: string;
    readonly kind: TaskKind;
    readonly roundName: string;
    readonly about: string;
    readonly orgName: string;
    readonly role: Role;
    readonly due: string | null;
    readonly closedAt: string | null;
    readonly strong: boolean;
    readonly prepares: boolean;
  }[];
  readonly kinds: readonly string[];
  readonly nextHref: string | null;
}
