import fc from 'fast-check';
import { anchors, ladderActs, ladderRecipients } from '../../../domain/ladder/acts.js';
import { type Ladder, rungSchema } from '../../../domain/ladder/ladder.js';

const anyRung = fc
  .record({
    code: fc.stringMatching(/^[a-z][A-Za-z0-9]{0,6}$/),
    anchor: fc.constantFrom(...anchors),
    workingDays: fc.integer({ min: -12, max: 12 }),
    act: fc.constantFrom(...ladderActs),
    to: fc.constantFrom(...ladderRecipients),
    at: fc.constantFrom('00:00', '07:30', '09:00', '23:59'),
  })
  .filter((rung) => rungSchema.safeParse(rung).success);

/** Any valid ladder of up to ten rungs. */
export const anyLadder: fc.Arbitrary<Ladder> = fc.uniqueArray(anyRung, {
  selector: (rung) => rung.code,
  maxLength: 10,
});
