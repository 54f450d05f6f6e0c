import type { Guard, Lengths } from './act-form.js';
import type { AttachmentView, FormSection } from './case.js';
import type { Again, Kept } from './frame.js';

/** One condition held against what was saved, in words. */
export interface CheckView {
  readonly ruleId: string;
  /** The condition and its place in the plan. */
  readonly clause: string;
  readonly sentence: string;
  readonly met: boolean;
  /** Dotted path in the form; empty where no field helps. */
  readonly field: string;
}

/** The window is over: that it is, since when and whom to ask, in one sentence; and the draft as it can be read. */
export interface OverView {
  readonly said: string;
  readonly sections: readonly FormSection[];
}

export interface ApplicationFormView {
  readonly caseId: string;
  readonly number: string;
  readonly roundName: string;
  readonly version: number;
  /** Saved values by input name: `form.cases.0.title`. */
  readonly values: Kept;
  /** Rows saved in each list. */
  readonly rows: Readonly<Record<'headTeacherPeriods' | 'cases' | 'influence' | 'research' | 'honours', number>>;
  readonly attachments: readonly AttachmentView[];
  /** What may be attached: endings of names, and MiB of one file. */
  readonly upload: { readonly types: readonly string[]; readonly maxMebibytes: number };
  /** How long some texts must be when the form is handed in, as the round's edition says; `form.cases.0.summary` as `form.cases.summary`. */
  readonly asked: Readonly<Record<string, Lengths>>;
  readonly checks: readonly CheckView[];
  readonly eligible: boolean;
  /** Why it came back, when it did. */
  readonly returned: string | null;
  /** `submitApplication`, or `resubmitApplication` after a return. */
  readonly submitAct: 'submitApplication' | 'resubmitApplication';
  /** While it was never handed in: when the round's window ends or ended. */
  readonly window: { readonly until: string; readonly isLastDay: boolean; readonly over: OverView | null } | null;
  readonly guard: Guard;
  readonly again?: Again;
}
