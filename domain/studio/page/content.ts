/** What the Markdown of a studio's page may become (STUDIO-26): these and nothing else, so that no reader is ever sent other marks. */

export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'strong' | 'emphasis'; readonly parts: readonly Inline[] }
  /** `href`: http or https, as the URL standard writes it. */
  | { readonly kind: 'link'; readonly href: string; readonly parts: readonly Inline[] }
  /** One of the studio's own pictures, by its number. */
  | { readonly kind: 'picture'; readonly number: number; readonly words: string };

export type Block =
  | { readonly kind: 'paragraph' | 'heading'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' };

/** What was asked for and is not shown. `what`: the words themselves, cut short. */
export interface ContentFault {
  readonly issue: 'html' | 'unsafeLink' | 'remotePicture' | 'noPicture' | 'pictureWithoutWords';
  readonly what: string;
}
