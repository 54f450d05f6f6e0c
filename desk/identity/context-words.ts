import { eq, inArray, or } from 'drizzle-orm';
import { pinyin } from 'pinyin-pro';
import type { Db } from '../../db/database.js';
import { accounts, organisations, people, postHoldings, posts } from '../../db/schema/all.js';

/** What everybody here would think of first (ASVS 6.1.2): the system, its trade, and the usual beginnings. */
const shared = [
  ['pingxuan', '评选', '选拔', '遴选', 'selection', 'banzhuren', '班主任', 'gongzuoshi', '工作室', 'studio'],
  ['jiaoyu', '教育', 'jiaoyuju', '教育局', 'education', 'jiaoshi', '教师', 'laoshi', '老师', 'teacher'],
  ['xuexiao', '学校', 'zhongxue', '中学', 'xiaoxue', '小学', 'school', 'mingshi', '名师', 'banji', '班级'],
  ['mima', '密码', 'password', 'passw0rd', 'p@ssw0rd', 'passwd', 'welcome', 'admin', 'guanliyuan', '管理员'],
  ['woaini', '我爱你', 'woaiwojia', 'iloveyou', 'zhongguo', '中国', 'china', 'beijing', '北京'],
  ['qwerty', 'qwertyuiop', 'asdfgh', 'asdfghjkl', 'zxcvbn', 'zxcvbnm', '1qaz2wsx', 'qazwsx', 'abcdef', 'abcd'],
].flat();

/** The words a guesser knows of one person: name, account, address, organisations, in Han and in pinyin. */
export async function wordsOf(db: Db, personId: string): Promise<readonly string[]> {
  const [person] = await db.select().from(people).where(eq(people.id, personId));
  if (!person) return [];
  const [account] = await db.select().from(accounts).where(eq(accounts.personId, personId));
  const held = db
    .select({ id: posts.orgId })
    .from(posts)
    .innerJoin(postHoldings, eq(postHoldings.postId, posts.id))
    .where(eq(postHoldings.personId, personId));
  const near = or(inArray(organisations.id, held), eq(organisations.kind, 'cityBureau'));
  const theirs = person.nominatedByOrgId ? or(near, eq(organisations.id, person.nominatedByOrgId)) : near;
  const orgs = await db.select().from(organisations).where(theirs);
  const syllables = [person.namePinyin, spoken(person.name)].map((said) => said.toLowerCase().split(/\s+/));
  return [
    person.name,
    person.code,
    account?.login ?? '',
    person.email?.split('@')[0] ?? '',
    ...syllables.flatMap((said) => [said.join(''), said.toReversed().join(''), ...said]),
    ...orgs.flatMap(({ name, nameEn, code }) => [name, name.replace(/^.*?[省市县区]/u, ''), nameEn, code]),
    ...orgs.map(({ name }) => spoken(name).replaceAll(' ', '')),
  ];
}

const spoken = (text: string): string => pinyin(text, { toneType: 'none', nonZh: 'consecutive', v: true });

/**
 * Whether a password is little more than words a guesser knows (ASVS 6.2.11): without them fewer than six letters are
 * left, a Han character counting for two. A word inside a longer sentence takes nothing away from it.
 */
export function leansOn(words: readonly string[], password: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');
  const known = [...shared, ...words]
    .map(plain)
    .filter((word) => word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 3))
    .sort((a, b) => b.length - a.length);
  const given = plain(password);
  const rest = known.reduce((left, word) => left.replaceAll(word, ' '), given);
  if (rest === given) return false;
  const [letters = [], han = []] = [/\p{L}/gu, /\p{Script=Han}/gu].map((kind) => rest.match(kind) ?? []);
  return letters.length + han.length < 6;
}
