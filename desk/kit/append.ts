import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.js';
import { kept } from '../../db/kept.js';
import { audit, auditHeads, decisions } from '../../db/schema/all.js';

type Row = Required<typeof audit.$inferInsert>;
type Decision = Required<typeof decisions.$inferInsert>;

/**
 * Writes an audit row, the decisions it stands for and the new head of its chain in one statement. Almost every row is of something
 * done and stands for one decision or none: the texts of those are kept.
 */
export function append(tx: Db, row: Row, taken: readonly Decision[]): PromiseLike<unknown> {
  const [first, ...more] = taken;
  if (row.refusal !== null || more.length > 0) return written(tx, row, taken);
  return first ? appendWithDecision(tx, { ...row, ...beside(first) }) : appendDone(tx, row);
}

function written(db: Db, row: Row, taken: readonly Decision[]) {
  const entered = db.$with('entered').as(db.insert(audit).values(row));
  const withThem =
    taken.length > 0 ? [entered, db.$with('taken').as(db.insert(decisions).values([...taken]))] : [entered];
  return db
    .with(...withThem)
    .update(auditHeads)
    .set({ hash: row.hash })
    .where(eq(auditHeads.chain, row.chain));
}

const appendDone = kept((db, row: Row) => written(db, done(row), []));

const appendWithDecision = kept((db, both: Row & ReturnType<typeof beside>) => {
  const { caseId, subjectId, stage, stageRound, kind, seat, deciderId, deciderRole, decision, reason } = both;
  const { evidence, content, decidedAt, decisionId, decidedBy, decidedFor, decidedOn } = both;
  const about = { id: decisionId, caseId, subjectId, stage, stageRound, kind, seat, ruleIds: decidedBy };
  const who = { deciderId, deciderRole, orgId: decidedFor, formHash: decidedOn, decidedAt };
  return written(db, done(both), [{ ...about, ...who, decision, reason, evidence, content }]);
});

/** Of stand-ins: a row of something done, by its columns. */
function done(row: Row): Row {
  const { id, chain, seq, at, act, actorKind, personId, role, orgId, channel, outcome } = row;
  const { ruleIds, formHash, facts, prevHash, hash } = row;
  const what = { ruleIds, formHash, facts, prevHash, hash, refusal: null };
  return { id, chain, seq, at, act, actorKind, personId, role, orgId, channel, outcome, ...what };
}

/** A decision beside an audit row: under other names what both have. */
const beside = ({ id, ruleIds, orgId, formHash, ...rest }: Decision) => ({
  ...rest,
  decisionId: id,
  decidedBy: ruleIds,
  decidedFor: orgId,
  decidedOn: formHash,
});
