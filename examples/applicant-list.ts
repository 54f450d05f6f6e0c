import type { Story } from './stories.js';

/** An invented head teacher who applies in the sample round. */
export interface SampleApplicant {
  /** Code of the person in `people.csv`. */
  readonly code: string;
  readonly name: string;
  /** Code of the school in `organisations.csv`. */
  readonly school: string;
  readonly story: Story;
  /** What county and experts think of the application, of 100 points; the demo spreads it over the rubric. */
  readonly merit: number;
  readonly gender: 'female' | 'male';
  readonly birthYear: number;
  readonly subject: string;
  readonly email: string;
}

const row = (
  code: string,
  name: string,
  school: string,
  story: Story,
  merit: number,
  gender: 'female' | 'male',
  birthYear: number,
  subject: string,
): SampleApplicant => {
  const host = story === 'bouncingAddress' ? 'bounce' : 'teacher';
  const email = `${code.toLowerCase()}@${host}.example`;
  return { code, name, school, story, merit, gender, birthYear, subject, email };
};

export const applicants: readonly SampleApplicant[] = [
  row('QH-1-teacher-1', '周敬之', 'QH-1', 'sixYearsExactly', 79, 'male', 1976, '语文'),
  row('QH-1-teacher-2', '吴晓岚', 'QH-1', 'plain', 72, 'female', 1981, '数学'),
  row('QH-1-teacher-3', '郑海涛', 'QH-1', 'oneCase', 70, 'female', 1986, '英语'),
  row('QH-1-teacher-4', '王春华', 'QH-1', 'plain', 90, 'male', 1977, '历史'),
  row('QH-2-teacher-1', '冯少白', 'QH-2', 'oneMonthShort', 80, 'female', 1982, '道德与法治'),
  row('QH-2-teacher-2', '陈月华', 'QH-2', 'summedAndOverlapping', 81, 'female', 1987, '物理'),
  row('QH-2-teacher-3', '褚学军', 'QH-2', 'vetoDuringCountyNotice', 87, 'male', 1978, '生物'),
  row('QH-2-teacher-4', '卫雨桐', 'QH-2', 'plain', 78, 'female', 1983, '地理'),
  row('QH-3-teacher-1', '蒋文博', 'QH-3', 'principalReplaced', 91, 'female', 1988, '化学'),
  row('QH-3-teacher-2', '沈慧敏', 'QH-3', 'twoCases', 79, 'male', 1979, '音乐'),
  row('QH-3-teacher-3', '韩景行', 'QH-3', 'tieAtCountyLine', 82, 'female', 1984, '语文'),
  row('QH-4-teacher-1', '杨可心', 'QH-4', 'tieAtCountyLine', 82, 'female', 1989, '数学'),
  row('QH-4-teacher-2', '朱沛然', 'QH-4', 'lateSchool', 80, 'male', 1980, '英语'),
  row('QH-4-teacher-3', '秦若溪', 'QH-4', 'belowPassLine', 68, 'female', 1985, '历史'),
  row('YX-1-teacher-1', '许立新', 'YX-1', 'articleOnly', 89, 'female', 1976, '道德与法治'),
  row('YX-1-teacher-2', '何婉清', 'YX-1', 'threeCases', 72, 'male', 1981, '物理'),
  row('YX-1-teacher-3', '吕振宇', 'YX-1', 'fourCases', 75, 'female', 1986, '生物'),
  row('YX-2-teacher-1', '张秋实', 'YX-2', 'prizeOnly', 81, 'female', 1977, '地理'),
  row('YX-2-teacher-2', '孔启明', 'YX-2', 'twoCityFirstPrizes', 71, 'male', 1982, '化学'),
  row('YX-2-teacher-3', '曹静怡', 'YX-2', 'belowPassLine', 66, 'female', 1987, '音乐'),
  row('YX-3-teacher-1', '严玉珍', 'YX-3', 'upheldObjectionReplaced', 84, 'female', 1978, '语文'),
  row('YX-3-teacher-2', '华欣然', 'YX-3', 'replacement', 74, 'male', 1983, '数学'),
  row('YX-3-teacher-3', '金嘉树', 'YX-3', 'withdrawnAndUndone', 70, 'female', 1988, '英语'),
  row('YX-3-teacher-4', '魏晨曦', 'YX-3', 'withdrawn', 76, 'female', 1979, '历史'),
  row('YX-4-teacher-1', '陶志远', 'YX-4', 'returnedAndBack', 73, 'male', 1984, '道德与法治'),
  row('YX-4-teacher-2', '姜书瑶', 'YX-4', 'honourBeforeFirstClass', 74, 'female', 1989, '物理'),
  row('YX-4-teacher-3', '谢子墨', 'YX-4', 'bouncingAddress', 69, 'female', 1980, '生物'),
  row('SQ-1-teacher-1', '邹丽萍', 'SQ-1', 'projectOnly', 72, 'male', 1985, '地理'),
  row('SQ-1-teacher-2', '喻德明', 'SQ-1', 'nationalThirdPrize', 71, 'female', 1976, '化学'),
  row('SQ-1-teacher-3', '柏凤英', 'SQ-1', 'conflictedExpert', 86, 'female', 1981, '音乐'),
  row('SQ-2-teacher-1', '窦建平', 'SQ-2', 'retirementOneDayShort', 79, 'male', 1986, '语文'),
  row('SQ-2-teacher-2', '章佳宁', 'SQ-2', 'forgedAward', 85, 'female', 1977, '数学'),
  row('SQ-2-teacher-3', '苏国栋', 'SQ-2', 'dismissedObjection', 85, 'female', 1982, '英语'),
  row('SQ-3-teacher-1', '潘云舒', 'SQ-3', 'anonymousLead', 73, 'male', 1987, '历史'),
  row('SQ-3-teacher-2', '葛长青', 'SQ-3', 'belowPassLine', 65, 'female', 1978, '道德与法治'),
  row('SQ-3-teacher-3', '范兰芝', 'SQ-3', 'declined', 60, 'female', 1983, '物理'),
  row('SQ-4-teacher-1', '彭明哲', 'SQ-4', 'plain', 70, 'male', 1988, '生物'),
  row('SQ-4-teacher-2', '郎思源', 'SQ-4', 'belowPassLine', 69, 'female', 1979, '地理'),
  row('SQ-4-teacher-3', '鲁永强', 'SQ-4', 'plain', 68, 'female', 1984, '化学'),
  row('D-1-teacher-1', '韦素琴', 'D-1', 'vetoDuringCityNotice', 90, 'male', 1989, '音乐'),
  row('D-1-teacher-2', '昌敬之', 'D-1', 'secondNominee', 88, 'female', 1980, '语文'),
  row('D-2-teacher-1', '马晓岚', 'D-2', 'belowPassLine', 67, 'female', 1985, '数学'),
  row('P-1-teacher-1', '苗海涛', 'P-1', 'plain', 74, 'male', 1976, '英语'),
];
