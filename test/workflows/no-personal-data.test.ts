import { describe, expect, test } from 'vitest';
import { opened } from '../../db/read/data-keys.js';
import { hearingInvitations, objections, organisations, people } from '../../db/schema/all.js';
import { soundForm } from '../domain/host-selection/sample.js';
import { readable } from './readable.js';
import { scenarios } from './scenarios.js';
import { stories } from './stories.js';
import type { Story } from './story.js';

const story = stories();

/** Every sentence, name, address and number that people wrote or that is kept of them. */
async function personalWords({ desk }: Story): Promise<readonly string[]> {
  const rows = [
    ...(await desk.db.select({ a: people.name, b: people.email, c: people.phone }).from(people)),
    ...(await desk.db.select({ a: organisations.name }).from(organisations)),
    ...(await desk.db.select({ a: hearingInvitations.address }).from(hearingInvitations)),
    ...(await Promise.all((await desk.db.select().from(objections)).map((one) => objectorsWords(desk, one)))),
    soundForm,
  ];
  return rows.flatMap(textsOf).filter((text) => text.length > 1 && !/^[\x20-\x7e]{1,5}$/.test(text));
}

/** An objection is stored sealed: its words are what must not be in a history. */
async function objectorsWords({ db, vault }: Story['desk'], one: typeof objections.$inferSelect): Promise<unknown> {
  const words = await Promise.all([one.fromName, one.contact, one.text].map((word) => opened(db, vault, one.id, word)));
  return words.filter((word) => word !== null);
}

const plainCodes = /^[a-z][A-Za-z]+$/;
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return plainCodes.test(value) ? [] : [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

describe('Temporal hears of ids, codes and instants alone (design rule 7)', () => {
  test.each(['objection', 'appeal', 'vetoed', 'nomination'] as const)('in the scenario %s', async (name) => {
    const told = await story();
    await scenarios[name](told);
    const words = await personalWords(told);
    expect(words).toContain(soundForm.name);
    expect(told.world.started.size).toBeGreaterThan(0);
    for (const workflowId of told.world.started) {
      const history = await readable(told, workflowId);
      expect(history).toContain('T2026');
      expect(words.filter((word) => history.includes(word))).toEqual([]);
    }
  });
});
