import type { CertificateStatus } from '../../domain/certificate.js';
import type { Guard } from './act-form.js';
import type { Again, RefusalView } from './frame.js';
import type { HandedInView } from './task.js';

export interface NoticeHead {
  readonly id: string;
  readonly number: string;
  readonly level: 'county' | 'city';
  readonly title: string;
  readonly orgName: string;
  readonly publishedAt: string;
  readonly closesAt: string;
  readonly people: number;
}
export interface NoticeBoardView {
  readonly items: readonly NoticeHead[];
}
export interface NoticeView extends NoticeHead {
  readonly text: string;
  readonly receivingUnit: string;
  /** Allow-listed fields only (I20). */
  readonly subjects: readonly {
    readonly subjectId: string;
    readonly name: string;
    readonly school: string;
    readonly county: string | null;
    readonly item: string;
  }[];
  /** What files an objection may bring; null where this round takes none. */
  readonly files: { readonly count: number; readonly mebibytes: number; readonly types: readonly string[] } | null;
  readonly guard: Guard;
  readonly again?: Again;
}
/** A notice that has come down. */
export interface PastNoticeView {
  readonly number: string;
  readonly level: 'county' | 'city';
  readonly publisher: string;
  readonly from: string;
  readonly to: string;
  /** Why an objection sent from the page of before was not taken. */
  readonly refusals: readonly RefusalView[];
}
export interface ReceiptView {
  readonly receipt: string;
  readonly code: string;
  readonly named: boolean;
  readonly noticeHref: string;
  /** What was handed in with it. */
  readonly files: readonly HandedInView[];
}
export interface StandingView {
  /** As typed, or as the address says; empty before anything was asked. */
  readonly receipt: string;
  /** Why the last question got no answer. */
  readonly refusals: readonly RefusalView[];
  /** Null before receipt and code were given. */
  readonly found: {
    readonly receipt: string;
    readonly state: 'unconfirmed' | 'registered' | 'lead' | 'upheld' | 'dismissed' | 'report';
    readonly receivedAt: string;
    readonly due: string | null;
    readonly files: readonly HandedInView[];
  } | null;
}
export interface ConfirmObjectionView {
  readonly linkId: string;
  readonly confirmed: boolean;
  readonly guard: Guard;
  readonly again?: Again;
}
export interface CertificateView {
  readonly code: string;
  /** Null: no such code. */
  readonly found: {
    readonly status: CertificateStatus;
    /** When it was decided so; null for one that stands as it was issued. */
    readonly since: string | null;
    readonly printed: Readonly<Record<string, string>>;
    readonly checkedAt: string;
  } | null;
}
