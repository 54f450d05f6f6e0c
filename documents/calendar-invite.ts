import ical, { ICalAlarmType, type ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';

/** One date for a person's calendar. Instants are UTC; no address and no name of a third person belongs in it. */
export interface InviteData {
  /** Stable for the task: a moved deadline replaces the entry instead of adding one. */
  readonly uid: string;
  /** Counts up with every change of the date. */
  readonly sequence: number;
  readonly title: string;
  readonly description: string;
  readonly url?: string;
  readonly start: string;
  readonly end: string;
  /** Instant this edition was written. */
  readonly at: string;
  /** Seconds before `start` at which the calendar rings, e.g. one day = 86400. */
  readonly alarmSeconds: readonly number[];
}

/** The .ics file (METHOD PUBLISH, so that no answer is asked of the reader). Equal data give equal text. */
export const calendarInvite = (data: InviteData): string => calendarOf([data]);

/** A calendar of any number of dates. */
export function calendarOf(list: readonly InviteData[]): string {
  const calendar = ical({ prodId: '//pingxuan//pingxuan//ZH', method: ICalCalendarMethod.PUBLISH });
  for (const data of list) addTo(calendar, data);
  return calendar.toString();
}

function addTo(calendar: ICalCalendar, data: InviteData): void {
  const event = calendar.createEvent({
    id: data.uid,
    sequence: data.sequence,
    summary: data.title,
    description: data.description,
    start: new Date(data.start),
    end: new Date(data.end),
    stamp: new Date(data.at),
    transparency: ICalEventTransparency.TRANSPARENT,
    ...(data.url === undefined ? {} : { url: data.url }),
  });
  for (const seconds of data.alarmSeconds) {
    event.createAlarm({ type: ICalAlarmType.display, trigger: seconds, description: data.title });
  }
}
