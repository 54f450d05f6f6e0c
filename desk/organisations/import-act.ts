import { accepted, refuse, refused } from '../../domain/refusal.js';
import { type Act, act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfBureau } from '../kit/chain.js';
import type { Desk } from '../kit/deps.js';
import { bureauSeat } from '../kit/seats.js';
import { type ImportError, type ImportInput, type ImportResult, importInput } from './import-sheet.js';

/** What a sheet would change: judged wholly before anything is written. */
export interface JudgedSheet {
  readonly errors: readonly ImportError[];
  readonly rows: number;
  /** Writes everything; called only without errors, inside the act's transaction. */
  readonly write: () => Promise<void>;
}

/** An import by an officer of the bureau: all or nothing. 'notYourPost'; bad rows are an answer, not a refusal. */
export const importAct = (
  name: string,
  judge: (desk: Desk, input: ImportInput, bureauId: string) => Promise<JudgedSheet>,
): Act<PersonActor, ImportInput, ImportResult> =>
  act<PersonActor, ImportInput, ImportResult>({
    name,
    input: importInput,
    chain: chainOfBureau,
    run: async (desk, actor, input) => {
      const seat = await bureauSeat(desk, actor);
      if (!seat) return refused(refuse('notYourPost'));
      const { errors, rows, write } = await judge(desk, input, seat.orgId);
      if (errors.length === 0) await write();
      const taken = errors.length === 0 ? rows : 0;
      await record(desk, actor, { chain: seat.orgId, act: name, seat, facts: { rows: taken, errors: errors.length } });
      if (errors.length > 0) return accepted({ errors: errors.toSorted((a, b) => a.row - b.row) });
      return accepted({ rows });
    },
  });
