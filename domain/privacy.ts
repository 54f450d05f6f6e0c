/**
 * Finds numbers that belong to a person (ID card, mobile phone, bank card) in text that is about to be published, even in
 * disguise: full-width or circled digits, those of other scripts, Chinese numerals, spaces, dots, dashes, invisible characters between the digits.
 * A lint for people, not a proof: whoever spells a number in words escapes it. ID cards of the old kind have 15 digits and no check
 * digit, so any 15 digits that read as region, birth day and serial are taken for one.
 */
export type PersonalNumberKind = 'idCard' | 'phone' | 'bankCard';

export interface PersonalNumber {
  readonly kind: PersonalNumberKind;
  /** UTF-16 index of the first digit; the number itself is never handed on. */
  readonly at: number;
  readonly length: number;
}

/** Digits that stood together, and what stood before them. */
interface Group {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
  readonly separator: string;
  /** Written in Chinese numerals: the first of them may belong to a name (张三…). */
  readonly isNumeral: boolean;
  /** Index of each digit. */
  readonly starts: readonly number[];
}

const numerals: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '〇零○',
    '一壹壱幺〡',
    '二贰貳弐〢',
    '三叁參叄参〣',
    '四肆〤',
    '五伍〥',
    '六陆陸〦',
    '七柒〧',
    '八捌〨',
    '九玖〩',
  ].flatMap((signs, digit) => [...signs].map((sign) => [sign, `${digit}`])),
);

