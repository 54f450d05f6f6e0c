import { recipients } from '../domain/studio/assessment/consequences.js';
import type { Language } from '../domain/vocabulary.js';
import { moment } from './dates.js';
import { type LetterWords, present } from './mail-words.js';
import { bureauZh } from './of-level.js';
import { ruleInFull } from './rules.js';
import { studioWords } from './studio.js';

type Name =
  | 'nominationCloses'
  | 'nomineeListed'
  | 'nomineeStruck'
  | 'strikeFell'
  | 'strikeAppealDecided'
  | 'honourGranted';

/** Kinds of recipient by commas, in words. */
function recipientsIn(kinds: string, language: Language): string {
  const words = kinds.split(',').map((kind) => {
    const known = recipients.find((one) => one === kind);
    return known ? studioWords[language].recipient[known] : kind;
  });
  return words.join(language === 'zh' ? '、' : ', ');
}

const zhAnswers: Readonly<Record<string, string>> = {
  confirmed: '维持原处理，不再列入名单',
  overturned: '撤销原处理，重新列入名单，与其他对象一并决定',
  otherStands: '撤销原处理；另有异议成立，仍不列入名单，可就该异议另行申诉',
};
const enAnswers: Readonly<Record<string, string>> = {
  confirmed: 'the strike stands',
  overturned: 'overturned; it stands on the list again and is decided on with the others',
  otherStands:
    'overturned; another objection was upheld and keeps it off the list, against which an appeal of its own is possible',
};

