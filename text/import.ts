import type { ImportErrorCode } from '../desk/organisations/import-sheet.js';
import type { AnyColumn as Column, ImportKind } from '../domain/import-sheets.js';
import type { Language, OrganisationKind, Role } from '../domain/vocabulary.js';
import { documentWords } from './documents.js';
import { roleNames } from './states.js';

export interface ImportWords {
  /** Titles of the columns, as the template sheet prints them. */
  readonly columns: Record<Column, string>;
  /** In a sheet of people the name is a person's. */
  readonly personName: string;
  readonly kinds: Record<OrganisationKind, string>;
  readonly roles: Record<Role, string>;
  readonly languages: Record<Language, string>;
  readonly errors: Record<ImportErrorCode, string>;
  /** One line of the error column. */
  readonly line: (column: string, error: string) => string;
}

export const importWords: Record<Language, ImportWords> = {
  zh: {
    columns: {
      code: '代码',
      name: '名称',
      nameEn: '英文名称',
      kind: '类别',
      parent: '上级单位代码',
      namePinyin: '姓名拼音',
      email: '电子邮箱',
      phone: '电话',
      language: '语言',
      nominatedBy: '填报单位代码',
      organisation: '单位代码',
      role: '岗位',
      person: '人员代码',
      from: '任职起始日',
      to: '任职截止日',
    },
    personName: '姓名',
    kinds: {
      cityBureau: '市教育局',
      moralEducationSection: '德育科',
      instituteOfEducationScience: '教科院',
      countyAuthority: '县区教育局',
      countySchool: '县区学校',
      cityDirectSchool: '市直属学校',
      privateSchool: '民办学校',
    },
    roles: {
      applicant: '班主任（申报人）',
      schoolLeader: '学校负责人',
      schoolClerk: '学校经办人',
      countyOfficer: '县区经办人',
      countyLeader: '县区负责人',
      cityOfficer: '市局经办人',
      cityLeader: '市局负责人',
      sectionOfficer: '德育科经办人',
      instituteOfficer: '教科院经办人',
      expert: '评审专家',
      operator: '系统管理员',
    },
    languages: { zh: '中文', en: '英文' },
    errors: {
      missingColumn: '缺少此列',
      unknownColumn: '没有这一列，请按模板填写',
      missing: '未填写',
      tooLong: '内容过长',
      badCode: '代码只能用文字、数字、点、横线，不超过32个字符',
      duplicate: '与上面的行重复',
      otherCase: '与系统中已有的代码只有大小写不同，请按已有的写法填写',
      unknownKind: '没有这种单位类别',
      kindChanged: '单位类别不能更改',
      unknownParent: '没有找到上级单位',
      parentDoesNotFit: '上级单位的类别不对',
      secondBureau: '一套系统只服务一个市教育局，已有市教育局',
      unknownOrganisation: '没有找到该单位',
      unknownPerson: '没有找到该人员',
      unknownRole: '没有这种岗位',
      roleDoesNotFit: '该类单位没有这种岗位',
      badEmail: '邮箱地址不正确',
      badPhone: '电话号码不正确',
      badLanguage: '语言请填“中文”或“英文”',
      badDay: '日期请按 2026-03-01 的格式填写',
      endsBeforeStart: '截止日早于起始日',
      overlappingHolding: '同一人在同一岗位的任职日期有重叠',
    },
    line: (column, error) => `${column}:${error}`,
  },
  en: {
    columns: {
      code: 'Code',
      name: 'Name',
      nameEn: 'English name',
      kind: 'Kind',
      parent: 'Code of superior body',
      namePinyin: 'Name in pinyin',
      email: 'E-mail',
      phone: 'Telephone',
      language: 'Language',
      nominatedBy: 'Code of body that entered it',
      organisation: 'Code of body',
      role: 'Post',
      person: 'Code of person',
      from: 'From',
      to: 'To',
    },
    personName: 'Name',
    kinds: {
      cityBureau: 'City education bureau',
      moralEducationSection: 'Moral Education Section',
      instituteOfEducationScience: 'Institute of Education Science',
      countyAuthority: 'County education authority',
      countySchool: 'County school',
      cityDirectSchool: 'City-direct school',
      privateSchool: 'Private school',
    },
    roles: {
      applicant: 'Head teacher (applicant)',
      schoolLeader: 'School leader',
      schoolClerk: 'School clerk',
      countyOfficer: 'County officer',
      countyLeader: 'County leader',
      cityOfficer: 'City officer',
      cityLeader: 'City leader',
      sectionOfficer: 'Officer of the Moral Education Section',
      instituteOfficer: 'Officer of the Institute',
      expert: 'Expert',
      operator: 'Operator',
    },
    languages: { zh: 'Chinese', en: 'English' },
    errors: {
      missingColumn: 'this column is missing',
      unknownColumn: 'there is no such column; please keep to the template',
      missing: 'not filled in',
      tooLong: 'too long',
      badCode: 'a code has letters, digits, dots and dashes, at most 32',
      duplicate: 'the same as a row above',
      otherCase: 'differs from a code already there in capitals only; please write it as it is there',
      unknownKind: 'there is no such kind of body',
      kindChanged: 'a body keeps its kind',
      unknownParent: 'the superior body was not found',
      parentDoesNotFit: 'the superior body is of the wrong kind',
      secondBureau: 'one installation serves one city bureau, and there is one already',
      unknownOrganisation: 'this body was not found',
      unknownPerson: 'this person was not found',
      unknownRole: 'there is no such post',
      roleDoesNotFit: 'a body of this kind has no such post',
      badEmail: 'not an e-mail address',
      badPhone: 'not a telephone number',
      badLanguage: 'please write "Chinese" or "English"',
      badDay: 'please write dates as 2026-03-01',
      endsBeforeStart: 'ends before it begins',
      overlappingHolding: 'the same person holds the same post twice at that time',
    },
    line: (column, error) => `${column}: ${error}`,
  },
};

