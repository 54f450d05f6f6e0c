import type { Db } from '../../db/database.js';
import type { Term } from '../../desk/kit/term.js';
import { renderMemberAgreement } from '../../documents/member-agreement.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { memberDuties } from '../../domain/studio/members/agreement.js';
import { moment } from '../../text/dates.js';
import { ruleInFull } from '../../text/rules.js';
import { studioWords } from '../../text/studio.js';
import { kindsInWords, letterWords, levelInWords } from '../../text/web-letter.js';
import type { LetterView } from '../../web/views/letter.js';
import { studioHead } from './studio-head.js';

/** One version of a member's agreement as PDF, always in Chinese, with the signatures it has. 'notFound', 'unprintable'. */
export async function memberAgreementPdf(
  tx: Db,
  term: Term,
  versions: readonly LetterView[],
  version: number,
): Promise<Result<Buffer>> {
  const agreement = versions.find((one) => one.version === version);
  if (!agreement) return refused(refuse('notFound'));
  const { studioName, studioNo, unit, host } = await studioHead(tx, term);
  return renderMemberAgreement({
    ...{ studioName, studioNo, unit, host, version },
    member: agreement.memberName ?? '',
    termTo: term.toDay,
    standing: agreement.sealedAt ? 'sealed' : versions[0] === agreement ? 'open' : 'superseded',
    duties: memberDuties.map((ruleId) => ruleInFull(ruleId, 'zh')),
    tasks: agreement.tasks.map((task) => ({
      text: task.text,
      kinds: kindsInWords(task, 'zh'),
      level: levelInWords(task, 'zh'),
      target: `${task.target}${letterWords.zh.units[task.measure]}`,
      dueOn: task.dueOn,
    })),
    signatures: agreement.sides.map(({ side, signed }) => ({
      side: studioWords.zh.side[side],
      signed: signed && { name: signed.personName, post: signed.orgName, at: moment(signed.at, 'zh') },
    })),
    contentHash: agreement.contentHash,
    at: agreement.sealedAt ?? agreement.issuedAt,
  });
}
