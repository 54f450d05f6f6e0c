import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMetrics } from '../../api/metrics/metrics.js';
import { serveMetrics } from '../../api/metrics/serve.js';
import { saveDraft } from '../../desk/application/save-draft.js';
import { perform } from '../../desk/kit/act.js';
import { freePort } from '../../scripts/ensure/port.js';
import { sealOnce } from '../../worker/sealer.js';
import { submitted } from '../desk/application/steps.js';
import { openDesk, type TestDesk, tinyCity } from '../support/desk.js';

let desk: TestDesk;
let stop: () => Promise<void>;
let page: () => Promise<string>;

beforeAll(async () => {
  desk = await openDesk();
  const metrics = createMetrics(desk.db, desk.clock, Date.now);
  const counted = { ...desk, observe: metrics.act };
  const city = await tinyCity(counted);
  const caseId = await submitted(counted, city, city.person('teacherA1b'));
  await perform(counted, saveDraft, city.person('teacherA1b'), { caseId, version: 1, form: { name: '许某' } });
  metrics.request({
    requestId: 'r',
    method: 'GET',
    route: '/api/cases/{caseId}',
    status: 404,
    ms: 3,
    caller: 'nobody',
  });
  metrics.fault('relay');
  metrics.swept('partialFiles', 2);
  metrics.retried('40P01');
  const port = await freePort();
  ({ stop } = await serveMetrics(metrics, '127.0.0.1', port));
  page = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
});
afterAll(async () => {
  await stop();
  await desk.close();
});

describe('what Prometheus reads', () => {
  it('counts acts by outcome, and refusals by the rule that forbade them', async () => {
    const text = await page();
    expect(text).toContain('pingxuan_acts_total{act="submitApplication",outcome="done"} 1');
    expect(text).toContain('pingxuan_acts_total{act="saveDraft",outcome="refused"} 1');
    expect(text).toContain('pingxuan_refusals_total{code="stageNotOpen",rule="HOST-O13"} 1');
    expect(text).toMatch(/pingxuan_act_seconds_count \d+/);
    expect(text).toContain('pingxuan_transactions_retried_total{sqlstate="40P01"} 1');
  });

  it('shows what waits: news, letters, cases; an overdue task once its date has passed', async () => {
    const before = await page();
    expect(before).toMatch(/pingxuan_outbox_rows [1-9]/);
    expect(before).toContain('pingxuan_cases{state="schoolReview"} 1');
    expect(before).not.toContain('pingxuan_tasks_overdue{');
    expect(before).toContain('pingxuan_requests_total{method="GET",route="/api/cases/{caseId}",status="404"} 1');
    expect(before).toContain('pingxuan_background_faults_total{part="relay"} 1');
    expect(before).toContain('pingxuan_swept_total{kind="partialFiles"} 2');
    desk.clock.forwardHours(24);
    expect(await page()).toMatch(/pingxuan_outbox_oldest_seconds 86\d{3}/);
  });

  it('shows since when acts wait for their seal, and nothing once they have it', async () => {
    expect(await page()).toMatch(/pingxuan_unsealed_oldest_seconds 86\d{3}/);
    while (await sealOnce(desk, async () => undefined));
    expect(await page()).toContain('pingxuan_unsealed_oldest_seconds 0\n');
  });

  it("compares this machine's clock with the database's", async () => {
    const [, skew] = /^pingxuan_clock_skew_seconds (\S+)$/m.exec(await page()) ?? [];
    expect(Math.abs(Number(skew))).toBeLessThan(1);
  });

  it('names nobody', async () => {
    expect(await page()).not.toMatch(/[\u4e00-\u9fff]|@|[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
});