/** In a sheet of people the name is a person's: both titles are understood. */
const alsoMeant: Readonly<Record<string, Column>> = { 姓名: 'name', 单位名称: 'name' };

const columnByTitle = lookUp<Column>((words) => words.columns);
const onPages = Object.values(roleNames).flatMap((names) =>
  (Object.keys(names) as Role[]).map((role): [string, Role] => [names[role], role]),
);
const wordOf: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  kind: lookUp((words) => words.kinds),
  // a post by its name on the pages, too
  role: new Map([...lookUp<Role>((words) => words.roles), ...onPages]),
  language: lookUp((words) => words.languages),
};

/**
 * A sheet as people fill it in (titles and words in either language, or codes) turned into codes. What is not known stays as
 * it was typed, so that the import can name it. The error column of an earlier return is passed over.
 */
export function canonicalSheet<R extends { readonly line: number; readonly cells: readonly string[] }>(sheet: {
  readonly header: readonly string[];
  readonly rows: readonly R[];
}): { header: string[]; rows: { line: number; cells: string[] }[] } {
  const passedOver: readonly string[] = [documentWords.zh.sheet.errorColumn, documentWords.en.sheet.errorColumn];
  const header = sheet.header.map((given) => {
    const title = given.trim();
    return passedOver.includes(title) ? '' : (alsoMeant[title] ?? columnByTitle.get(title) ?? title);
  });
  const rows = sheet.rows.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell, at) => wordOf[header[at] ?? '']?.get(cell.trim()) ?? cell),
  }));
  return { header, rows };
}

function lookUp<C extends string>(part: (words: ImportWords) => Record<C, string>): ReadonlyMap<string, C> {
  const both = [part(importWords.zh), part(importWords.en)];
  return new Map(both.flatMap((words) => (Object.keys(words) as C[]).map((code): [string, C] => [words[code], code])));
}

/** The title of a column as its sheet prints it; what is no column of ours stays as it was typed. */
export function columnTitle(kind: ImportKind | null, name: string, language: Language): string {
  const words = importWords[language];
  if (kind === 'people' && name === 'name') return words.personName;
  return Object.hasOwn(words.columns, name) ? words.columns[name as Column] : name;
}

/** The sentence of one bad cell, e.g. '电子邮箱:邮箱地址不正确'. */
export function sayImportError(
  kind: ImportKind,
  error: { readonly column: string; readonly code: ImportErrorCode },
  language: Language,
): string {
  const words = importWords[language];
  return words.line(columnTitle(kind, error.column, language), words.errors[error.code]);
}
