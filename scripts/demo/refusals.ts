import { Refused } from './http.js';

/** Refusals the story met as it had to, by rule (or by code where only the machinery refuses). */
export class Refusals {
  readonly met = new Map<string, number>();

  /** `act` must be refused with this code under this rule; anything else is a failure of the demo. */
  async expect(code: string, ruleId: string | null, act: () => Promise<unknown>): Promise<void> {
    const refused = await act().then(
      () => null,
      (error: unknown) => error,
    );
    if (refused === null) throw new Error(`accepted, though ${ruleId ?? code} should have refused it`);
    if (!(refused instanceof Refused)) throw refused;
    const fits = refused.errors.some((one) => one.code === code && (one.ruleId ?? null) === ruleId);
    if (!fits) throw new Error(`expected ${code} ${ruleId ?? ''}, got: ${refused.message}`);
    const name = ruleId ?? code;
    this.met.set(name, (this.met.get(name) ?? 0) + 1);
  }
}
