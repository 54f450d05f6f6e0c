import type { Db } from '../../db/database.js';
import { openedWord } from '../../db/read/data-keys.js';
import { findingsOfTerm, reasonOfFinding } from '../../db/read/findings.js';
import type { Vault } from '../../db/sealed.js';
import { findingOf, statusOf } from '../../desk/studio/veto/findings.js';
import { findingGrounds } from '../../domain/studio/veto/grounds.js';

/** The vetoes of a term as its readers see them: what, when and with which effect; in whose words only its own tasks show. */
export async function findingViews(db: Db, termId: string) {
  const rows = await findingsOfTerm(db, termId);
  return rows.map(({ finding, accountability }) => ({
    vetoId: finding.id,
    kind: finding.kind,
    ground: groundOf(finding.ground),
    status: statusOf(finding),
    registeredAt: finding.registeredAt,
    hearingUntil: finding.hearingUntil,
    decidedAt: finding.decidedAt,
    decisionNumber: finding.decisionNumber,
    appealUntil: finding.appealUntil,
    appealedAt: finding.appealedAt,
    appealDecidedAt: finding.appealDecidedAt,
    barredUntil: finding.barredUntil,
    accountability: accountability?.state ?? null,
    accountabilityOutcome: accountability?.outcome ?? null,
    accountabilityClosedAt: accountability?.closedAt ?? null,
  }));
}

const groundOf = (ground: string) => findingGrounds.find((one) => one === ground) ?? 'ethicsViolation';

/** What the holder of one of its tasks reads; words are empty before they were said, and once they were erased. */
export async function findingWork(at: { readonly tx: Db; readonly vault: Vault }, termId: string, vetoId: string) {
  const finding = await findingOf(at, vetoId);
  const word = (stored: typeof finding.factsSealed) => openedWord(at.tx, at.vault, termId, stored);
  return {
    kind: finding.kind,
    ground: groundOf(finding.ground),
    decisionReference: finding.decisionReference,
    evidence: finding.evidence,
    facts: await word(finding.factsSealed),
    response: await word(finding.responseSealed),
    reason: await reasonOfFinding(at.tx, vetoId),
    appealText: await word(finding.appealText),
  };
}
