import type { Db } from '../../db/database.js';
import { recordedWorks } from '../../db/read/works.js';
import type { Vault } from '../../db/sealed.js';
import type { Term } from '../../desk/kit/term.js';
import { letterInForce } from '../../desk/studio/letters.js';
import { calendarOf, type InviteData } from '../../documents/calendar-invite.js';
import { writeSheet } from '../../documents/sheet.js';
import { addDays, endOfDay, startOfDay } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import { documentWords } from '../../text/documents.js';
import { studioWords } from '../../text/studio.js';
import { workWords } from '../../text/web-work.js';

interface At {
  readonly tx: Db;
  readonly vault: Vault;
  readonly now: string;
  readonly language: Language;
}

/** The record of a term as a sheet, everything on it, confirmed or not. */
export async function worksSheet({ tx, vault, now, language }: At, term: Term): Promise<Buffer> {
  const words = workWords[language];
  const { work } = studioWords[language];
  const levelNames = documentWords[language].levels;
  const list = await recordedWorks(tx, vault, term.id);
  return writeSheet({
    name: words.works,
    title: words.sheetTitle(term.name),
    columns: [
      { title: words.number, width: 6, align: 'center' },
      { title: words.kind },
      { title: words.title, width: 28 },
      { title: words.level, width: 8 },
      { title: words.on, width: 12 },
      { title: words.place, width: 18 },
      { title: words.hours, width: 8, align: 'center' },
      { title: words.participants, width: 10, align: 'center' },
      { title: words.summary, width: 36 },
      { title: words.state, width: 10 },
      { title: words.reason, width: 20 },
    ],
    rows: list.map((one) => [
      one.number,
      work[one.kind],
      one.title,
      levelNames[one.level],
      one.on,
      one.place,
      one.hours,
      one.participants,
      one.summary,
      words.states[one.state],
      one.reason,
    ]),
    pageFooter: words.pageFooter,
    at: now,
  });
}

/** Seconds before the end of a day at which its calendar rings: a week. */
const week = 7 * 86_400;

/** The dates of a term: its end, the tasks of the sealed letter, and every activity that was not returned. Read by session or token. */
export async function studioCalendar({ tx, vault, now, language }: At, term: Term): Promise<string> {
  const words = workWords[language];
  const { work } = studioWords[language];
  const letter = await letterInForce({ tx }, term.id);
  const list = await recordedWorks(tx, vault, term.id);
  const dayLong = (uid: string, on: string, title: string, more: Partial<InviteData> = {}): InviteData => ({
    uid: `${uid}@pingxuan`,
    sequence: 0,
    title,
    description: term.name,
    start: startOfDay(on),
    end: startOfDay(addDays(on, 1)),
    at: now,
    alarmSeconds: [],
    ...more,
  });
  const due = { alarmSeconds: endOfDay(term.toDay) > now ? [week] : [] };
  return calendarOf([
    dayLong(`term-${term.id}`, term.toDay, words.term(term.name), due),
    ...(letter?.tasks ?? []).map(({ code, text, dueOn }) =>
      dayLong(`letter-${term.id}-${code}`, dueOn, words.dueTask(term.name, text), due),
    ),
    ...list
      .filter(({ state }) => state !== 'returned')
      .map((one) =>
        dayLong(`work-${one.workId}`, one.on, one.title ? `${work[one.kind]}：${one.title}` : work[one.kind]),
      ),
  ]);
}
