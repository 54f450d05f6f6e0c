import type { RoundDateKey } from '../../domain/host-selection/round-dates.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import type { CaseState } from '../../domain/vocabulary.js';
import type { Guard } from './act-form.js';
import type { Again, RefusalView } from './frame.js';
import type { Compared } from './task.js';

export type RoundState = 'draft' | 'open' | 'closed';
export interface CountyLine {
  readonly orgId: string;
  readonly code: string;
  readonly name: string;
  /** Null where a county has none, or the reader need not know. */
  readonly places: number | null;
  readonly href: string | null;
}

export interface RoundsView {
  readonly items: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly state: RoundState;
  }[];
  readonly mayDraft: boolean;
  /** The reader keeps the calendar: the city's officers do. */
  readonly keepsCalendar: boolean;
  readonly counties: readonly Pick<CountyLine, 'code' | 'name'>[];
  readonly guard: Guard;
  readonly again?: Again;
}

export interface PreviewView {
  readonly vacancies: readonly { readonly orgName: string; readonly role: string }[];
  readonly contradictions: readonly RefusalView[];
  readonly rules: readonly { readonly stage: string; readonly clauses: readonly string[] }[];
  /** The draft's numbers by input name, `parameters.capacity`. */
  readonly values: Readonly<Record<string, string>>;
}

export interface OrderView {
  readonly id: string;
  readonly number: string;
  readonly reason: string;
  readonly changes: readonly string[];
  readonly state: 'proposed' | 'inForce' | 'rejected';
  /** The reader proposed it and cannot decide. */
  readonly own: boolean;
}

export interface PanelLine {
  readonly name: string;
  readonly assigned: number;
  readonly sealed: number;
}

export interface RoundView {
  readonly id: string;
  /** LOCAL-01: a county's own has neither county nor bundle before it. */
  readonly level: StudioLevel;
  readonly code: string;
  readonly name: string;
  readonly state: RoundState;
  readonly editionId: string;
  readonly version: number;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  /** The reader is the bureau's officer. */
  readonly officer: boolean;
  readonly secondFactor: boolean;
  readonly dates: readonly {
    readonly key: RoundDateKey;
    readonly due: string;
    readonly provisional: boolean;
    readonly basis: { readonly workingDays: number; readonly after: string } | null;
  }[];
  readonly counties: readonly CountyLine[];
  readonly preview: PreviewView | null;
  readonly orders: readonly OrderView[];
  readonly panel: readonly PanelLine[];
  /** Periods and mail times of the round by name, `late.bundle.hard`; empty for readers who write no orders. */
  readonly terms: Readonly<Record<string, string>>;
  /** Sheets that may be given to a reserve: value `caseId personId`. */
  readonly unsealed: readonly { readonly caseId: string; readonly personId: string; readonly label: string }[];
  /** The tie at the last place that nobody of the panel may vote on; for the officer. */
  readonly tied: readonly { readonly caseId: string; readonly number: string }[];
  /** Experts whose word on a candidate after the draw is waited for. */
  readonly silent: readonly { readonly personId: string; readonly name: string }[];
  readonly guard: Guard;
  readonly again?: Again;
}

export interface CountyView {
  readonly roundId: string;
  readonly roundName: string;
  readonly orgName: string;
  readonly places: { readonly cap: number; readonly used: number };
  readonly nominations: readonly {
    readonly id: string;
    readonly state: 'reviewing' | 'onNotice' | 'cleared' | 'submitted';
    readonly bundleNumber: string | null;
    readonly reopenedUntil: string | null;
  }[];
  readonly candidates: readonly {
    readonly caseId: string;
    readonly number: string;
    readonly name: string;
    readonly school: string;
    readonly state: CaseState;
    readonly formHash: string;
    readonly compared: Compared | null;
    readonly onList: boolean;
    /** Agreed to and on no list. */
    readonly waiting: boolean;
  }[];
  /** HOST-25: nothing more comes to the panel. */
  readonly isPanelDrawn: boolean;
  /** For the bureau's officer while the round is open: what an order on the county's quota is bound to. */
  readonly order: { readonly countyId: string; readonly version: number; readonly code: string } | null;
  /** The officer has not shown the second factor that an order needs. */
  readonly secondFactorMissing: boolean;
  /** What the reader sits at. */
  readonly by: 'county' | 'city';
  readonly guard: Guard;
  readonly again?: Again;
}

export interface ImportsView {
  readonly imported: string | null;
  /** Other addresses of known people wait for a second officer. */
  readonly waits: boolean;
  readonly guard: Guard;
  readonly again?: Again;
}
