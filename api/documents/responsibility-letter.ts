import type { Db } from '../../db/database.js';
import type { Term } from '../../desk/kit/term.js';
import { type ResponsibilityLetterData, renderResponsibilityLetter } from '../../documents/responsibility-letter.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { moment } from '../../text/dates.js';
import { sayAt } from '../../text/of-level.js';
import { studioWords } from '../../text/studio.js';
import { kindsInWords, letterWords, levelInWords, postInWords } from '../../text/web-letter.js';
import type { LetterView } from '../../web/views/letter.js';
import { letterViews } from '../reads/letters.js';
import { studioHead } from './studio-head.js';

/** A version that was in force stays readable as what it was (STUDIO-O07). */
function standingOf(letter: LetterView, versions: readonly LetterView[]): ResponsibilityLetterData['standing'] {
  const later = versions.filter(({ version }) => version > letter.version);
  if (letter.sealedAt) return later.some(({ sealedAt }) => sealedAt) ? 'replaced' : 'sealed';
  return later.length === 0 ? 'open' : 'superseded';
}

/** One version of a term's letter as PDF, always in Chinese, with the signatures it has. 'notFound' for no such version, 'unprintable'. */
export async function responsibilityLetterPdf(tx: Db, term: Term, version: number): Promise<Result<Buffer>> {
  const versions = await letterViews(tx, term);
  const letter = versions.find((one) => one.version === version);
  if (!letter) return refused(refuse('notFound'));
  const words = letterWords.zh;
  // a studio that moved since was witnessed by the unit it stood in
  const witness = letter.sides.find(({ side }) => side === 'witness')?.signed;
  return renderResponsibilityLetter({
    ...(await studioHead(tx, term)),
    ...(witness && { unit: witness.orgName }),
    termNumber: term.number,
    termFrom: term.fromDay,
    termTo: term.toDay,
    version,
    standing: standingOf(letter, versions),
    tasks: letter.tasks.map((task) => ({
      text: task.text,
      kinds: kindsInWords(task, 'zh'),
      level: levelInWords(task, 'zh'),
      target: `${task.target}${words.units[task.measure]}`,
      dueOn: task.dueOn,
    })),
    signatures: letter.sides.map(({ side, signed }) => ({
      side: sayAt(studioWords.zh.side[side], term.level),
      signed: signed && { name: signed.personName, post: postInWords(signed, 'zh'), at: moment(signed.at, 'zh') },
    })),
    contentHash: letter.contentHash,
    at: letter.sealedAt ?? letter.issuedAt,
  });
}
