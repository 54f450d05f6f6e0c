import { expect, test } from 'vitest';
import { z } from 'zod';
import { lengthsAt, lengthsIn } from '../../../api/pages/lengths.js';
import { rows } from '../../../api/routes/all.js';

const of = lengthsIn(rows);

test('how long a text may be is what the input of its act says', () => {
  expect(of('sealSheet', 'remark')).toEqual({ min: 0, max: 2000 });
  expect(of('openSheets', 'reason')).toEqual({ min: 0, max: 2000 });
  expect(of('replaceExpert', 'reason')).toMatchObject({ max: 500 });
  expect(of('saveDraft', 'form.cases.0.title')).toMatchObject({ min: 0 });
});

test('what is no text, has a form of its own or is not there has no length', () => {
  expect(of('declareConflicts', 'declarations.0.says')).toBeNull();
  expect(of('sealSheet', 'caseId')).toBeNull();
  expect(of('sealSheet', 'nothing')).toBeNull();
  expect(of('nothing', 'remark')).toBeNull();
});

test('a text within one of several shapes is found', () => {
  const shapes = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('a') }),
    z.strictObject({ kind: z.literal('b'), why: z.string().min(5).max(50).nullable() }),
  ]);
  expect(lengthsAt(z.strictObject({ changes: z.array(shapes) }), 'changes.3.why')).toEqual({ min: 5, max: 50 });
});
