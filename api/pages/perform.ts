import { earlierAnswer } from '../../desk/identity/earlier-answer.js';
import { badField } from '../../domain/bad-field.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { hostSelectionParameters } from '../../policy/host-selection/parameters.js';
import type { Kept } from '../../web/views/frame.js';
import { actorFor } from '../actors.js';
import { asArrived } from '../arrival.js';
import { fillFromLink, nonceFits, outsideLink } from '../link-scope.js';
import type { AnyRow, CallRow } from '../routes/call.js';
import type { ActRow } from '../routes/row.js';
import { refuseTooMany } from '../row-limits.js';
import { takeFiles } from '../taking-files.js';
import { takeUpload } from '../uploads.js';
import { coerce } from './coerce.js';
import type { PageCall } from './kit.js';
import { keptOf, nested, unclearRanks } from './names.js';

export type FormRow = ActRow | CallRow;

/** The act or call a page's form names; what only stands elsewhere does not exist behind a link. */
export function rowNamed(rows: readonly AnyRow[], name: string, behindLink: boolean): FormRow | null {
  const found = rows.find(
    (row): row is FormRow => (row.kind === 'act' && row.act === name) || (row.kind === 'call' && row.name === name),
  );
  if (!found || found.method === 'get') return null;
  if (found.kind === 'call') return found.path.startsWith('/t/') === behindLink ? found : null;
  const { link = 'no' } = found;
  if (found.by === 'public') return found;
  return (behindLink ? link !== 'no' : link !== 'only') ? found : null;
}

/** What was typed, and what came of it: the same desk act as the API's, by the same row. */
export interface Performed {
  readonly kept: Kept;
  readonly result: Result<unknown>;
}

export async function performForm(call: PageCall, row: FormRow): Promise<Performed> {
  const uploaded =
    row.kind === 'act' && row.upload ? await takeUpload(call.deps, row.upload, call.request, call.response) : null;
  const taken =
    row.kind === 'act' && row.files && call.request.is('multipart/form-data')
      ? await takeFiles(call.deps, row.files, call.request, call.response)
      : null;
  const kept = { ...keptOf(call.request.body), ...(taken && { _files: taken.names }) };
  if (uploaded && !uploaded.ok) return { kept, result: uploaded };
  if (taken && !taken.files.ok) return { kept, result: taken.files };
  if (!confirmed(kept)) return { kept, result: refused(refuse('badInput', { field: '_confirm' })) };
  const unclear = unclearRanks(kept);
  if (unclear.length > 0)
    return {
      kept,
      result: refused(...unclear.map(({ field, issue }) => refuse('badInput', { field, facts: { issue } }))),
    };
  const tree = nested(kept);
  const sent = { kept, tree, uploaded: uploaded?.value ?? {}, ...(taken?.files.ok && { files: taken.files.value }) };
  const result = row.kind === 'call' ? await performCall(call, row, tree) : await performAct(call, row, sent);
  if (row.kind === 'act' && result.ok) row.keeps?.(call.deps, call.response, result.value);
  return { kept, result };
}

/** A decision counts once the person has typed what the page asked for (design section 5). */
function confirmed(kept: Kept): boolean {
  const expected = kept._expected?.[0];
  if (expected === undefined) return true;
  const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
  return plain(kept._confirm?.[0] ?? '') === plain(expected);
}

/** A form as it came: its fields as typed and nested, and what stands for its file. */
interface Sent {
  readonly kept: Kept;
  readonly tree: Record<string, unknown>;
  readonly uploaded: Readonly<Record<string, unknown>>;
  /** Those that came with it, of a row that takes any number. */
  readonly files?: { readonly fields: readonly object[]; readonly store: () => Promise<void> };
}

async function performCall(call: PageCall, row: CallRow, tree: Record<string, unknown>): Promise<Result<unknown>> {
  const { deps, caller, language, request, response } = call;
  if (row.by === 'session' && caller.kind !== 'session') return refused(refuse('notSignedIn'));
  const given = row.body ? coerce(row.body, tree) : null;
  const parsed = row.body?.safeParse(given);
  if (parsed && !parsed.success) return refused(...parsed.error.issues.map(badField));
  const params = { ...textsOf(tree), ...call.params };
  return row.call({ deps, caller, language, params, request, response }, parsed?.data);
}

async function performAct(
  call: PageCall,
  row: ActRow,
  { kept, tree, uploaded, files }: Sent,
): Promise<Result<unknown>> {
  const { deps, caller, language, request } = call;
  const behindLink = caller.kind === 'link';
  if (behindLink && row.by !== 'public' && !nonceFits(caller, request, { linkNonce: kept._nonce?.[0] }))
    return refused(refuse('badInput', { field: 'linkNonce' }));
  const actor = actorFor(row.by, row.by === 'public' ? { kind: 'nobody' } : caller, true, language);
  // What stands for a file is no text of a form: an empty cell of a sheet is a cell.
  const input = {
    ...inputOf(row, tree),
    ...uploaded,
    ...(files && files.fields.length > 0 && { files: files.fields }),
  };
  const filled = behindLink ? fillFromLink(caller, row.accepts, input) : input;
  const outside = behindLink && caller.standing.ok ? outsideLink(caller, { ...filled }, row) : null;
  if (outside) return refused(outside);
  const key = row.by === 'respondent' ? undefined : kept._key?.[0];
  if (!actor.ok) return (await retried(call, row, key, filled)) ?? actor;
  if (row.by !== 'respondent' && !key) return refused(refuse('badInput', { field: 'Idempotency-Key' }));
  const tooMany = await refuseTooMany(deps, row, { actor: actor.value, raw: filled, key, address: request.ip });
  if (tooMany) return tooMany;
  await files?.store();
  const asked = row.upload ? deps : asArrived(deps, call.response);
  return row.perform(asked, actor.value, filled, key);
}

/** Ids of the row's address are fields of the page; `input` makes of both what the act asks for. */
export function inputOf(row: ActRow, tree: Record<string, unknown>): Record<string, unknown> {
  const names = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const texts = textsOf(tree);
  const params = Object.fromEntries(names.map((name) => [name, texts[name] ?? '']));
  const rest = Object.fromEntries(Object.entries(tree).filter(([name]) => !names.includes(name)));
  const given = typedParameters(rest);
  const body = row.body && !row.upload ? coerce(row.body, given) : given;
  const made = row.input(params, { ...(body as Record<string, unknown>) });
  return { ...(coerce(row.accepts, made) as Record<string, unknown>) };
}

/** A round's own numbers are checked by the act; here they only get the types of the edition. */
const typedParameters = (rest: Record<string, unknown>): Record<string, unknown> =>
  rest.parameters === undefined ? rest : { ...rest, parameters: coerce(hostSelectionParameters, rest.parameters) };

const textsOf = (tree: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(tree).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));

/** A second click on what has decided the task finds its link dead, and is told what the first was told. */
async function retried({ deps, caller }: PageCall, row: ActRow, key: string | undefined, raw: unknown) {
  if (caller.kind !== 'link' || caller.standing.ok || !caller.link.personId || !key) return null;
  return earlierAnswer(deps, { claimant: caller.link.personId, key, act: row.act, raw });
}
