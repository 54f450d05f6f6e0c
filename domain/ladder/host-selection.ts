import type { Ladder } from './ladder.js';

/**
 * The default ladder of a host selection; the organiser may change it in the policy edition.
 * The superior shares the task on the morning after the grace date, and another post takes it over on the morning after the hard date.
 */
export const hostSelectionLadder: Ladder = [
  { code: 'fiveDaysBefore', anchor: 'due', workingDays: -5, act: 'remind', to: 'holder', at: '09:00' },
  { code: 'twoDaysBefore', anchor: 'due', workingDays: -2, act: 'remind', to: 'holder', at: '09:00' },
  { code: 'onTheDay', anchor: 'due', workingDays: 0, act: 'remind', to: 'holder', at: '09:00' },
  { code: 'superiorInformed', anchor: 'due', workingDays: 1, act: 'inform', to: 'superior', at: '09:00' },
  { code: 'superiorCoOwns', anchor: 'grace', workingDays: 1, act: 'coOwn', to: 'superior', at: '09:00' },
  { code: 'replaced', anchor: 'hard', workingDays: 1, act: 'replace', to: 'organiser', at: '09:00' },
];
