import {
  type CellForm,
  describedColumns,
  exampleRows,
  type ImportKind,
  parentsOf,
  rolesOf,
} from '../domain/import-sheets.js';
import type { Day } from '../domain/time/beijing.js';
import { type Language, type OrganisationKind, organisationKinds, roles } from '../domain/vocabulary.js';
import { columnTitle, importWords } from './import.js';

interface HelpWords {
  readonly column: string;
  readonly needed: string;
  readonly optional: string;
  readonly butForBureau: string;
  readonly whether: string;
  readonly content: string;
  /** What goes into a cell. */
  readonly cells: Record<CellForm, string>;
  readonly kindsHead: string;
  readonly rolesHead: string;
  readonly kind: string;
  readonly under: string;
  readonly role: string;
  readonly at: string;
  readonly nothing: string;
  readonly either: string;
  readonly example: string;
  readonly exampleText: string;
}

export const importHelp: Record<Language, HelpWords> = {
  zh: {
    column: '列名',
    needed: '必填',
    optional: '可不填',
    butForBureau: '除市教育局外必填',
    whether: '是否必填',
    content: '填写内容',
    cells: {
      newCode: '自定，不可重复；用文字、数字、点、横线，不超过32个字符。再次导入同一代码即更新该行',
      text: '单位全称',
      englishText: '英文全称，用于英文页面和证书',
      personName: '与申报表、证书所用一致',
      kind: '填下表中的一种',
      parentCode: '上级单位的代码，已在系统中或在本表中',
      bodyCode: '已导入单位的代码',
      personCode: '已导入人员的代码',
      role: '填下表中的一种',
      language: '通知所用语言：中文或英文；不填为中文',
      email: '系统通知发往此处；不填则只能登录后在页面上查看',
      phone: '手机或带区号的固定电话，如 13800000001、0570-8000002',
      pinyin: '不填由系统生成；多音字请填写，如 Zhang Shili',
      nominatorCode: '录入该人员的单位代码；不填为市教育局',
      fromDay: '如 2026-03-01',
      toDay: '如 2029-02-28，当日仍在任；不填为长期',
    },
    kindsHead: '单位类别与上级',
    rolesHead: '岗位与所在单位',
    kind: '类别',
    under: '上级单位的类别',
    role: '岗位',
    at: '可设在',
    nothing: '无（上级单位代码不填）',
    either: '或',
    example: '下载示例表格',
    exampleText:
      '示例中的单位和人员都是虚构的，请删去后填写自己的内容。第一行是列名，请保留；列的先后不限，可不填的列可以删去。',
  },
  en: {
    column: 'Column',
    needed: 'needed',
    optional: 'optional',
    butForBureau: 'needed but for the bureau',
    whether: 'Needed?',
    content: 'What goes in',
    cells: {
      newCode: 'your own, each once; letters, digits, dots and dashes, at most 32. The same code again updates its row',
      text: 'the full name',
      englishText: 'the full English name, for English pages and certificates',
      personName: 'as on forms and certificates',
      kind: 'one of the words below',
      parentCode: 'the code of the superior body, in this sheet or imported before',
      bodyCode: 'the code of an imported body',
      personCode: 'the code of an imported person',
      role: 'one of the words below',
      language: 'of the letters: Chinese or English; empty means Chinese',
      email: 'where letters go; without one, only the pages tell',
      phone: 'mobile, or with the area code, such as 13800000001 or 0570-8000002',
      pinyin: 'made by the service when empty; please give it for names read in two ways, such as Zhang Shili',
      nominatorCode: 'the code of the body that entered the person; empty means the bureau',
      fromDay: 'such as 2026-03-01',
      toDay: 'such as 2029-02-28, that day included; empty means for good',
    },
    kindsHead: 'Kinds of bodies, and what they stand under',
    rolesHead: 'Posts, and where they can be',
    kind: 'Kind',
    under: 'Kind of superior body',
    role: 'Post',
    at: 'At',
    nothing: 'none (leave the code empty)',
    either: ' or ',
    example: 'Download an example',
    exampleText:
      'Its bodies and people are made up: take them out and fill in your own. Keep the first row, which names the columns; their order is free, and optional ones may be left out.',
  },
};

/** The words of one list, each with where it belongs: kinds with what they stand under, posts with where they can be. */
export function allowedWords(kind: ImportKind, language: Language): readonly (readonly [string, string])[] {
  const { kinds, roles: posts } = importWords[language];
  const { either, nothing } = importHelp[language];
  const named = (list: readonly (OrganisationKind | null)[]) =>
    list.map((one) => (one ? kinds[one] : nothing)).join(either);
  if (kind === 'organisations') return organisationKinds.map((one) => [kinds[one], named(parentsOf[one])]);
  if (kind === 'posts')
    return roles.map((one) => [posts[one], named(organisationKinds.filter((at) => rolesOf[at].includes(one)))]);
  return [];
}

/** An example sheet in words, as somebody would fill it in: its titles, then its rows. */
export function exampleSheet(
  kind: ImportKind,
  language: Language,
  city: { readonly bureau: string; readonly from: Day },
): readonly (readonly string[])[] {
  const words = importWords[language];
  const said: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    kind: words.kinds,
    role: words.roles,
    language: words.languages,
  };
  const columns = describedColumns(kind).map(({ name }) => name);
  const rows = exampleRows(city.bureau, city.from)[kind];
  return [
    columns.map((name) => columnTitle(kind, name, language)),
    ...rows.map((cells) => cells.map((cell, at) => said[columns[at] ?? '']?.[cell] ?? cell)),
  ];
}
