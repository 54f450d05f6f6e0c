import { expect, it } from 'vitest';
import { performSystem } from '../../../desk/kit/act.js';
import { takePlace } from '../../../desk/kit/quota.js';
import { saying, smallCounty } from './small-county.js';

it('HOST-21: of 16 who want the last place at once exactly one gets it (real PostgreSQL)', async () => {
  const county = await smallCounty({ candidates: 16, cap: 1 });
  try {
    const answers = await Promise.all(
      Array.from({ length: 16 }, async (_, at) => {
        const file = await county.file(at + 1);
        return performSystem(county.deps, (desk) => takePlace(desk, file, county.id('county')));
      }),
    );
    expect(answers.filter((refusal) => refusal === null)).toHaveLength(1);
    expect(new Set(answers.flatMap((refusal) => refusal?.code ?? []))).toEqual(new Set(['quotaExhausted']));
    expect(await county.quota()).toMatchObject({ cap: 1, used: 1 });
  } finally {
    await county.close();
  }
});

it('HOST-21: of 16 lists handed in at once one stands, and its places are counted once (real PostgreSQL)', async () => {
  const county = await smallCounty({ candidates: 16, cap: 1 });
  try {
    for (let n = 1; n <= 16; n += 1) await county.verify(n);
    const answers = await Promise.all(Array.from({ length: 16 }, (_, at) => county.select([at + 1])));
    expect(answers.map(saying).filter((said) => said === 'ok')).toHaveLength(1);
    expect(new Set(answers.map(saying))).toEqual(new Set(['ok', 'taskClosed']));
    expect(await county.quota()).toMatchObject({ cap: 1, used: 1 });
  } finally {
    await county.close();
  }
});
