import type { MoveGround, MoveState } from '../domain/studio/move.js';
import type { Language } from '../domain/vocabulary.js';

const zh = {
  heading: '所在单位变动',
  number: (n: number) => `第 ${n} 次`,
  state: {
    asked: '待新单位同意',
    moved: '已迁至新单位',
    declined: '新单位未同意',
    lapsed: '聘期届满，未作答复',
  } satisfies Record<MoveState, string> as Record<MoveState, string>,
  grounds: { transfer: '主持人市内调动', merged: '原单位合并', closed: '原单位撤销' } satisfies Record<
    MoveGround,
    string
  > as Record<MoveGround, string>,
  way: (from: string, to: string) => `${from} → ${to}`,
  ground: '情形',
  words: '情况说明',
  askedAt: '提出时间',
  settledAt: '办结时间',
  move: '工作室迁至新单位',
  moveIntro:
    '工作室建在主持人所在单位。主持人市内调动的，经新单位同意后迁入；原单位合并、撤销的，直接迁至承继单位。编号、牌匾和聘期不变，原单位的未办事项转给新单位，由新单位重新确认办公场所和设备。',
  code: '新单位代码',
  name: '新单位名称',
  nameHint: '与单位名录一致',
  wordsHint: '加密保存，只有德育科和新单位可以看到',
  consent: '同意工作室迁入',
  consentIntro:
    '同意后，工作室即迁入本单位，由本单位提供办公场所和工作设备、协助日常管理（方案六-8）。不同意的请说明理由。',
  answer: '答复',
  outcome: { consented: '同意迁入', declined: '不同意迁入' },
  reason: '理由',
  reasonHint: '不同意的必须填写',
};
export type MoveWords = typeof zh;

const en: MoveWords = {
  heading: 'Moves to another unit',
  number: (n) => `No. ${n}`,
  state: {
    asked: 'Waiting for the new unit',
    moved: 'Moved',
    declined: 'Declined by the new unit',
    lapsed: 'Unanswered at the end of the term',
  },
  grounds: {
    transfer: 'The host was transferred within the city',
    merged: 'The unit was merged',
    closed: 'The unit was closed',
  },
  way: (from, to) => `${from} → ${to}`,
  ground: 'Ground',
  words: 'What happened',
  askedAt: 'Asked',
  settledAt: 'Settled',
  move: 'Move the studio to another unit',
  moveIntro:
    'A studio stands in its host’s unit. With a host who was transferred within the city it moves once the new unit consents; from a unit that was merged or closed it moves to the successor at once. Number, plaque and term stay; what the old unit was asked for the new one is asked for, office and equipment anew.',
  code: 'Code of the new unit',
  name: 'Name of the new unit',
  nameHint: 'as in the register of bodies',
  wordsHint: 'Kept sealed: read by the section and the new unit only',
  consent: 'Take the studio in',
  consentIntro:
    'If you consent, the studio moves in at once; your unit provides office and equipment and helps with its daily management. If not, please say why.',
  answer: 'Answer',
  outcome: { consented: 'We take it in', declined: 'We do not' },
  reason: 'Reason',
  reasonHint: 'needed if you decline',
};

export const moveWords: Record<Language, MoveWords> = { zh, en };
