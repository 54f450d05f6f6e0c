import type { CertificateStatus } from '../../domain/certificate.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import type { CaseState, Role, Route } from '../../domain/vocabulary.js';
import type { ActForm, Guard } from './act-form.js';
import type { Again } from './frame.js';

export interface TimelineEntry {
  /** Instant. */
  readonly at: string;
  readonly act: string;
  readonly actorKind: 'person' | 'system' | 'respondent' | 'public';
  /** The person's name, for readers who may know it. */
  readonly who: string | null;
  readonly role: Role | null;
  readonly orgName: string | null;
  readonly channel: 'page' | 'link' | 'api' | 'system' | 'public';
  /** Rule ids with their place in the plan: 'HOST-17 (方案 五-2)'. */
  readonly rules: readonly string[];
  readonly formHash: string | null;
  readonly facts: readonly (readonly [string, string])[];
  /** The sentence of the refusal, for those who may see refused attempts. */
  readonly refusal: string | null;
}

export interface AttachmentView {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly verdict: 'genuine' | 'forged' | null;
  readonly href: string;
}

/** One field of the form as people read it. */
export interface FormLine {
  readonly label: string;
  readonly value: string;
}
export interface FormSection {
  readonly title: string;
  readonly lines: readonly FormLine[];
}

/** A form in words with its files: what deciders read. */
export interface Material {
  readonly sections: readonly FormSection[];
  readonly attachments: readonly AttachmentView[];
  readonly formHash: string | null;
  readonly formVersion: number;
  readonly submittedAt: string | null;
}

/** A certificate as the bureau's people see it beside the application. */
export interface CertificateFacts {
  readonly number: string;
  readonly href: string;
  readonly status: CertificateStatus;
  /** Waiting for the leader. */
  readonly proposals: readonly {
    readonly id: string;
    readonly status: CertificateStatus;
    readonly proposedBy: string;
    readonly at: string;
  }[];
}

/** A reason in words, with its rule in full; either may be empty. */
export interface EndingView {
  readonly reason: string;
  readonly rule: string;
}

export interface CaseView {
  readonly now: string;
  /** Whose round it stands in (LOCAL-01). */
  readonly level: StudioLevel;
  readonly id: string;
  readonly number: string;
  readonly roundName: string;
  readonly applicantName: string | null;
  readonly schoolName: string;
  readonly countyName: string | null;
  /** Why it ended, and why an appeal left it so. */
  readonly ending: (EndingView & { readonly confirmed: EndingView | null }) | null;
  readonly route: Route;
  readonly state: CaseState;
  readonly priorState: CaseState | null;
  /** Date of the stage the case is at, if it has one. */
  readonly due: string | null;
  /** What comes next, by whom, until when. */
  readonly next: string;
  /** Why it rests, when it does. */
  readonly resting: string | null;
  readonly certificate: CertificateFacts | null;
  /** An act of this reader needs a second factor that this session has not shown. */
  readonly secondFactorMissing: boolean;
  /** The reader is the applicant. */
  readonly own: boolean;
  readonly editHref: string | null;
  /** The window is over: the draft there can only be read. */
  readonly isDraftOver: boolean;
  readonly material: Material | null;
  readonly timeline: readonly TimelineEntry[];
  /** The studio the approval founded, for whom it is there. */
  readonly studio: { readonly name: string; readonly href: string } | null;
  /** Files people may take away: form PDF, certificate, plaque. */
  readonly documents: readonly { readonly label: 'form' | 'certificate' | 'plaque'; readonly href: string }[];
  /** Acts this reader may do here: withdraw, undo, appeal. */
  readonly forms: readonly ActForm[];
  readonly guard: Guard;
  readonly again?: Again;
}

export interface ApplicationsView {
  readonly now: string;
  readonly items: readonly {
    readonly id: string;
    readonly number: string;
    readonly roundName: string;
    readonly level: StudioLevel;
    readonly state: CaseState;
    readonly due: string | null;
    readonly submittedAt: string | null;
  }[];
  /** Rounds one may still apply in. */
  readonly openRounds: readonly { readonly id: string; readonly name: string; readonly closesAt: string | null }[];
  readonly guard: Guard;
  readonly again?: Again;
}
