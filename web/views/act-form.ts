export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface Named {
  /** Path in the act's input: `meeting.votesFor`, `nominees.0.reason`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly value?: string;
}

export interface LineField extends Named {
  readonly kind: 'text' | 'email' | 'date' | 'number' | 'password' | 'tel' | 'code' | 'file';
  readonly maxLength?: number;
  readonly accept?: string;
  /** Several files may be chosen. */
  readonly multiple?: true;
  readonly autocomplete?: string;
  readonly short?: boolean;
}
export interface LongField extends Named {
  readonly kind: 'long';
  readonly maxLength?: number;
  readonly rows?: number;
}
/** Radio buttons: nothing is chosen beforehand. `select` for long lists. */
export interface ChoiceField extends Named {
  readonly kind: 'choice' | 'select';
  readonly options: readonly Choice[];
  /** Of a `select`: what choosing nothing means; else the reader is asked to choose. */
  readonly nothing?: string;
}
/** Any number of these. */
export interface TicksField extends Named {
  readonly kind: 'ticks';
  readonly options: readonly Choice[];
}
export interface TickField extends Named {
  readonly kind: 'tick';
}
export interface HiddenField {
  readonly kind: 'hidden';
  readonly name: string;
  readonly value: string;
}
/** Several fields under one heading. */
export interface GroupField {
  readonly kind: 'group';
  readonly legend: string;
  readonly hint?: string;
  readonly fields: readonly FieldView[];
}
/** One row per thing, with fields in its last cells. */
export interface TableField {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly TableRow[];
}
export interface TableRow {
  readonly key: string;
  readonly cells: readonly Cell[];
}
export type Cell = string | { readonly href: string; readonly text: string } | readonly FieldView[];

export type FieldView =
  | LineField
  | LongField
  | ChoiceField
  | TickField
  | TicksField
  | HiddenField
  | GroupField
  | TableField;

/** A form for one act of the desk; posted to `/do/<act>`, behind a link to `/t/<id>/do/<act>`. */
export interface ActForm {
  readonly act: string;
  /** Tells two forms of the same act on one page apart. */
  readonly id?: string;
  readonly title: string;
  readonly intro?: string;
  /** The rule in whose name this is asked, and its place. */
  readonly rule?: string;
  readonly fields: readonly FieldView[];
  readonly submit: string;
  readonly tone?: 'first' | 'second' | 'danger';
  /** What has to be typed before a decision counts (design section 5). */
  readonly confirm?: string;
  /** It asks for something that another person puts in force. */
  readonly waits?: true;
  readonly upload?: boolean;
  /** Where to go when it is done; by default the page it stands on. */
  readonly onward?: string;
  /** The page on which the fields that a refusal names are filled in, when it is another. */
  readonly fieldsAt?: string;
  /** Folded away until asked for. */
  readonly folded?: boolean;
}

/** Characters a text field asks for: at least `min` (0: none), at most `max`. */
export interface Lengths {
  readonly min: number;
  readonly max?: number;
  /** Asked for when the form is handed in; a draft may be shorter or longer. */
  readonly later?: true;
}
/** By the act (or call) and the path of the field in its input; null where nothing is asked. */
export type LengthsOf = (act: string, field: string) => Lengths | null;

/** What binds a form to the page it was shown on. */
export interface Guard {
  /** Idempotency-Key: the same page sent twice is one act. */
  readonly key: string;
  /** Business time at which the page was shown: what happened since is told when an act comes too late. */
  readonly at: string;
  /** Behind a link: the page's nonce. */
  readonly nonce?: string;
  readonly linkId?: string;
  /** How long the texts of its forms may be, as the acts' inputs say. */
  readonly lengths?: LengthsOf;
}
