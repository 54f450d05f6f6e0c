import type { Language } from '../domain/vocabulary.js';
import { clauseOf, placeOf } from '../policy/clauses/cite.js';
import { labelled } from './labelled.js';

/** 'HOST-09（方案 四-4）'; a rule of our own detail says its id in its place already. */
export function ruleName(ruleId: string, language: Language): string {
  const place = placeOf(ruleId, language);
  if (place.includes(ruleId)) return place;
  return language === 'zh' ? `${ruleId}（${place}）` : `${ruleId} (${place})`;
}

/** The rule with what it says: 'HOST-09（方案 四-4）：从事班主任工作6年以上'; an id without a clause is named alone. */
export function ruleInFull(ruleId: string, language: Language): string {
  const clause = clauseOf(ruleId);
  const name = ruleName(ruleId, language);
  return clause ? labelled(name, language === 'zh' ? clause.summaryZh : clause.summaryEn, language) : name;
}
