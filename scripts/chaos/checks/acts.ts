import { isDeepStrictEqual } from 'node:util';
import type { Ask, Fault } from '../fault.js';
import { grouped } from '../grouped.js';
import type { Op } from '../ledger.js';

interface Kept {
  readonly actor: string;
  readonly key: string;
  readonly act: string;
  readonly answer: { readonly ok: boolean; readonly value?: Record<string, unknown> } | null;
}

/** Acts that append more than one audit row under their own name, each of them for another subject: counted by chain. */
const severalRows = ['selectNominees', 'submitBundle', 'publishCityNotice', 'disposeObjection', 'confirmRanking'];

/**
 * Every acknowledged act is kept once with the answer that was given, and left its row in the audit chain: for each person and
 * act there are as many rows as acknowledgements. The public's and the respondents' acts are counted by their rows alone.
 */
export async function checkActs(ops: readonly Op[], ask: Ask): Promise<readonly Fault[]> {
  const open = ops.filter(({ outcome }) => outcome === 'open');
  const kept = await ask<Kept>('SELECT actor, key, act, answer FROM idempotency');
  return [
    ...open.map((op): Fault => ({ kind: 'stuck', what: `${op.act} ${op.key} was never answered` })),
    ...answers(ops, kept),
    ...(await audited(ops, ask)),
    ...(await heard(ops, ask)),
  ];
}

function answers(ops: readonly Op[], kept: readonly Kept[]): Fault[] {
  const byKey = grouped(kept, ({ key }) => key);
  return ops.flatMap((op): Fault[] => {
    if (op.outcome !== 'ok' || op.actor === null) return [];
    const rows = byKey.get(op.key) ?? [];
    if (rows.length > 1) return [{ kind: 'doubled', what: `${op.act} ${op.key} was taken ${rows.length} times` }];
    const value = rows[0]?.answer?.ok ? rows[0].answer.value : undefined;
    if (!value) return [{ kind: 'lost', what: `${op.act} ${op.key} was acknowledged and is not kept` }];
    const told = Object.entries(op.answer as Record<string, unknown>);
    const [differs] = told.find(([name, said]) => !isDeepStrictEqual(value[name], said)) ?? [];
    return differs
      ? [{ kind: 'lost', what: `${op.act} ${op.key} was answered otherwise than it is kept: ${differs}` }]
      : [];
  });
}

/** The sample city's own round: opened by its loader in an officer's name, before anybody acts. */
const sampleRound = '2026-1';

/** As many audit rows as acknowledgements, person by person and act by act. */
async function audited(ops: readonly Op[], ask: Ask): Promise<Fault[]> {
  const rows = await ask<{ who: string; act: string; chain: string; count: number }>(
    `SELECT CASE actor_kind WHEN 'person' THEN person_id::text ELSE actor_kind END AS who, act, chain::text AS chain, count(*)::int AS count
     FROM audit WHERE outcome = 'done' AND actor_kind <> 'system'
       AND chain NOT IN (SELECT id FROM rounds WHERE code = $1) GROUP BY 1, 2, 3`,
    [sampleRound],
  );
  const wanted = grouped(
    ops.filter(({ outcome }) => outcome === 'ok'),
    (op) => `${op.actor ?? 'respondent'} ${op.act} ${ofChain(op.act, op.chain)}`,
  );
  const found = new Map<string, number>();
  for (const { who, act, chain, count } of rows) {
    const at = `${who} ${act} ${ofChain(act, chain)}`;
    // Where a chain may be unknown to whoever asked, it is counted by person and act.
    found.set(at, (found.get(at) ?? 0) + count);
  }
  return [...wanted].flatMap(([at, acknowledged]): Fault[] => {
    const there = found.get(at) ?? 0;
    if (there < acknowledged.length)
      return [{ kind: 'lost', what: `audit: ${at}: ${there} of ${acknowledged.length}` }];
    const mayBeMore = severalRows.some((name) => at.includes(` ${name} `));
    return there > acknowledged.length && !mayBeMore
      ? [{ kind: 'doubled', what: `audit: ${at}: ${there} for ${acknowledged.length}` }]
      : [];
  });
}

/** The chain where every op of the act knows it; beginnings learn theirs from the answer. */
const withoutChain = [
  'startApplication',
  'createRound',
  'sealSheet',
  'fileObjection',
  'confirmObjection',
  'disposeObjection',
  'declareConflicts',
  'addExpert',
];
const ofChain = (act: string, chain: string | null): string => (withoutChain.includes(act) ? '' : (chain ?? ''));

/** HOST-18: one answer an invitation that was used. */
async function heard(ops: readonly Op[], ask: Ask): Promise<Fault[]> {
  const acknowledged = ops.filter(({ act, outcome }) => act === 'answerHearing' && outcome === 'ok').length;
  const [row] = await ask<{ answers: number; used: number }>(
    `SELECT (SELECT count(*) FROM hearing_answers)::int AS answers,
            (SELECT count(*) FROM hearing_invitations WHERE answered_at IS NOT NULL)::int AS used`,
  );
  const there = Math.min(row?.answers ?? 0, row?.used ?? 0);
  if (there < acknowledged) return [{ kind: 'lost', what: `hearing: ${there} of ${acknowledged} answers` }];
  const most = Math.max(row?.answers ?? 0, row?.used ?? 0);
  return most > acknowledged ? [{ kind: 'doubled', what: `hearing: ${most} answers for ${acknowledged}` }] : [];
}
