import type { Ladder } from './ladder.js';

/**
 * The default ladder of a studio's tasks: letters and agreements are asked for 7, 3 and 1 days before (section 10), here in working
 * days, and nobody is overtaken before the grace date is past.
 */
export const studioLadder: Ladder = [
  { code: 'aWeekBefore', anchor: 'due', workingDays: -5, act: 'remind', to: 'holder', at: '09:00' },
  { code: 'threeDaysBefore', anchor: 'due', workingDays: -3, act: 'remind', to: 'holder', at: '09:00' },
  { code: 'theDayBefore', anchor: 'due', workingDays: -1, act: 'remind', to: 'holder', at: '09:00' },
  { code: 'superiorInformed', anchor: 'due', workingDays: 1, act: 'inform', to: 'superior', at: '09:00' },
  { code: 'superiorCoOwns', anchor: 'grace', workingDays: 1, act: 'coOwn', to: 'superior', at: '09:00' },
  { code: 'replaced', anchor: 'hard', workingDays: 1, act: 'replace', to: 'organiser', at: '09:00' },
];
