import { z } from 'zod';
import { isDay, isInstant, isTimeOfDay } from './beijing.js';

// abort: schemas built on these may then compute with the value

/** A real Beijing day 'YYYY-MM-DD'. */
export const daySchema = z.string().refine(isDay, { message: 'a calendar day YYYY-MM-DD', abort: true });
/** A UTC moment 'YYYY-MM-DDTHH:mm:ss.sssZ'. */
export const instantSchema = z
  .string()
  .refine(isInstant, { message: 'an instant YYYY-MM-DDTHH:mm:ss.sssZ', abort: true });
/** A Beijing wall-clock minute 'HH:mm'. */
export const timeOfDaySchema = z.string().refine(isTimeOfDay, { message: 'a time of day HH:mm', abort: true });
