/**
 * The three sheets a city is filled from, column by column. The import reads by it, the page explains by it, and the example sheets
 * are made of it. Order: bodies, then people, then posts, as each names the one before by its codes.
 */
import type { Day } from './time/beijing.js';
import type { OrganisationKind, Role } from './vocabulary.js';

export const importKinds = ['organisations', 'people', 'posts'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What may stand in a cell. `kind`, `role` and `language` are words of a list, as `text/import.ts` says them. */
export type CellForm =
  | 'newCode'
  | 'text'
  | 'englishText'
  | 'personName'
  | 'kind'
  | 'parentCode'
  | 'bodyCode'
  | 'personCode'
  | 'role'
  | 'language'
  | 'email'
  | 'phone'
  | 'pinyin'
  | 'nominatorCode'
  | 'fromDay'
  | 'toDay';

interface Column {
  readonly form: CellForm;
  /** Absent: it may be empty, and the column may be left out. */
  readonly required?: true;
  /** Needed where the row is not the bureau's own; the column itself may be left out. */
  readonly butForBureau?: true;
}
const needed = (form: CellForm) => ({ form, required: true }) as const;
const optional = (form: CellForm) => ({ form }) as const;

export const importSheets = {
  organisations: {
    code: needed('newCode'),
    name: needed('text'),
    nameEn: optional('englishText'),
    kind: needed('kind'),
    parent: { form: 'parentCode', butForBureau: true },
  },
  people: {
    code: needed('newCode'),
    name: needed('personName'),
    namePinyin: optional('pinyin'),
    email: optional('email'),
    phone: optional('phone'),
    language: optional('language'),
    nominatedBy: optional('nominatorCode'),
  },
  posts: {
    organisation: needed('bodyCode'),
    role: needed('role'),
    person: needed('personCode'),
    from: needed('fromDay'),
    to: optional('toDay'),
  },
} as const satisfies Readonly<Record<ImportKind, Readonly<Record<string, Column>>>>;

export type ColumnOf<K extends ImportKind> = Extract<keyof (typeof importSheets)[K], string>;
export type AnyColumn = { [K in ImportKind]: ColumnOf<K> }[ImportKind];

/** The columns of a sheet in their order. */
export const columnsOf = <K extends ImportKind>(kind: K): readonly ColumnOf<K>[] =>
  Object.keys(importSheets[kind]) as ColumnOf<K>[];

/** The same with what stands in each. */
export function describedColumns(kind: ImportKind): readonly (Column & { readonly name: AnyColumn })[] {
  const sheet: Readonly<Partial<Record<AnyColumn, Column>>> = importSheets[kind];
  const names: readonly AnyColumn[] = columnsOf(kind);
  return names.flatMap((name) => (sheet[name] ? [{ name, ...sheet[name] }] : []));
}

/** Those without which nothing is read. */
export const requiredOf = <K extends ImportKind>(kind: K): readonly ColumnOf<K>[] => {
  const needs = describedColumns(kind).flatMap(({ name, required }) => (required ? [name] : []));
  return columnsOf(kind).filter((name) => needs.some((one) => one === name));
};

/**
 * Under which kind of body each stands; a private school stands under the bureau or a county (HOST-O11), and a county that runs studios of
 * its own may have a section and an institute of its own (LOCAL-01).
 */
export const parentsOf: Readonly<Record<OrganisationKind, readonly (OrganisationKind | null)[]>> = {
  cityBureau: [null],
  moralEducationSection: ['cityBureau', 'countyAuthority'],
  instituteOfEducationScience: ['cityBureau', 'countyAuthority'],
  countyAuthority: ['cityBureau'],
  countySchool: ['countyAuthority'],
  cityDirectSchool: ['cityBureau'],
  privateSchool: ['cityBureau', 'countyAuthority'],
};

const ofSchool: readonly Role[] = ['schoolLeader', 'schoolClerk', 'applicant', 'expert'];

/** Which posts a body of a kind can have. An expert's post stands where the expert works: that is the conflict (HOST-O15). */
export const rolesOf: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  cityBureau: ['cityOfficer', 'cityLeader', 'operator', 'expert'],
  moralEducationSection: ['sectionOfficer', 'expert'],
  instituteOfEducationScience: ['instituteOfficer', 'expert'],
  countyAuthority: ['countyOfficer', 'countyLeader', 'expert'],
  countySchool: ofSchool,
  cityDirectSchool: ofSchool,
  privateSchool: ofSchool,
};

/** The rows of an example, by codes, in the order of the columns. */
type Example = readonly (readonly string[])[];

/**
 * Bodies, people and posts of a made-up county, that a city holding nothing but its bureau takes as they are.
 * @param bureau its code @param from the first day of the posts
 */
export const exampleRows = (bureau: string, from: Day): Readonly<Record<ImportKind, Example>> => ({
  organisations: [
    ['EX-DYK', '示例德育科', '', 'moralEducationSection', bureau],
    ['EX-JKY', '示例教科院', '', 'instituteOfEducationScience', bureau],
    ['EX-X', '示例县教育局', 'Example County', 'countyAuthority', bureau],
    ['EX-X01', '示例县第一小学', 'Example School', 'countySchool', 'EX-X'],
    ['EX-Z01', '示例市实验中学', '', 'cityDirectSchool', bureau],
    ['EX-M01', '示例民办学校', '', 'privateSchool', 'EX-X'],
  ],
  people: [
    ['EX-P001', '张示例', 'Zhang Shili', 'zhang@school.example', '13800000001', 'zh', 'EX-X01'],
    ['EX-P002', '李示例', '', 'li@school.example', '0570-8000002', '', ''],
    ['EX-P003', '王示例', '', 'wang@county.example', '', '', ''],
  ],
  posts: [
    ['EX-X01', 'applicant', 'EX-P001', from, ''],
    ['EX-X01', 'schoolLeader', 'EX-P002', from, ''],
    ['EX-X', 'countyOfficer', 'EX-P003', from, '2099-12-31'],
  ],
});
