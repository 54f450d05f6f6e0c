import { describe, expect, test } from 'vitest';
import { loop } from '../../worker/loop.js';

/** Passes seen while `ms` go by, each finding work as `finds` says. */
async function passesWithin(ms: number, pauses: Parameters<typeof loop>[1], finds: (pass: number) => boolean) {
  const at: number[] = [];
  const began = Date.now();
  const running = loop(
    async () => {
      at.push(Date.now() - began);
      return finds(at.length);
    },
    pauses,
    (error) => {
      throw error;
    },
  );
  await new Promise((done) => setTimeout(done, ms));
  await running.stop();
  return at;
}

describe('a loop', () => {
  test('that found nothing for long looks less often', async () => {
    const at = await passesWithin(900, { awake: 10, atRest: 300, restAfter: 150 }, () => false);
    expect(at.filter((ms) => ms < 150).length).toBeGreaterThan(3);
    expect(at.filter((ms) => ms >= 200).length).toBeLessThanOrEqual(3);
  });

  test('that finds something again looks often again', async () => {
    const at = await passesWithin(1_500, { awake: 10, atRest: 200, restAfter: 60 }, (pass) => pass === 12);
    const found = at[11] ?? Number.NaN;
    expect(at.filter((ms) => ms > found && ms <= found + 60).length).toBeGreaterThan(2);
  });

  test('that is poked looks at once, and goes on after a fault', async () => {
    let passes = 0;
    const faults: unknown[] = [];
    const running = loop(
      async () => {
        passes += 1;
        if (passes === 1) throw new Error('once');
        return false;
      },
      60_000,
      (error) => faults.push(error),
    );
    await expect.poll(() => passes).toBe(2);
    running.poke();
    await expect.poll(() => passes).toBe(3);
    await running.stop();
    expect(faults).toHaveLength(1);
  });
});
