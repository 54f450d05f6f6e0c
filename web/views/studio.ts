import type { StudioCheckCode } from '../../domain/studio/check.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import type { MemberBody } from '../../domain/studio/members/bodies.js';
import type { MemberState } from '../../domain/studio/members/states.js';
import type { StudioState } from '../../domain/studio/states.js';
import type { VetoKind } from '../../domain/studio/veto/vetoes.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Role } from '../../domain/vocabulary.js';
import type { Guard } from './act-form.js';
import type { AssessmentView } from './assessment.js';
import type { TimelineEntry } from './case.js';
import type { FindingView } from './finding.js';
import type { Again } from './frame.js';
import type { FundView } from './fund.js';
import type { GoalChangeView } from './goals.js';
import type { HonourView } from './honour.js';
import type { AgreementDraft, LetterDraft, LetterView } from './letter.js';
import type { LossView } from './loss.js';
import type { LeavingView, RemovalAppealView } from './member.js';
import type { MoveView } from './move.js';
import type { SuspensionView } from './rest.js';
import type { PageEditing } from './studio-page.js';
import type { StudioWorkView } from './work.js';
import type { WritingView } from './writing.js';

export interface StudioItem {
  readonly studioId: string;
  readonly number: string;
  readonly name: string;
  readonly unitName: string;
  /** STUDIO-O06: instant by which places of members are to be filled; null where none is missing. */
  readonly fillBy: string | null;
  readonly term: {
    readonly number: number;
    /** Beijing days, both included. */
    readonly from: string;
    readonly to: string;
    readonly state: StudioState;
    /** When it was closed, revoked or renewed. */
    readonly endedAt: string | null;
    /** The first day of a suspension that lasts. */
    readonly restsSince: string | null;
  };
}

export interface StudiosView {
  /** The reader works in calls for commendations, too. */
  readonly commendations: boolean;
  readonly items: readonly StudioItem[];
  readonly nextHref: string | null;
}

export interface ChecklistLine {
  readonly code: StudioCheckCode;
  readonly clause: string;
  /** What was found; of a line that may follow the start the clause says it all. */
  readonly sentence: string;
  readonly mark: 'met' | 'must' | 'advised' | 'later';
  readonly open: readonly { readonly orgName: string; readonly role: Role; readonly due: string | null }[];
}

export interface MemberView {
  readonly number: number;
  readonly name: string;
  readonly schoolName: string;
  readonly state: MemberState;
  readonly endedAt: string | null;
  readonly leaving: LeavingView | null;
  readonly removalAppeal: RemovalAppealView | null;
  /** STUDIO-18: the version that stands; null before the first. */
  readonly agreement: { readonly version: number; readonly sealed: boolean } | null;
  readonly opinions: readonly { readonly body: MemberBody; readonly outcome: 'agreed' | 'refused' }[];
}

/** STUDIO-O02. */
export interface RenewalView {
  /** Beijing days, both included. */
  readonly window: { readonly from: string; readonly to: string };
  readonly appliedAt: string | null;
  /** As they stand today; empty before there is an application. */
  readonly conditions: readonly { readonly sentence: string; readonly clause: string; readonly met: boolean }[];
  readonly earlier: readonly Pick<StudioItem['term'], 'number' | 'from' | 'to' | 'state'>[];
}

export interface StudioView extends StudioItem {
  readonly termId: string;
  /** Whose studio it is (LOCAL-01). */
  readonly level: StudioLevel;
  readonly now: string;
  readonly years: readonly {
    readonly year: number;
    readonly until: string | null;
    readonly state: 'open' | 'settled' | 'void';
  }[];
  readonly waitsFor: readonly {
    readonly kind: TaskKind;
    readonly role: Role;
    readonly orgName: string;
    readonly due: string | null;
  }[];
  /** What the studio needs before it starts (section 4.2), each with its rule; `open`: whose it is, by when. */
  readonly checklist: readonly ChecklistLine[];
  readonly papersReceivedAt: string | null;
  readonly office: { readonly office: string; readonly equipment: string } | null;
  readonly closing: { readonly reason: string; readonly at: string } | null;
  /** When it ended because it has no host any more (STUDIO-O04). */
  readonly hostLostAt: string | null;
  /** Reports of that, for those who decide on them. */
  readonly losses: readonly LossView[];
  /** STUDIO-14: from which unit to which, the latest first. */
  readonly moves: readonly MoveView[];
  /** The term's id where the reader may move it. */
  readonly movable: string | null;
  /** STUDIO-O05: the latest first. */
  readonly suspensions: readonly SuspensionView[];
  /** What the reader may do about that. */
  readonly resting: 'suspend' | 'resume' | null;
  /** The term's id where the reader may report one. */
  readonly losable: string | null;
  /** STUDIO-O08. */
  readonly plaqueReturnedAt: string | null;
  /** The responsibility letter that stands; null before the first. */
  readonly letter: LetterView | null;
  /** The version in force while a later one that changes its goals is signed (STUDIO-O07); else null. */
  readonly inForce: LetterView | null;
  /** Versions that are neither: replaced, or superseded before they were in force. */
  readonly earlierLetters: readonly LetterView[];
  readonly assessments: readonly AssessmentView[];
  /** The reader may take the reports of assessments away. */
  readonly reports: boolean;
  /** Honours of the studio that are the reader's to see (ASSESS-08). */
  readonly honours: readonly HonourView[];
  /** Vetoes of this term, the oldest first (VETO-02, VETO-03). */
  readonly findings: readonly FindingView[];
  /** The kinds the reader may register a finding of. */
  readonly findable: readonly VetoKind[];
  /** Where the reader may send out another version. */
  readonly draft: LetterDraft | null;
  /** STUDIO-16, STUDIO-O07: the latest first. */
  readonly goals: readonly GoalChangeView[];
  /** Where the reader may ask for a change of goals. */
  readonly goalDraft: LetterDraft | null;
  /** The term's id where the reader may say that the studio starts. */
  readonly startable: string | null;
  readonly renewal: RenewalView;
  /** The term's id where the reader may apply for another. */
  readonly renewing: string | null;
  /** Everybody ever nominated, in that order (MEMBER-01, MEMBER-02). */
  readonly members: readonly MemberView[];
  /** The members the reader, as host, may state a leaving of. */
  readonly leavable: readonly { readonly number: number; readonly name: string }[];
  /** The members of whom the reader may register an ethics problem. */
  readonly removable: readonly { readonly number: number; readonly name: string }[];
  /** STUDIO-21, MEMBER-06: what the members handed in, for the host; null for everybody else. */
  readonly writings: readonly { readonly name: string; readonly writings: readonly WritingView[] }[] | null;
  /** The members of whom the reader, as host, may ask for another growth plan. */
  readonly revisable: readonly { readonly number: number; readonly name: string }[];
  /** Agreements the reader may still change. */
  readonly agreementDrafts: readonly AgreementDraft[];
  /** STUDIO-04. */
  readonly advised: { readonly min: number; readonly max: number };
  /** MEMBER-O05: for the host of a renewed studio, the members of the last term who completed the tasks. */
  readonly reappointable: readonly { readonly number: number; readonly name: string; readonly schoolName: string }[];
  /** The term's id where the reader may nominate. */
  readonly nominating: string | null;
  /** STUDIO-26: the public page. */
  readonly page: PageEditing;
  /** FUND-03, FUND-04. */
  readonly fund: FundView;
  /** Plans, activities and results, and how far the letter is. */
  readonly work: StudioWorkView;
  readonly guard: Guard;
  readonly again?: Again;
  readonly timeline: readonly TimelineEntry[];
}
