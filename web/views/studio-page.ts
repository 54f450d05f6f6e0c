import type { StudioLevel } from '../../domain/studio/composition.js';
import type { Block } from '../../domain/studio/page/content.js';
import type { PageSection, PageState } from '../../domain/studio/page/page.js';
import type { StudioState } from '../../domain/studio/states.js';

export type ContentView = Readonly<Record<PageSection, readonly Block[]>>;

/** STUDIO-26: what anybody reads of a studio. */
export interface PublicPageView {
  readonly number: string;
  readonly name: string;
  readonly hostName: string;
  readonly unitName: string;
  /** Null for units of the city and private ones. */
  readonly county: string | null;
  /** Beijing days, both included. */
  readonly term: { readonly number: number; readonly from: string; readonly to: string };
  readonly state: StudioState;
  /** Whose studio it is (LOCAL-01). */
  readonly level: StudioLevel;
  /** The studio stands still, or its term is over: said above everything. */
  readonly marked: boolean;
  readonly members: readonly { readonly name: string; readonly school: string }[];
  readonly publishedAt: string;
  readonly content: ContentView;
  /** A picture stands at this address, `/` and its number. */
  readonly picturesAt: string;
}

export interface PageOverView {
  readonly number: string;
  readonly state: StudioState;
}

export interface OpenPagesView {
  readonly items: readonly { readonly number: string; readonly name: string; readonly unitName: string }[];
  readonly nextHref: string | null;
}

/** The public page on the studio's own page, with what its reader may do to it. */
export interface PageEditing {
  /** Newest first. */
  readonly versions: readonly {
    readonly version: number;
    readonly state: PageState;
    readonly change: string;
    readonly savedAt: string;
    readonly judgedAt: string | null;
    readonly reason: string;
  }[];
  /** Where anybody reads it; null while no version is published. */
  readonly openAt: string | null;
  /** The version saved last, as it would be shown. */
  readonly shown: { readonly version: number; readonly content: ContentView; readonly picturesAt: string } | null;
  readonly writing: {
    readonly termId: string;
    readonly version: number;
    readonly last: { readonly change: string; readonly sections: Readonly<Record<PageSection, string>> | null } | null;
  } | null;
  /** Where the reader may take down what is published. */
  readonly takingDown: { readonly termId: string; readonly version: number } | null;
  /** Nobody has renewed the page for as long as the edition allows (STUDIO-O09). */
  readonly isStale: boolean;
  /** The term's id where the reader may hand in pictures. */
  readonly picturing: string | null;
  readonly pictures: readonly { readonly number: number; readonly size: number; readonly addedAt: string }[];
  readonly picturesAt: string;
}

/** A version before the unit. */
export interface PageToRead {
  readonly change: string;
  readonly content: ContentView;
  readonly picturesAt: string;
}
