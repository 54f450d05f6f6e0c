import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { termOf } from '../../desk/kit/term.js';
import { confirmOffice } from '../../desk/studio/confirm-office.js';
import { issueLetter } from '../../desk/studio/issue-letter.js';
import { receivePapers } from '../../desk/studio/receive-papers.js';
import { spanOf } from '../../desk/studio/terms.js';
import { proposedTasks } from '../../domain/studio/letter/issue.js';
import { type Sender, smtpSender } from '../../mail/sender.js';
import { type MailCatcher, startMailCatcher } from '../../scripts/mail-catcher/start.js';
import { mailOnce } from '../../worker/mail-run.js';
import { assessing, assessmentIn, newStudio, runningStudio } from './assessment-story.js';
import { stories } from './stories.js';
import { at, type Story } from './story.js';

const story = stories();

describe('every part stopped for a month of a term and started again: each missed reminder is one letter, by real SMTP', () => {
  let folder: string;
  let catcher: MailCatcher;
  let sender: Sender;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pingxuan-outage-'));
    catcher = await startMailCatcher({ folder, smtpPort: 0, uiPort: 0 });
    sender = smtpSender(catcher.smtpUrl, 'pingxuan@test.example');
  });
  afterAll(async () => {
    sender.close();
    await catcher.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Everything that may leave now has left. */
  const delivers = async ({ desk }: Story): Promise<void> => {
    while (await mailOnce(desk, sender, 'https://pingxuan.test.example'));
  };
  /** Stops all parts until the instant; 'recipient subject' of whatever arrives in the day after they are back. */
  const stopped = async (told: Story, until: string): Promise<readonly string[]> => {
    await delivers(told);
    const before = new Set(catcher.store.list().map(({ id }) => id));
    await told.world.stoppedUntil(until);
    await delivers(told);
    await told.until(new Date(Date.parse(until) + 20 * 3_600_000).toISOString());
    await delivers(told);
    const arrived = catcher.store.list().filter(({ id }) => !before.has(id));
    return arrived.map(({ to, subject }) => `${to.join()} ${subject}`.replace('@test.example', '')).toSorted();
  };

  test('STUDIO-17: the letter of responsibility: host, leader and bureau are reminded once', async () => {
    const told = await story();
    const termId = await newStudio(told);
    await told.until(at('2026-05-06'));
    await told.act('leaderD1', receivePapers, { taskId: (await told.task('receipt', termId)).id });
    const { id: taskId } = await told.task('unitConfirmation', termId);
    await told.act('leaderD1', confirmOffice, { taskId, office: '302室', equipment: '电脑' });
    const term = await termOf({ tx: told.desk.db }, termId);
    await told.act('sectionOfficer', issueLetter, {
      termId,
      version: 0,
      tasks: proposedTasks(spanOf(term), term.parameters),
    });
    // three sides are late with one letter: the bureau's officers hear of it once, all three named
    expect(await stopped(told, at('2026-06-08', '10:00'))).toEqual([
      'cityleader 【提醒】签订目标责任书：GZS2026-001',
      'cityleader2 【提醒】签订目标责任书：GZS2026-001',
      'cityofficer 【督办】签订目标责任书逾期：GZS2026-001',
      'cityofficer2 【督办】签订目标责任书逾期：GZS2026-001',
      'leaderd1 【提醒】签订目标责任书：GZS2026-001',
      'teacherd1a 【提醒】签订目标责任书（主持人）：GZS2026-001',
    ]);
  });

  test('ASSESS-03: the self-report', async () => {
    const told = await story();
    await runningStudio(told);
    await told.until(at('2027-04-28'));
    expect(await stopped(told, at('2027-05-31', '10:00'))).toEqual([
      'leaderd1 【督办】提交考核自评逾期：GZS2026-001',
      'teacherd1a 【提醒】提交考核自评：GZS2026-001',
    ]);
  });

  test('STUDIO-11: the scoring', async () => {
    const told = await story();
    await runningStudio(told);
    await told.until(at('2027-04-28'));
    await assessing(told, await assessmentIn(told, 1)).reports();
    expect(await stopped(told, at('2027-05-31', '10:00'))).toEqual([
      'cityofficer 【督办】考核核查评分逾期：GZS2026-001',
      'cityofficer2 【督办】考核核查评分逾期：GZS2026-001',
      'instituteofficer 【提醒】考核核查评分：GZS2026-001',
    ]);
  });

  test('STUDIO-26, STUDIO-O09: a page that has grown old', async () => {
    const told = await story();
    await runningStudio(told);
    await told.until(at('2026-06-20'));
    // old on 26 June, and again on 25 August
    expect(await stopped(told, at('2026-08-26', '10:00'))).toEqual(['teacherd1a 【待办】更新工作室网页：GZS2026-001']);
  });

  test('STUDIO-O02, STUDIO-O03: what is decided after the end of the term', async () => {
    const told = await story();
    await newStudio(told);
    await told.until(at('2029-05-04', '10:00'));
    // five weekly reminders and four rungs of the ladder
    expect(await stopped(told, at('2029-06-06', '10:00'))).toEqual([
      'cityleader 【提醒】聘期届满后的决定：GZS2026-001',
      'cityleader2 【提醒】聘期届满后的决定：GZS2026-001',
      'cityofficer 【督办】聘期届满后的决定逾期：GZS2026-001',
      'cityofficer2 【督办】聘期届满后的决定逾期：GZS2026-001',
    ]);
  });
});
