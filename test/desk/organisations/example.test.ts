import { expect, test } from 'vitest';
import { exampleFile } from '../../../api/documents/import-example.js';
import { organisations, people, postHoldings } from '../../../db/schema/all.js';
import { defaultIdentity } from '../../../desk/identity/parameters.js';
import { perform } from '../../../desk/kit/act.js';
import type { PersonActor } from '../../../desk/kit/actor.js';
import { foundCity } from '../../../desk/organisations/found-city.js';
import { importOrganisations } from '../../../desk/organisations/import-organisations.js';
import { importPeople } from '../../../desk/organisations/import-people.js';
import { importPosts } from '../../../desk/organisations/import-posts.js';
import { readSheet } from '../../../documents/sheet.js';
import { describedColumns, importKinds, requiredOf } from '../../../domain/import-sheets.js';
import { type Language, organisationKinds, roles } from '../../../domain/vocabulary.js';
import { canonicalSheet } from '../../../text/import.js';
import { allowedWords } from '../../../text/import-help.js';
import { runOnDesk, type TestDesk } from '../../support/desk.js';
import { putInForce } from '../../support/put-in-force.js';

const limits = { maxBytes: 1e6, maxRows: 100, maxColumns: 20 };
const acts = { organisations: importOrganisations, people: importPeople, posts: importPosts } as const;

/** A city that holds nothing but its bureau and two officers. */
async function emptyCity(desk: TestDesk): Promise<readonly PersonActor[]> {
  const identity = { ...desk, wallClock: Date.now, sealKey: 'seal', identity: defaultIdentity };
  const made = await foundCity(identity, { code: 'B01', name: '云岭市教育局' }, [
    { code: 'G001', name: '欧阳修', email: 'g@city.example' },
    { code: 'G002', name: '梅尧臣', email: 'm@city.example' },
  ]);
  if (!made.ok) throw new Error('no city');
  const officers = await desk.db.select().from(people);
  return officers.map(({ id: personId }) => ({
    kind: 'person',
    personId,
    channel: 'page',
    language: 'zh',
    secondFactor: true,
  }));
}

const both: readonly (readonly [Language, 'xlsx' | 'csv'])[] = [
  ['zh', 'xlsx'],
  ['zh', 'csv'],
  ['en', 'xlsx'],
  ['en', 'csv'],
];

runOnDesk('the example sheets', (desk) => {
  test.each(both)(
    '%s, %s: an empty city takes all three as they are, and all of them a second time',
    async (language, type) => {
      const [actor, second] = await emptyCity(desk());
      if (!actor || !second) throw new Error('no officers');
      const { db, clock } = desk();
      const take = async (kind: (typeof importKinds)[number]) => {
        const at = { tx: db, now: await clock.now(), actor, language, params: { sheet: `${kind}.${type}` } };
        const file = await exampleFile(at);
        if (!file.ok || !(file.value.bytes instanceof Uint8Array)) throw new Error('no example');
        const sheet = await readSheet(Buffer.from(file.value.bytes), limits);
        if (!sheet.ok) throw new Error('cannot be read');
        return perform(desk(), acts[kind], actor, canonicalSheet(sheet.value));
      };
      for (const time of ['once', 'again'])
        for (const [at, kind] of importKinds.entries()) {
          const taken = await take(kind);
          expect(taken).toMatchObject({ ok: true, value: { rows: [6, 3, 3][at] } });
          const differs = kind === 'posts' && time === 'once';
          if (kind === 'posts')
            expect(taken.ok && 'proposalId' in taken.value && taken.value.proposalId).toEqual(
              differs ? expect.any(String) : null,
            );
          if (differs) await putInForce(desk(), second);
        }
      expect((await db.select().from(organisations)).map(({ kind }) => kind).toSorted()).toEqual(
        organisationKinds.toSorted(),
      );
      expect([(await db.select().from(people)).length, (await db.select().from(postHoldings)).length]).toEqual([5, 5]);
    },
  );

  test('out of their order the later ones are refused: people and posts name bodies by code', async () => {
    const [actor] = await emptyCity(desk());
    if (!actor) throw new Error('no officer');
    const at = { tx: desk().db, now: await desk().clock.now(), actor, language: 'zh' as const };
    expect(await exampleFile({ ...at, params: { sheet: 'posts.pdf' } })).toMatchObject({ ok: false });
    expect(await exampleFile({ ...at, params: { sheet: 'nothing.csv' } })).toMatchObject({ ok: false });
    const file = await exampleFile({ ...at, params: { sheet: 'posts.csv' } });
    if (!file.ok || !(file.value.bytes instanceof Uint8Array)) throw new Error('no example');
    const sheet = await readSheet(Buffer.from(file.value.bytes), limits);
    if (!sheet.ok) throw new Error('cannot be read');
    const answer = await perform(desk(), importPosts, actor, canonicalSheet(sheet.value));
    expect(answer).toMatchObject({ ok: true, value: { errors: expect.arrayContaining([expect.anything()]) } });
  });
});

test('what the page says is needed is what the import asks for, and every word of a list is named', () => {
  for (const kind of importKinds)
    expect(describedColumns(kind).flatMap(({ name, required }) => (required ? [name] : []))).toEqual(requiredOf(kind));
  for (const language of ['zh', 'en'] as const)
    expect([allowedWords('organisations', language).length, allowedWords('posts', language).length]).toEqual([
      organisationKinds.length,
      roles.length,
    ]);
});
