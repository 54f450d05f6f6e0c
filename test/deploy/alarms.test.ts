import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMetrics, type Metrics } from '../../api/metrics/metrics.js';
import { openDesk, type TestDesk } from '../support/desk.js';

const file = new URL('../../deploy/alarms.yml', import.meta.url);
const operations = new URL('../../docs/operations.md', import.meta.url);
const rules = readFileSync(file, 'utf8')
  .split('- alert: ')
  .slice(1)
  .map((text) => ({ name: text.split('\n')[0] ?? '', text }));

let desk: TestDesk;
let metrics: Metrics;
beforeAll(async () => {
  desk = await openDesk();
  metrics = createMetrics(desk.db, desk.clock, Date.now);
});
afterAll(() => desk.close());

describe.each(rules)('alarm $name', ({ name, text }) => {
  it('asks for what the service measures', async () => {
    const page = await metrics.page();
    const asked = [...text.matchAll(/pingxuan_\w+/g)].map(([metric]) => metric.replace(/_(bucket|sum|count)$/, ''));
    expect(asked.filter((metric) => !page.includes(`# TYPE ${metric} `))).toEqual([]);
  });

  it('says how urgent it is, and operations.md what to do', () => {
    expect(text).toMatch(/severity: (page|ticket)/);
    expect(text).toMatch(/summary: ".+"/);
    expect(readFileSync(operations, 'utf8')).toContain(name);
  });
});
