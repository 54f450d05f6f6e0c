/** COMMEND-02: advanced individuals come first for study visits, seminars and recommendations; a flag in lists, no decision. */
import { addYears, type Day } from '../../time/beijing.js';

export interface PriorityParameters {
  readonly priorityYears: number;
}

/** From the day of the commendation up to the eve of the anniversary. */
export const hasPriority = (commendedOn: readonly Day[], today: Day, p: PriorityParameters): boolean =>
  commendedOn.some((day) => day <= today && today < addYears(day, p.priorityYears));

/** Flagged people first; within both groups the order stays what it was. */
export function priorityFirst<T>(list: readonly T[], isFlagged: (item: T) => boolean): readonly T[] {
  return [...list.filter(isFlagged), ...list.filter((item) => !isFlagged(item))];
}
