import { describe, expect, test } from 'vitest';
import { withdrawApplication } from '../../desk/application/withdraw-application.js';
import { stories } from './stories.js';
import { at } from './story.js';

const story = stories();

describe('a round', () => {
  test('without candidates ends by itself (HOST-14)', async () => {
    const told = await story();
    await told.opens();
    await told.until(at('2026-05-27', '00:01'));
    expect(await told.ended(`round-${told.roundId}`)).toBe('decided');
    expect((await told.runs(told.roundId)).filter((run) => run.state === 'open')).toEqual([]);
  });

  test('whose last candidate withdraws at the city goes on to its end', async () => {
    const told = await story();
    await told.opens();
    const caseId = await told.recommended('teacherD1a');
    await told.until(at('2026-05-27', '00:01'));
    expect(await told.ended(`round-${told.roundId}`)).toBe('open');
    await told.act('teacherD1a', withdrawApplication, { caseId });
    await told.until(at('2026-05-29', '01:00'));
    expect(await told.ended(`case-${caseId}`)).toBe('withdrawn');
    expect(await told.ended(`round-${told.roundId}`)).toBe('decided');
  });
});
