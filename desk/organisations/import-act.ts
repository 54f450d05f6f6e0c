import { accepted, refuse, refused } from '../../domain/refusal.js';
import { type Act, act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { chainOfBureau } from '../kit/chain.js';
import type { Desk } from '../kit/deps.js';
import { bureauSeat } from '../kit/seats.js';
import { type ImportError, type ImportInput, type ImportResult, importInput } from './import-sheet.js';
import { type Asked, propose } from './propose-people.js';

/** What a sheet would change: judged wholly before anything is written. */
export interface JudgedSheet {
  readonly errors: readonly ImportError[];
  readonly rows: number;
  /** Writes what holds at once; called only without errors, inside the act's transaction. */
  readonly write: () => Promise<void>;
  /** What another officer has to put in force; null where nothing of it waits. */
  readonly asks: Asked | null;
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
      const { errors, rows, write, asks } = await judge(desk, input, seat.orgId);
      const isTaken = errors.length === 0;
      if (isTaken) await write();
      const proposalId = isTaken && asks ? await propose(desk, actor, seat, asks) : null;
      await record(desk, actor, {
        chain: seat.orgId,
        act: name,
        seat,
        facts: {
          rows: isTaken ? rows : 0,
          errors: errors.length,
          ...(proposalId && { proposalId, changes: asks?.changes ?? 0 }),
        },
      });
      return accepted(isTaken ? { rows, proposalId } : { errors: errors.toSorted((a, b) => a.row - b.row) });
    },
  });
