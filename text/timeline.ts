import type { Language, Role } from '../domain/vocabulary.js';
import { moment } from './dates.js';
import { roleName } from './states.js';
import { actName } from './web-acts.js';

/** What a sentence needs of a row; `refusal` and `clauses` are in words already. */
export interface Told {
  readonly at: string;
  readonly act: string;
  readonly actorKind: 'person' | 'system' | 'respondent' | 'public';
  readonly who: string | null;
  readonly role: Role | null;
  readonly orgName: string | null;
  readonly channel: 'page' | 'link' | 'api' | 'system' | 'public';
  readonly refusal: string | null;
  readonly clauses: readonly string[];
  readonly formHash: string | null;
}

interface TimelineWords {
  readonly actor: Record<Told['actorKind'], string>;
  readonly channel: Record<Told['channel'], string>;
  readonly sentence: (parts: { when: string; who: string; by: string; act: string }) => string;
  readonly refused: (why: string) => string;
  readonly under: (clauses: string) => string;
  readonly onForm: (hash: string) => string;
}

export const timeline: Record<Language, TimelineWords> = {
  zh: {
    actor: { person: '当事人', system: '系统', respondent: '意见反馈人（匿名）', public: '社会公众' },
    channel: { page: '网页', link: '邮件链接', api: '接口', system: '系统', public: '公示页面' },
    sentence: ({ when, who, by, act }) => `${when},${who}(${by}):${act}`,
    refused: (why) => `，未获准：${why}`,
    under: (clauses) => `，依据${clauses}`,
    onForm: (hash) => `，申报表版本 ${hash}`,
  },
  en: {
    actor: {
      person: 'Person concerned',
      system: 'System',
      respondent: 'Respondent (anonymous)',
      public: 'Member of the public',
    },
    channel: { page: 'page', link: 'mail link', api: 'API', system: 'system', public: 'notice page' },
    sentence: ({ when, who, by, act }) => `${when}, ${who} (${by}): ${act}`,
    refused: (why) => `; refused: ${why}`,
    under: (clauses) => `; under ${clauses}`,
    onForm: (hash) => `; form version ${hash}`,
  },
};

/** One row of a case's story as one sentence, for archives and exports; the page lays out the same facts. */
export function tell(row: Told, language: Language): string {
  const words = timeline[language];
  const post = row.role ? roleName(row.role, language) : '';
  const place = [row.orgName, post].filter(Boolean).join(' ');
  const who = [place, row.who].filter(Boolean).join(' ') || words.actor[row.actorKind];
  const end = language === 'zh' ? '。' : '.';
  return [
    words.sentence({
      when: moment(row.at, language),
      who,
      by: words.channel[row.channel],
      act: actName(row.act, language),
    }),
    row.refusal ? words.refused(row.refusal.replace(/[。.]$/, '')) : '',
    row.clauses.length > 0 ? words.under(row.clauses.join(language === 'zh' ? '、' : ', ')) : '',
    row.formHash ? words.onForm(row.formHash) : '',
    end,
  ].join('');
}
