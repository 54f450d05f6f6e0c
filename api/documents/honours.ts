import type { honours } from '../../db/schema/all.js';
import { renderHonour } from '../../documents/honour.js';
import { writeSheet } from '../../documents/sheet.js';
import { formatHalfUp, parseFraction } from '../../domain/panel/decimal.js';
import { type Result, refuse, refused } from '../../domain/refusal.js';
import { recipients } from '../../domain/studio/assessment/consequences.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import { documentWords } from '../../text/documents.js';
import { studioWords } from '../../text/studio.js';
import { honourWords } from '../../text/web-honours.js';
import type { HonourItem } from '../reads/honour-list.js';
import type { callFor, callsFor } from '../reads/honours.js';

/** The certificate of an honour, every word from the frozen fields. 'ruleForbids' (VETO-02) once it is revoked; 'unprintable'. */
export async function honourPdf(honour: typeof honours.$inferSelect, publicUrl: string): Promise<Result<Buffer>> {
  const { printed, status, verificationCode: code } = honour;
  if (status !== 'valid')
    return refused(refuse('ruleForbids', { ruleId: 'VETO-02', field: 'status', facts: { status } }));
  return renderHonour({
    number: honour.number,
    recipient: recipients.find((one) => one === printed.recipient) ?? honour.recipient,
    holderName: printed.holderName ?? '',
    studioName: printed.studioName ?? '',
    unitName: printed.unitName ?? '',
    callName: printed.callName ?? '',
    decisionNo: printed.decisionNumber ?? '',
    issuer: printed.issuer ?? '',
    issueDay: printed.issueDay ?? '',
    verification: { url: `${publicUrl}/v/${code}`, domain: new URL(publicUrl).host, code },
    at: honour.issuedAt,
  });
}

/** The honours as a sheet to work with; whoever comes first by COMMEND-02 is flagged and stands first. */
export async function honoursSheet(
  list: readonly HonourItem[],
  { now, language }: { readonly now: string; readonly language: Language },
): Promise<Buffer> {
  const words = honourWords[language];
  const { columns } = words.sheet;
  const { recipient } = studioWords[language];
  return writeSheet({
    name: words.title,
    title: words.sheet.title,
    columns: [
      { title: columns.priority, width: 10, align: 'center' },
      { title: columns.number, width: 14 },
      { title: columns.kind, width: 10 },
      { title: columns.holder, width: 26 },
      { title: columns.studio, width: 26 },
      { title: columns.unit, width: 26 },
      { title: columns.call, width: 28 },
      { title: columns.day, width: 12 },
      { title: columns.status, width: 10 },
    ],
    rows: list.map((one) => [
      one.priority ? words.priority : '',
      one.number,
      recipient[one.recipient],
      one.holderName,
      one.studioName,
      one.unitName,
      one.callName,
      one.commendedOn,
      words.honourStatus[one.status],
    ]),
    pageFooter: documentWords[language].sheet.page,
    at: now,
  });
}

type SeenCalls = Extract<Awaited<ReturnType<typeof callsFor>>, { ok: true }>['value']['items'];

/** The calls that are the reader's business, the newest first, each kind with its ceiling; empty where it is not called for. */
export async function callsSheet(
  list: SeenCalls,
  { now, language }: { readonly now: string; readonly language: Language },
): Promise<Buffer> {
  const words = honourWords[language];
  const { recipient } = studioWords[language];
  return writeSheet({
    name: words.title,
    title: words.callsSheet,
    columns: [
      { title: words.callNumber, width: 16 },
      { title: words.callName, width: 32 },
      { title: words.bureau, width: 20 },
      { title: words.year, width: 8, align: 'center' },
      ...recipients.map((kind) => ({ title: words.atMost(recipient[kind]), width: 14, align: 'center' as const })),
      { title: words.openedOn, width: 12 },
      { title: words.nominationUntil, width: 12 },
      { title: words.state, width: 12 },
    ],
    rows: list.map((one) => [
      one.number,
      one.name,
      one.bureauName,
      one.year,
      ...recipients.map((kind) => one.awards[kind] ?? ''),
      dayOf(one.openedAt),
      one.nominationUntil ? dayOf(one.nominationUntil) : '',
      words.states[one.state],
    ]),
    pageFooter: documentWords[language].sheet.page,
    at: now,
  });
}

type SeenCall = Extract<Awaited<ReturnType<typeof callFor>>, { ok: true }>['value'];

/** Everybody nominated in a call whom the reader sees, with what the reader sees of each: scores are the city's alone. */
export async function nomineesSheet(
  { name, nominees }: SeenCall,
  { now, language }: { readonly now: string; readonly language: Language },
): Promise<Buffer> {
  const words = honourWords[language];
  const { columns } = words.sheet;
  const { recipient, grade } = studioWords[language];
  return writeSheet({
    name: words.nominees,
    title: words.nomineesOf(name),
    columns: [
      { title: words.number, width: 8, align: 'center' },
      { title: words.kind, width: 10 },
      { title: words.name, width: 26 },
      { title: columns.studio, width: 26 },
      { title: words.unit, width: 26 },
      { title: words.basis, width: 28 },
      { title: words.state, width: 14 },
      { title: words.strikeAppeal.column, width: 26 },
      { title: words.scoreColumn, width: 10, align: 'center' },
      { title: words.rankColumn, width: 8, align: 'center' },
      { title: columns.number, width: 14 },
      { title: columns.status, width: 10 },
    ],
    rows: nominees.map((one) => {
      const exact = one.score === null ? null : parseFraction(one.score);
      return [
        one.number,
        recipient[one.recipient],
        one.name,
        one.studioName,
        one.unitName,
        words.basisOf(grade[one.grade], one.works),
        words.nomineeState[one.state],
        one.appeal ? words.strikeAppeal.states[one.appeal.state](dayOf(one.appeal.until)) : '',
        exact ? formatHalfUp(exact, 2) : '',
        one.rank ?? '',
        one.honourNumber ?? '',
        one.honourStatus ? words.honourStatus[one.honourStatus] : '',
      ];
    }),
    pageFooter: documentWords[language].sheet.page,
    at: now,
  });
}
