import type { YearSchedule } from '../../domain/calendar/schedule.js';
import type { Guard } from './act-form.js';
import type { Again } from './frame.js';

export interface YearView extends YearSchedule {
  readonly yearId: string;
  readonly state: 'proposed' | 'inForce' | 'rejected';
  /** The reader entered it and cannot decide. */
  readonly own: boolean;
}

export interface CalendarView {
  /** Beijing day. */
  readonly publishedThrough: string;
  readonly years: readonly YearView[];
  readonly secondFactor: boolean;
  readonly guard: Guard;
  readonly again?: Again;
}
