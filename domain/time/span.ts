import { compare, type Day, daysBetween } from './beijing.js';
import type { DaySpan } from './school-year.js';

/** The earlier of two Beijing days. */
export const earlierOf = (a: Day, b: Day): Day => (compare(a, b) < 0 ? a : b);
/** The later of two Beijing days. */
export const laterOf = (a: Day, b: Day): Day => (compare(a, b) > 0 ? a : b);

/** Days of a span, both ends included; 0 where it ends before it begins. */
export const lengthOf = ({ from, to }: DaySpan): number => Math.max(0, daysBetween(from, to) + 1);

/** What two spans have in common; ends before it begins where they have nothing. */
export const overlapOf = (a: DaySpan, b: DaySpan): DaySpan => ({
  from: laterOf(a.from, b.from),
  to: earlierOf(a.to, b.to),
});
