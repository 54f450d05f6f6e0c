import type { Language } from '../../domain/vocabulary.js';
import type { TimelineEntry } from './case.js';

/** Who runs the site, as government pages say it in their footer; absent slots are left out. */
export interface Site {
  /** 主办单位 */
  readonly organiser: string;
  /** 承办单位 */
  readonly maintainer?: string;
  /** 网站标识码 */
  readonly siteCode?: string;
  readonly icp?: string;
  readonly policeRecord?: string;
  readonly contact?: string;
  /** Host name in clear, as printed on certificates. */
  readonly domain: string;
}

/** What stands around a page: its language, who reads it, and where it is. */
export interface Frame {
  readonly language: Language;
  /** The reader asked for larger letters. */
  readonly large: boolean;
  /** Path and query of this page, to come back to after changing language or letter size. */
  readonly here: string;
  readonly site: Site;
  readonly person?: {
    readonly name: string;
    readonly openTasks: number;
    readonly rounds: boolean;
    readonly studios: boolean;
    readonly imports: boolean;
    readonly applies: boolean;
  };
  /** Idempotency-Key of the way out in the header. */
  readonly exitKey?: string;
  /** Behind a link there is only the one task: no way to anything else. */
  readonly linkId?: string;
  /** An act just done, by name: said above the page. */
  readonly done?: string;
}

/** A refusal in the reader's words; `field` leads to the input concerned. */
export interface RefusalView {
  readonly code: string;
  readonly sentence: string;
  readonly ruleId?: string;
  readonly clause?: string;
  readonly field?: string;
  /** What is wrong in an imported sheet: its row, the column's code, the problem in words. */
  readonly cell?: { readonly row: string; readonly column: string; readonly problem: string };
}

/** What somebody typed into a form that was refused: field name → values as sent. */
export type Kept = Readonly<Record<string, readonly string[]>>;

/** A page again after a refused form: which form it was, why, and what was typed. */
export interface Again {
  readonly act: string;
  readonly refusals: readonly RefusalView[];
  readonly kept: Kept;
  /** SHA-256 of an imported sheet given back with its errors marked. */
  readonly returned?: string;
  /** What others did since the page was shown, where the act came too late. */
  readonly meanwhile?: readonly TimelineEntry[];
}
