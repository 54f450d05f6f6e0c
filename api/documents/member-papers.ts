import type { Db } from '../../db/database.js';
import { membersOf } from '../../db/read/members.js';
import type { Term } from '../../desk/kit/term.js';
import { agreementOf } from '../../desk/studio/letters.js';
import { recordOf } from '../../desk/studio/member-record.js';
import type { Membership } from '../../desk/studio/memberships.js';
import { renderMemberRecord } from '../../documents/member-record.js';
import { writeSheet } from '../../documents/sheet.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { isDone } from '../../domain/studio/members/record.js';
import { dayOf, endOfDay } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import { filledDay } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { letterWords } from '../../text/web-letter.js';
import { memberWords } from '../../text/web-members.js';
import type { SeenMember } from '../reads/agreements.js';
import { recordShown } from '../reads/member-records.js';
import { studioHead } from './studio-head.js';

interface At {
  readonly tx: Db;
  readonly now: string;
}

/** A member's record of tasks as PDF, always in Chinese. 'stageNotOpen' (STUDIO-18) before the agreement is sealed, 'unprintable'. */
export async function memberRecordPdf(
  at: At,
  { term, membership, name, schoolName }: SeenMember,
): Promise<Result<Buffer>> {
  const agreement = await agreementOf(at, membership.id);
  const { fromDay: from, toDay: to } = membership;
  if (!from || !to || !agreement?.sealed) return refused(refuse('stageNotOpen', { ruleId: 'STUDIO-18' }));
  const { studioName, studioNo, unit, host } = await studioHead(at.tx, term);
  const today = dayOf(at.now);
  const on = to < today ? to : today;
  const units = letterWords.zh.units;
  return renderMemberRecord({
    ...{ studioName, studioNo, unit, host, member: name, school: schoolName, from, to, on },
    standing: standingOf(membership),
    tasks: (await recordShown(at, membership)).map((line) => ({
      text: line.text,
      done: `${line.filled}${units[line.measure]}`,
      target: `${line.target}${units[line.measure]}`,
      dueOn: line.dueOn,
      status: studioWords.zh.taskStatus[line.status],
    })),
    contentHash: agreement.contentHash,
    at: endOfDay(on) < at.now ? endOfDay(on) : at.now,
  });
}

function standingOf({ state, leavesOn, leavingReason }: Membership): string {
  const { memberState, leavingReason: reasons } = studioWords.zh;
  const going = leavesOn && leavingReason && memberWords.zh.leaves(filledDay(leavesOn, 'zh'), reasons[leavingReason]);
  return [memberState[state], going].filter(Boolean).join('，');
}

/** Everybody ever nominated for a term as a sheet, with what has become of each. */
export async function membersSheet({ tx, now, language }: At & { language: Language }, term: Term): Promise<Buffer> {
  const words = memberWords[language];
  const { memberState, leavingReason } = studioWords[language];
  const list = await membersOf(tx, term.id);
  const rows = await Promise.all(
    list.map(async (one) => {
      const record = await recordOf(
        { tx },
        { ...one, id: one.membershipId, fromDay: one.from, toDay: one.to },
        dayOf(now),
      );
      return [
        one.number,
        one.name,
        one.schoolName,
        memberState[one.state],
        one.from ?? '',
        one.to ?? '',
        one.leavesOn ?? '',
        one.leavingReason ? leavingReason[one.leavingReason] : '',
        record.length === 0 ? '' : `${record.filter(isDone).length}/${record.length}`,
      ];
    }),
  );
  return writeSheet({
    name: words.serving,
    title: words.sheetTitle(term.name),
    columns: [
      { title: words.number, width: 6, align: 'center' },
      { title: words.name, width: 12 },
      { title: words.school, width: 24 },
      { title: words.state, width: 12 },
      { title: words.from, width: 12 },
      { title: words.to, width: 12 },
      { title: words.leavesOn, width: 12 },
      { title: words.leavingKind, width: 14 },
      { title: words.doneOf, width: 18, align: 'center' },
    ],
    rows,
    pageFooter: words.pageFooter,
    at: now,
  });
}