/** Joiners, soft hyphens, marks of direction, and what makes a keycap of a digit. */
const invisible =
  /^(?:[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|[\ufe00-\ufe0f]|\u20e3)$/;

/** Where rows of ten digits begin that no normal form turns into ours: Arabic, Indic, Thai and other scripts. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810,
];
/** Where rows of 1 to 9 begin: digits in filled, double and dingbat circles. */
const ones = [0x2776, 0x24f5, 0x2780, 0x278a];
const circledZeros = '⓿🄋🄌';

function rowDigit(sign: string): string | null {
  const code = sign.codePointAt(0) ?? 0;
  if (circledZeros.includes(sign)) return '0';
  const zero = zeros.find((first) => code >= first && code < first + 10);
  if (zero !== undefined) return `${code - zero}`;
  const one = ones.find((first) => code >= first && code < first + 9);
  return one === undefined ? null : `${code - one + 1}`;
}
const separators: Readonly<Record<string, RegExp>> = {
  ' ': /^\s$/u,
  '.': /^[.·・•。．‧∙]$/u,
  '-': /^[-‐‑‒–—―－_]$/u,
};

/** '0'…'9', 'X' (the check digit of an ID card), or null. */
function digitOf(sign: string): string | null {
  const normal = sign.normalize('NFKC');
  const plain = numerals[sign] ?? numerals[normal] ?? rowDigit(sign) ?? normal;
  // ⑴ and ⒈ come apart into the digit and its dress.
  const digit = /^\(?(\d)[).,]?$/.exec(plain)?.[1];
  if (digit !== undefined) return digit;
  return /^[xX×]$/.test(plain) ? 'X' : null;
}

const separatorOf = (sign: string): string | null =>
  Object.keys(separators).find((kind) => separators[kind]?.test(sign)) ?? null;

/** Runs of digit groups; any other character, or more than three separators in a row, ends a run. */
function runsOf(text: string): readonly (readonly Group[])[] {
  const runs: Group[][] = [[]];
  let separator = '';
  let at = 0;
  for (const sign of text) {
    const from = at;
    at += sign.length;
    if (invisible.test(sign)) continue;
    const run = runs.at(-1) ?? [];
    const last = run.at(-1);
    const digit = digitOf(sign);
    const between = digit === null ? separatorOf(sign) : null;
    if (digit !== null && !(digit === 'X' && !last)) {
      const isNumeral = sign in numerals;
      // an X is always a group of its own, so that a phone number before it is still seen; so are numerals beside digits (张三138…)
      const joins = separator === '' && digit !== 'X' && last?.digits !== 'X' && last?.isNumeral === isNumeral;
      if (last && joins)
        run[run.length - 1] = { ...last, digits: last.digits + digit, to: at, starts: [...last.starts, from] };
      else run.push({ digits: digit, from, to: at, separator, isNumeral, starts: [from] });
      separator = '';
    } else if (between !== null && last && separator.length < 3) separator += between;
    else {
      if (last) runs.push([]);
      separator = '';
    }
  }
  return runs.filter((run) => run.length > 0);
}

/** GB 11643: region, birth date, serial, and a check digit (ISO 7064 MOD 11-2). */
function isIdCard(digits: string): boolean {
  const found = /^[1-9]\d{5}(?:19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(digits);
  if (!found) return false;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const total = weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);
  return '10X98765432'[total % 11] === digits[17];
}

/** Before 1999: region, birth date with a year of two digits, serial; in one piece, or cut where its parts end. */
function isOldIdCard(digits: string, groups: readonly Group[]): boolean {
  const province = '1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]';
  const found = new RegExp(`^(?:${province})\\d{6}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}$`).test(digits);
  const cut = groups.map((group) => group.digits.length).join();
  return found && ['15', '6,6,3', '6,9'].includes(cut);
}

/** Cards begin with 3…9 (a number beginning with 1 or 2 is a date or a year), have 16–19 digits and pass Luhn's check. */
function isBankCard(digits: string): boolean {
  if (!/^[3-9]\d{15,18}$/.test(digits)) return false;
  const total = [...digits].reverse().reduce((sum, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return total % 10 === 0;
}

const isPhone = (digits: string): boolean => /^(?:86|0086)?1[3-9]\d{9}$/.test(digits);

/** A day such as 2026-03-01 at the start of the window: a list of dates is not a phone number. */
function hasDate(groups: readonly Group[]): boolean {
  return groups.some((g, i) => {
    const [month, day] = [groups[i + 1], groups[i + 2]];
    return (
      /^(?:19|20)\d{2}$/.test(g.digits) &&
      /^(?:0?[1-9]|1[0-2])$/.test(month?.digits ?? '') &&
      /^(?:0?[1-9]|[12]\d|3[01])$/.test(day?.digits ?? '')
    );
  });
}

/**
 * Are these groups one number written apart, not a list of scores? One piece; pieces of three and more; single digits; or one kind
 * of dash or dot throughout. '13.5 14.5 15.5' mixes two kinds and is a list.
 */
function looksLikeOne(groups: readonly Group[], smallest: number): boolean {
  if (hasDate(groups)) return false;
  if (groups.slice(0, -1).every((g) => g.digits.length >= smallest)) return groups.length > 0;
  if (groups.every((g) => g.digits.length === 1)) return true;
  const kinds = new Set(groups.slice(1).map((g) => g.separator));
  return kinds.size === 1 && !kinds.has(' ');
}

/** Cut where the parts of a card's number end (region, year, month, day, serial), or written apart as any one number. */
function isOneCard(groups: readonly Group[]): boolean {
  const plain = groups.filter((group) => group.digits !== 'X');
  let end = 0;
  const ends = plain.slice(0, -1).map((group) => {
    end += group.digits.length;
    return end;
  });
  return ends.every((at) => [6, 10, 12, 14, 17].includes(at)) || looksLikeOne(plain, 3);
}

function kindOf(digits: string, groups: readonly Group[]): PersonalNumberKind | null {
  if ((isIdCard(digits) && isOneCard(groups)) || isOldIdCard(digits, groups)) return 'idCard';
  if (isPhone(digits) && looksLikeOne(groups, digits.length > 11 ? 2 : 3)) return 'phone';
  return isBankCard(digits) && looksLikeOne(groups, 4) ? 'bankCard' : null;
}

/** In the order of the text; pieces of one number are reported once. */
export function findPersonalNumbers(text: string): readonly PersonalNumber[] {
  const found: PersonalNumber[] = [];
  for (const run of runsOf(text)) {
    for (let first = 0; first < run.length; first += 1) {
      const longest = longestFrom(run, first) ?? afterName(run, first);
      if (!longest) continue;
      found.push(longest.number);
      first = longest.last;
    }
  }
  return found;
}

/** A name may end with one or two numerals (张三, 王二五) that stand right before a number in numerals. */
function afterName(run: readonly Group[], first: number): ReturnType<typeof longestFrom> {
  const start = run[first];
  for (const cut of start?.isNumeral ? [1, 2] : []) {
    const from = start?.starts[cut];
    if (!start || from === undefined) break;
    const shorter = { ...start, digits: start.digits.slice(cut), from, starts: start.starts.slice(cut) };
    const found = longestFrom(run.with(first, shorter), first);
    if (found) return found;
  }
  return null;
}

function longestFrom(run: readonly Group[], first: number): { number: PersonalNumber; last: number } | null {
  const start = run[first];
  let best: { number: PersonalNumber; last: number } | null = null;
  let digits = '';
  for (let last = first; start && last < run.length && digits.length < 20; last += 1) {
    const group = run[last];
    if (!group) break;
    digits += group.digits;
    const kind = kindOf(digits, run.slice(first, last + 1));
    if (kind) best = { number: { kind, at: start.from, length: group.to - start.from }, last };
  }
  return best;
}
