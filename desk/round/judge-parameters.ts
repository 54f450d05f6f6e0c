import { type Refusal, refuse } from '../../domain/refusal.js';
import { type HostSelectionParameters, hostSelectionParameters } from '../../policy/host-selection/parameters.js';

/** Well formed or not, and then: of one mind or not. A draft may contradict itself; an open round may not. */
export type JudgedParameters =
  | { readonly wellFormed: false; readonly refusals: readonly Refusal[] }
  | {
      readonly wellFormed: true;
      readonly parameters: HostSelectionParameters;
      readonly contradictions: readonly Refusal[];
    };

/** Contradictions come all at once, each with the dotted path of its parameter and its code in `facts.contradiction` (CONV-11). */
export function judgeParameters(raw: unknown): JudgedParameters {
  const parsed = hostSelectionParameters.safeParse(raw);
  if (parsed.success) return { wellFormed: true, parameters: parsed.data, contradictions: [] };
  const { issues } = parsed.error;
  const malformed = issues.filter(({ code }) => code !== 'custom');
  if (malformed.length > 0) {
    return {
      wellFormed: false,
      refusals: malformed.map(({ path, code }) =>
        refuse('badInput', { field: ['parameters', ...path].map(String).join('.'), facts: { issue: code } }),
      ),
    };
  }
  const contradictions = issues.map((issue) =>
    contradiction(issue.message, issue.path.map(String).join('.'), issue.code === 'custom' ? issue.params : {}),
  );
  // Only the rules between fields failed, so every field has its type; the schema changes no value.
  return { wellFormed: true, parameters: raw as HostSelectionParameters, contradictions };
}

/** One contradiction as a refusal; `text/contradictions.ts` and `text/round.ts` say the codes. */
export const contradiction = (
  code: string,
  field: string,
  facts: Readonly<Record<string, string | number>> = {},
  ruleId = 'CONV-11',
): Refusal => refuse('ruleForbids', { ruleId, field, facts: { contradiction: code, ...facts } });
