import { describe, expect, test } from 'vitest';
import { renderLetter } from '../../mail/render.js';
import { roleName } from '../../text/states.js';

const home = 'https://pingxuan.city.example';
const moved = {
  caseNumber: '2026-1-007',
  roundName: '首批评选',
  state: 'notSelected',
  reason: 'belowPassLine',
  clause: 'HOST-14',
  appealUntil: '',
};

describe('unsuccessful applicants are told why, with the clause', () => {
  const letter = renderLetter('caseMoved', moved, 'zh', null, home);

  test('in words, not by an id alone (HOST-14)', () => {
    expect(letter.text).toContain('说明：专家评审平均分未达到合格线');
    expect(letter.text).toMatch(/依据：HOST-14（方案 五）：\S{6,}/u);
    expect(letter.text).toMatch(/Clause: HOST-14 \(plan, part 5\): [A-Z][\w ,;–-]+/u);
  });

  test('and where to see their application', () => {
    expect(letter.text).toContain(`登录查看申报: ${home}/applications`);
    expect(letter.html).toContain(`<a href="${home}/applications">登录查看申报</a>`);
  });
});

test('a letter with a link of its own names no other way', () => {
  const link = { url: `${home}/t/a#b`, code: 'ABCD' };
  const task = {
    taskKind: 'schoolRecommendation',
    roundName: '首批评选',
    about: '2026-1-007',
    due: '',
    provisional: '',
  };
  const late = { ...task, rung: 'late', postName: 'schoolLeader', shared: 'yes' };
  expect(renderLetter('late', late, 'zh', link, home).html).not.toContain('href="https://pingxuan.city.example/tasks"');
});

test('STUDIO-17: posts that are late with one thing stand in one letter to whoever is above them', () => {
  const facts = {
    taskKind: 'signLetter',
    roundName: '张明远班主任工作室',
    about: 'GZS2026-001',
    due: '',
    provisional: '',
  };
  const late = {
    ...facts,
    rung: 'replaced',
    postName: 'cityLeader',
    shared: 'yes',
    more: 'signLetterAsHost/applicant',
  };
  const { text } = renderLetter('late', late, 'zh', { url: `${home}/t/a#b`, code: 'ABCD' }, home);
  expect(text).toContain('有 2 项工作已过期限');
  for (const role of ['cityLeader', 'applicant']) expect(text).toContain(`${roleName(role, 'zh')}的「`);
  expect(text).toContain('其余各项请登录后');
});

test('the rule between the languages stands between them only', () => {
  const { html } = renderLetter('digest', { lines: 'score|2026-1|' }, 'en', null, home);
  expect(html.match(/border-top/g)).toHaveLength(1);
  expect(html).toContain(`<a href="${home}/tasks">Sign in and see to them</a>`);
});
