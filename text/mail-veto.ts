import type { Letters } from '../domain/letters.js';
import type { VetoKind } from '../domain/studio/veto/vetoes.js';
import type { Language } from '../domain/vocabulary.js';
import { filledDay, moment } from './dates.js';
import { present } from './mail-words.js';
import { sayAt } from './of-level.js';
import { ruleInFull } from './rules.js';

type Facts = Letters['vetoDecided'];

export const vetoKindOf = (kind: string): VetoKind => (kind === 'performance' ? 'performance' : 'ethics');

const zh: Readonly<Record<VetoKind, Readonly<Record<string, string>>>> = {
  ethics: {
    effective:
      '市教育局已作出师德一票否决决定，自即日起取消主持人称号，工作室撤销，证书作废。牌匾请先取下保管，待申诉期满后按通知交回。',
    dismissed: '市教育局经调查、听取陈述，决定不予否决；主持人称号和工作室不受影响。',
    confirmed: '申诉已处理：维持师德一票否决决定。请按通知交回牌匾和证书。',
    overturned: '申诉已处理：撤销师德一票否决决定。主持人称号、证书和工作室恢复原状。',
    lifted: '市教育局已决定解除师德一票否决，由此产生的限制自即日起解除；已取消的主持人称号不恢复。',
  },
  performance: {
    effective:
      '市教育局已作出目标考核一票否决决定，限期不得参加各种先进、荣誉称号的评选，并追究相关责任人的责任；主持人称号不受影响，所在单位记录在案。',
    dismissed: '市教育局经调查、听取陈述，决定不予否决。',
    confirmed: '申诉已处理：维持目标考核一票否决决定。',
    overturned: '申诉已处理：撤销目标考核一票否决决定，评优限制解除。',
    lifted: '市教育局已决定解除目标考核一票否决，评优限制自即日起解除。',
    pursued: '目标考核一票否决的追责已办结：已追究相关责任人的责任。',
    notPursued: '目标考核一票否决的追责已办结：经查，不予追究责任。',
  },
};
const en: typeof zh = {
  ethics: {
    effective:
      'The bureau has decided on an ethics veto: the title of host is cancelled from today, the studio is revoked, the certificate is void. Please take the plaque down and keep it; you will be asked for it once no appeal can come any more.',
    dismissed: 'After hearing the host the bureau has decided against a veto; title and studio are not touched.',
    confirmed: 'The appeal was answered: the ethics veto stands. Please give plaque and certificate back when asked.',
    overturned:
      'The appeal was answered: the ethics veto is overturned. Title, certificate and studio are again what they were.',
    lifted:
      'The bureau has lifted the ethics veto: what it barred is open again from today; the title that was cancelled stays cancelled.',
  },
  performance: {
    effective:
      'The bureau has decided on a performance veto: no selection for advanced titles or honours until its day, and those responsible are held to account. The title of host stays; the unit is recorded.',
    dismissed: 'After hearing the host the bureau has decided against a veto.',
    confirmed: 'The appeal was answered: the performance veto stands.',
    overturned: 'The appeal was answered: the performance veto is overturned, and its bar falls.',
    lifted: 'The bureau has lifted the performance veto, and its bar falls today.',
    pursued: 'The record of responsibility of the performance veto is closed: those responsible were held to account.',
    notPursued: 'The record of responsibility of the performance veto is closed: nobody is held to account.',
  },
};

/** What was decided under which rule, until when it bars, and until when one may appeal (VETO-02, VETO-03, VETO-O01, VETO-O05, VETO-O06). */
export function vetoSentences(d: Facts, language: Language): readonly string[] {
  const said = (language === 'zh' ? zh : en)[vetoKindOf(d.vetoKind)][d.outcome] ?? '';
  const what = sayAt(said, d.level === 'county' ? 'county' : 'city');
  const bar = d.barredUntil && filledDay(d.barredUntil, language);
  const until = d.until && moment(d.until, language);
  const rule = d.ruleId ? ruleInFull(d.ruleId, language) : '';
  return present(
    language === 'zh'
      ? [
          `${d.studioName}（${d.studioNumber}）：${what}`,
          bar && `评优限制至 ${bar}（含当日）。`,
          until && `主持人可在 ${until} 前申诉一次；申诉期间决定继续执行。`,
          rule && `依据：${rule}`,
        ]
      : [
          `${d.studioName} (${d.studioNumber}): ${what}`,
          bar && `No honours until ${bar}, that day included.`,
          until && `The host may appeal once until ${until}; the decision stays in force meanwhile.`,
          rule && `Clause: ${rule}`,
        ],
  );
}
