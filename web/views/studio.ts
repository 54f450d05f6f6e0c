import type { StudioState } from '../../domain/studio/states.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Role } from '../../domain/vocabulary.js';
import type { TimelineEntry } from './case.js';

export interface StudioItem {
  readonly studioId: string;
  readonly number: string;
  readonly name: string;
  readonly unitName: string;
  readonly term: {
    readonly number: number;
    /** Beijing days, both included. */
    readonly from: string;
    readonly to: string;
    readonly state: StudioState;
  };
}

export interface StudiosView {
  readonly items: readonly StudioItem[];
  readonly nextHref: string | null;
}

export interface StudioView extends StudioItem {
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
  readonly papersReceivedAt: string | null;
  readonly office: { readonly office: string; readonly equipment: string } | null;
  readonly closing: { readonly reason: string; readonly at: string } | null;
  readonly timeline: readonly TimelineEntry[];
}
