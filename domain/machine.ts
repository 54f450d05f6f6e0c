/**
 * States and every way between them, as data: what the table does not hold is refused. Pure: a machine knows neither time nor
 * people; what must hold besides the table is a guard over its context.
 */
import { accepted, type Result, refuse, refused } from './refusal.js';

/** `previous`: back to where the subject stood before the event that is undone. */
export interface Step<State extends string, Guard extends string = never> {
  readonly to: State | 'previous';
  readonly guard?: Guard;
}

export interface Machine<State extends string, Event extends string, Guard extends string, Context> {
  /** Fixes the order: cited where the table holds no way. */
  readonly ruleId: string;
  readonly steps: Readonly<Record<State, Readonly<Partial<Record<Event, Step<State, Guard>>>>>>;
  readonly guards: Readonly<Record<Guard, { readonly ruleId: string; readonly holds: (context: Context) => boolean }>>;
  /** For each way back, the event that must have led here. */
  readonly undoes: Readonly<Partial<Record<Event, Event>>>;
}

export interface Moment<State extends string, Context> {
  readonly state: State;
  /** The state that the event now undone left behind; null where nothing was left. */
  readonly previous: State | null;
  readonly context: Context;
}

/** 'stageNotOpen' under the machine's own rule, or under the rule of the guard that does not hold. */
export function nextState<State extends string, Event extends string, Guard extends string, Context>(
  machine: Machine<State, Event, Guard, Context>,
  { state, previous, context }: Moment<State, Context>,
  event: Event,
): Result<State> {
  const no = (ruleId: string) => refused(refuse('stageNotOpen', { ruleId, facts: { state, event } }));
  const step = machine.steps[state][event];
  if (!step) return no(machine.ruleId);
  const guard = step.guard === undefined ? null : machine.guards[step.guard];
  if (guard && !guard.holds(context)) return no(guard.ruleId);
  if (step.to !== 'previous') return accepted(step.to as State);
  const undone = machine.undoes[event];
  const wasThere = previous !== null && undone !== undefined && machine.steps[previous][undone]?.to === state;
  return wasThere ? accepted(previous) : no(machine.ruleId);
}
