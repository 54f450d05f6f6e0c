import type { Language } from '../../domain/vocabulary.js';
import { clauses } from '../host-selection/clauses.js';
import { studioClauses } from '../studio/clauses.js';
import type { Clause } from './clause.js';

const byId: ReadonlyMap<string, Clause> = new Map(Object.entries<Clause>({ ...studioClauses, ...clauses }));

/** The clause behind a rule id; undefined for ids of other processes and for `FORM`. */
export function clauseOf(ruleId: string): Clause | undefined {
  return byId.get(ruleId);
}

/** '不满足 HOST-09:从事班主任工作6年以上(方案 四-4)'; an id without a clause is named alone. */
export function cite(ruleId: string, language: Language): string {
  const clause = clauseOf(ruleId);
  if (language === 'zh') {
    return clause ? `不满足 ${ruleId}：${clause.summaryZh}（${clause.clause}）` : `不满足 ${ruleId}`;
  }
  return clause ? `Not satisfied, ${ruleId}: ${clause.summaryEn} (${placeEn(clause)})` : `Not satisfied, ${ruleId}`;
}

/** The place in the plan, without the sentence: '方案 四-4'. */
export function placeOf(ruleId: string, language: Language): string {
  const clause = clauseOf(ruleId);
  if (!clause) return ruleId;
  return language === 'zh' ? clause.clause : placeEn(clause);
}

const papersEn = {
  '000': 'county opinion',
  '001': 'plan',
  '003': 'city guidance',
  '004': 'ministry opinion on training',
} as const;

function placeEn({ clause, seed, id }: Clause): string {
  if (seed === null) return `rule ${id}`;
  const [, place = ''] = clause.split(' ');
  const [part = '', item] = place.split('-');
  const number = '一二三四五六七八九'.indexOf(part) + 1;
  return item ? `${papersEn[seed]}, part ${number}, item ${item}` : `${papersEn[seed]}, part ${number}`;
}