/** Letters of a call for commendations: to who may nominate, and to whom a nomination concerns. */
export const honourLetters: Record<Language, LetterWords<Name>> = {
  zh: {
    nominationCloses: (d) => ({
      subject: `【即将截止】${d.roundName}的推荐`,
      lines: [
        `${d.roundName}的推荐将于 ${moment(d.due, 'zh')} 截止，在此之前仍可推荐。`,
        '已推荐的不受影响；不再推荐的无需办理，截止后不再受理。',
      ],
      action: '查看并推荐',
    }),
    nomineeListed: (d) => ({
      subject: `【表彰公示】${d.callName}`,
      lines: [
        `在${d.callName}中，拟表彰${recipientsIn(d.recipients, 'zh')}（${d.studioName}，${d.studioNumber}）。名单正在公示（${d.noticeNumber}），公示至 ${moment(d.until, 'zh')}。`,
        `公示期间任何人可以提出异议；公示期满且异议处理完毕后，由${bureauZh(d.level)}决定。`,
      ],
      page: { path: `/notices/${d.noticeId}`, words: '查看公示' },
    }),
    nomineeStruck: (d) => ({
      subject: `【取消拟表彰】${d.callName}`,
      lines: present([
        `在${d.callName}中，${recipientsIn(d.recipients, 'zh')}（${d.studioName}，${d.studioNumber}）已从拟表彰名单中取消${d.appealUntil ? '。' : '，不再参加本次表彰。'}`,
        d.reason && `说明：${d.reason}`,
        d.appealUntil
          ? `可在 ${moment(d.appealUntil, 'zh')} 前书面申诉一次（NOTICE-O06）：由本人（先进单位由单位负责人、工作室由主持人）通过待办办理；处理完毕前，名单不作决定。`
          : '',
        `依据：${ruleInFull(d.ruleId, 'zh')}`,
      ]),
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    strikeFell: (d) => ({
      subject: `【表彰】${d.callName}：否决已撤销`,
      lines: [
        `在${d.callName}中，${recipientsIn(d.recipients, 'zh')}（${d.studioName}，${d.studioNumber}）曾因一票否决从拟表彰名单中取消；该否决经申诉已撤销。`,
        '本次名单已继续办理，不再恢复；今后的推荐和表彰不受影响。',
        `依据：${ruleInFull('VETO-O05', 'zh')}`,
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    strikeAppealDecided: (d) => ({
      subject: `【表彰】${d.callName}：名单申诉已处理`,
      lines: [
        `在${d.callName}中，${recipientsIn(d.recipients, 'zh')}（${d.studioName}，${d.studioNumber}）因异议成立从拟表彰名单中取消，其申诉已处理：${zhAnswers[d.outcome] ?? d.outcome}。`,
        `说明：${d.reason}`,
        `依据：${ruleInFull('NOTICE-O06', 'zh')}`,
      ],
      page: { path: '/studios', words: '登录查看工作室' },
    }),
    honourGranted: (d) => ({
      subject: `【表彰】${d.callName}`,
      lines: [
        `在${d.callName}中，${bureauZh(d.level)}决定予以表彰：${recipientsIn(d.recipient, 'zh')}（${d.studioName}，${d.studioNumber}），荣誉编号 ${d.number}。`,
      ],
      page: { path: '/studios', words: '登录查看' },
    }),
  },
  en: {
    nominationCloses: (d) => ({
      subject: `[Closing soon] Nominations for ${d.roundName}`,
      lines: [
        `Nominations for ${d.roundName} end on ${moment(d.due, 'en')}; until then you may still nominate.`,
        'What you nominated stays. If you do not wish to nominate, there is nothing to do; later nominations are not taken.',
      ],
      action: 'See and nominate',
    }),
    nomineeListed: (d) => ({
      subject: `[On notice] ${d.callName}`,
      lines: [
        `In ${d.callName} the ${recipientsIn(d.recipients, 'en')} (${d.studioName}, ${d.studioNumber}) is on the list of those to be commended. It is on public notice (${d.noticeNumber}) until ${moment(d.until, 'en')}.`,
        'Anybody may object meanwhile; the bureau decides once the notice has come down and every objection is answered.',
      ],
      page: { path: `/notices/${d.noticeId}`, words: 'See the notice' },
    }),
    nomineeStruck: (d) => ({
      subject: `[Off the list] ${d.callName}`,
      lines: present([
        `In ${d.callName} the ${recipientsIn(d.recipients, 'en')} (${d.studioName}, ${d.studioNumber}) is off the list of those to be commended${d.appealUntil ? '.' : ' and takes no further part.'}`,
        d.reason && `Reason: ${d.reason}`,
        d.appealUntil
          ? `Until ${moment(d.appealUntil, 'en')} one written appeal is possible (NOTICE-O06), by the person, for a unit by its leader, for a studio by its host, on the task that was opened for it; the list is not decided on before it is answered.`
          : '',
        `Clause: ${ruleInFull(d.ruleId, 'en')}`,
      ]),
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    strikeFell: (d) => ({
      subject: `[Commendation] ${d.callName}: the veto was overturned`,
      lines: [
        `In ${d.callName} a veto took the ${recipientsIn(d.recipients, 'en')} (${d.studioName}, ${d.studioNumber}) off the list of those to be commended; it was overturned on appeal.`,
        'This list has gone on and is not opened again; later nominations and commendations are not affected.',
        `Clause: ${ruleInFull('VETO-O05', 'en')}`,
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    strikeAppealDecided: (d) => ({
      subject: `[Commendation] ${d.callName}: the appeal was answered`,
      lines: [
        `In ${d.callName} the ${recipientsIn(d.recipients, 'en')} (${d.studioName}, ${d.studioNumber}) was struck from the list by an objection. The appeal was answered: ${enAnswers[d.outcome] ?? d.outcome}.`,
        `Reason: ${d.reason}`,
        `Clause: ${ruleInFull('NOTICE-O06', 'en')}`,
      ],
      page: { path: '/studios', words: 'Sign in to see the studio' },
    }),
    honourGranted: (d) => ({
      subject: `[Commendation] ${d.callName}`,
      lines: [
        `In ${d.callName} the bureau has decided to commend the ${recipientsIn(d.recipient, 'en')} (${d.studioName}, ${d.studioNumber}); the honour's number is ${d.number}.`,
      ],
      page: { path: '/studios', words: 'Sign in' },
    }),
  },
};
