import { randomUUID } from 'node:crypto';

/** One act somebody wanted, from before it was sent until its answer is known. */
export interface Op {
  /** Name of the act, as its audit row has it. */
  readonly act: string;
  /** Who acts: a person's id; `public`; null for a respondent, whom no record may name (HOST-18). */
  readonly actor: string | null;
  /** The one key of all its tries. */
  readonly key: string;
  /** Whose story it belongs to where the caller knows it: the audit chain. */
  readonly chain: string | null;
  /** Tries that got no answer: the act may or may not have been done by them. */
  unknown: number;
  /** `open` until somebody said what became of it. */
  outcome: 'open' | 'ok' | 'refused';
  answeredAt: number;
  answer: unknown;
  /** The first reason of a refusal. */
  code: string | null;
}

/** What was asked and what was acknowledged; the checker compares it with what is there. */
export class Ledger {
  readonly ops: Op[] = [];

  begin(act: string, actor: string | null, chain: string | null = null): Op {
    const op: Op = {
      act,
      actor,
      key: randomUUID(),
      chain,
      unknown: 0,
      outcome: 'open',
      answeredAt: 0,
      answer: null,
      code: null,
    };
    this.ops.push(op);
    return op;
  }

  acknowledged(): readonly Op[] {
    return this.ops.filter(({ outcome }) => outcome === 'ok');
  }

  /** When the first act after `since` was acknowledged, in ms of the wall clock; null when none was. */
  firstAfter(since: number): number | null {
    const times = this.acknowledged().flatMap(({ answeredAt }) => (answeredAt >= since ? [answeredAt] : []));
    return times.length > 0 ? Math.min(...times) : null;
  }
}
