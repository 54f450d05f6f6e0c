import type { Language } from '../domain/vocabulary.js';

const zh = {
  title: '岗位任职',
  intro:
    '人员调整时在此提请更换岗位任职人员，由另一位经办人批准：未办结的事项转给接任人，离任人的邮件链接随即失效。批量增补任职请用“导入”。',
  search: '单位名称或代码',
  find: '查找',
  body: '单位',
  code: '代码',
  none: '没有符合条件的单位。',
  more: '只显示前 50 个，请输入更完整的名称。',
  holders: '现任人员',
  role: '岗位',
  person: '任职人员',
  since: '任职起始日',
  noHolders: '该单位目前没有任职人员。请用“导入”增补岗位任职。',
  who: '接任人姓名或编号',
  whoHint: '先查找接任人，再在下面更换。接任人须已在人员名单中；不在名单中的，请先“导入人员”。',
  noPeople: '没有找到符合条件的人员。',
  foundPeople: (n: number) => `找到 ${n} 人，可在下面选择。`,
  replace: (role: string, name: string) => `更换${role}：${name}`,
  replaceIntro: '由另一位市教育局经办人批准之日起，接任人任职，并收到通知。此操作留存记录。',
  coming: '接任人',
  submit: '提请更换',
  back: '返回单位列表',
};

const en: typeof zh = {
  title: 'Posts',
  intro:
    'When people change, ask here for another holder of a post; another officer puts it in force. Open tasks pass to the one who comes, and links mailed to the one who leaves stop working. For many posts at once use Imports.',
  search: 'Name or code of the body',
  find: 'Find',
  body: 'Body',
  code: 'Code',
  none: 'No body fits.',
  more: 'Only the first 50 are shown; please type more of the name.',
  holders: 'Present holders',
  role: 'Post',
  person: 'Holder',
  since: 'Since',
  noHolders: 'Nobody holds a post at this body. Posts are added by Imports.',
  who: 'Name or code of the one who comes',
  whoHint: 'Find the person first, then replace below. The person must be known: otherwise use “Import people”.',
  noPeople: 'Nobody fits.',
  foundPeople: (n) => `Found: ${n}. Choose below.`,
  replace: (role, name) => `Replace the ${role} ${name}`,
  replaceIntro:
    'From the day another officer of the bureau puts it in force, the other person holds the post and is written to. It is kept on record.',
  coming: 'New holder',
  submit: 'Ask for it',
  back: 'Back to the bodies',
};

/** Words of the pages on who holds which post. */
export const peopleWords: Record<Language, typeof zh> = { zh, en };
