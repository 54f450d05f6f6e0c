/** The time in which a notice hangs and objections count. Instants, ISO-8601 UTC; both ends belong to it (CONV-06). */
export interface NoticeWindow {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** Instants compare as instants: '…59Z' and '…59.000Z' are the same one. */
export const isAfter = (a: string, b: string): boolean => Date.parse(a) > Date.parse(b);

export type WindowPosition = 'before' | 'within' | 'after';

export function positionIn(window: NoticeWindow, at: string): WindowPosition {
  if (isAfter(window.opensAt, at)) return 'before';
  return isAfter(at, window.closesAt) ? 'after' : 'within';
}
