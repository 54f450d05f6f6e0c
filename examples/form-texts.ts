/** Invented sentences of which the sample forms are made; names of classes and schools are filled in. */
const ethics = [
  '本人热爱祖国，拥护党的教育方针，忠诚于人民的教育事业。',
  '从教以来严格遵守新时代中小学教师职业行为十项准则，关爱每一名学生，尊重家长，团结同事。',
  '从不体罚或变相体罚学生，从不有偿补课，从不接受家长的礼品礼金。',
  '坚持早到晚走，对家庭困难和学习困难的学生格外用心，坚持每学期走访全部学生家庭。',
  '本人承诺以上情况属实，愿意接受学校、家长和社会的监督。',
];
const performance = [
  '接手班级之初，学生来自十余所学校，习惯差异很大，我用一个月时间与每名学生单独谈话，建立成长档案。',
  '班级实行值日班长制，学生轮流主持晨会和班务，人人有事做，事事有人管。',
  '每月召开一次主题班会，内容由学生投票决定，先后围绕守时、诚信、合作、感恩等主题展开讨论。',
  '与任课教师每两周会商一次，分析学生的课堂表现，共同制订帮扶办法。',
  '设立家长开放日和家长志愿岗，家校之间有事当面说、当日回，三年来未发生一起矛盾纠纷。',
  '班级学风班风明显好转，多次被评为文明班级，毕业生升学和综合素质评价均居年级前列。',
  '先后指导六名青年教师担任班主任，其中三名已能独立带班，两名获得县级表彰。',
];
const deeds = [
  '事情发生在开学第三周的一个早晨，学生小林没有到校，也没有请假。',
  '我先与家长联系，得知孩子因前一天与同学争吵，认为自己受了委屈，躲在房间里不肯出门。',
  '放下电话后，我没有急着批评任何一方，而是请两名当事的学生分别写下事情的经过和自己的感受。',
  '两份文字放在一起，误会其实只有一句话：一个以为对方在笑他的作业，另一个只是在说昨天的笑话。',
  '下午我到小林家中，与他谈了四十分钟，先听他说完，再把另一份文字念给他听。',
  '第二天他回到教室，我请全班以“听完再说”为题开了一次短班会，学生自己定下了班级的沟通约定。',
  '此后一个学期，我坚持每周与小林谈一次话，请他担任班级图书角的管理员。',
  '期末时他主动提出帮助新转来的同学，家长来信说孩子在家里也学会了先听别人把话说完。',
  '这件事使我认识到，处理冲突不在于判定对错，而在于让学生学会表达和倾听。',
  '此后我把这一做法整理成“三步谈话法”，在年级推广，先后用于十余起同伴矛盾，效果良好。',
];
const effect = [
  '成果在本校各年级推广，并在县区班主任培训中作过三次交流，参加教师二百余人次。',
  '采用后班级违纪事件明显减少，学生自主管理能力得到提高。',
  '相关做法被两所兄弟学校借鉴，收到良好反馈，并形成可供查阅的过程材料。',
  '今后将依托工作室继续完善，带动更多青年班主任成长。',
];
const goals = '三年内培养十名骨干班主任，形成一批可推广的带班经验。';

/** The sentences in turn, from the `start`-th on, until there are at least `characters`. */
function fill(sentences: readonly string[], characters: number, start: number): string {
  let text = '';
  for (let at = start; [...text].length < characters; at += 1) text += sentences[at % sentences.length] ?? '';
  return text;
}

export const ethicsText = (start: number): string => fill(ethics, 220, start);
export const performanceText = (start: number): string => fill(performance, 560, start);
export const deedText = (start: number): string => fill(deeds, 820, start);
export const effectText = (start: number): string => fill(effect, 110, start);
export const proposal = {
  goals,
  content: '开展带班育人研讨、主题班会观摩、个案会诊和家校沟通训练。',
  form: '线下每月一次集中研修，线上每周一次答疑，每学期一次成果展示。',
  topic: '小组合作背景下班级自主管理的实践研究。',
  assessment: '以成员成长档案、公开课和案例集作为考核依据。',
};
