import type { Recipient } from '../../domain/studio/assessment/consequences.js';
import type { Grade } from '../../domain/studio/assessment/grade.js';
import type { StrikeAppealState } from '../../domain/studio/commendation/appeal.js';
import type { Awards } from '../../domain/studio/commendation/call.js';
import type { CallState, NomineeState } from '../../domain/studio/commendation/states.js';
import type { Guard } from './act-form.js';
import type { Again } from './frame.js';

export interface CallItem {
  readonly callId: string;
  readonly number: string;
  readonly name: string;
  /** Who calls. */
  readonly bureauName: string;
  readonly year: number;
  readonly awards: Awards;
  readonly state: CallState;
  readonly nominationUntil: string | null;
}

/** One honour as its readers see it. */
export interface HonourView {
  readonly honourId: string;
  readonly number: string;
  readonly recipient: Recipient;
  readonly holderName: string;
  readonly studioName: string;
  readonly callName: string;
  /** Beijing day. */
  readonly commendedOn: string;
  readonly status: 'valid' | 'revoked';
  /** COMMEND-02: comes first today. */
  readonly priority: boolean;
}

export interface CallsView {
  readonly honours: readonly HonourView[];
  readonly items: readonly CallItem[];
  /** The reader may call for commendations; the year proposed for it. */
  readonly opening: { readonly year: number } | null;
  readonly guard: Guard;
  readonly again?: Again;
}

export interface NomineeView {
  readonly nomineeId: string;
  readonly number: number;
  readonly recipient: Recipient;
  readonly name: string;
  readonly studioName: string;
  readonly studioNumber: string;
  readonly unitName: string;
  readonly state: NomineeState;
  readonly grade: Grade;
  readonly works: number;
  /** Exact; null before the review, and for readers who are not the city's. */
  readonly score: string | null;
  readonly rank: number | null;
  readonly tieBrokenBy: 'studioResult' | null;
  readonly honourNumber: string | null;
  readonly honourStatus: 'valid' | 'revoked' | null;
}

export interface CalledNominee extends NomineeView {
  /** NOTICE-O06: the last appeal against a strike by an objection; `until` an instant. */
  readonly appeal: { readonly state: StrikeAppealState; readonly until: string } | null;
}

/** Where the list of a call hangs, or hung. Instants. */
export interface CallNoticeView {
  readonly noticeId: string;
  readonly number: string;
  readonly from: string;
  readonly until: string;
  readonly hangs: boolean;
  /** It has come down, and the reader may fetch what proves that it hung. */
  readonly proof: boolean;
}

export interface CallView extends CallItem {
  readonly notices: readonly CallNoticeView[];
  readonly nominees: readonly CalledNominee[];
}

/** What a task of a call shows. */
export interface HonourTaskWork {
  readonly passScore: string;
  /** Working days the list hangs; 0 for no notice. */
  readonly noticeDays: number;
  readonly proposals: readonly {
    readonly candidate: string;
    readonly recipient: Recipient;
    readonly name: string;
    readonly studioNumber: string;
    readonly grade: Grade;
    readonly works: number;
    readonly nominated: boolean;
    /** Why it cannot be nominated, in words; null where it can. */
    readonly refusal: string | null;
  }[];
  readonly nominees: readonly (NomineeView & {
    readonly concerned: boolean;
    readonly barredBy: string | null;
  })[];
}
