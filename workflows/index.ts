export { appeal } from './appeal.js';
export { countyNomination } from './county-nomination.js';
export { departure } from './departure.js';
export { ethicsVeto } from './ethics-veto.js';
export { hostApplication } from './host-application.js';
export { hostSelectionRound } from './host-selection-round.js';
export { objectionHandling } from './objection-handling.js';
export { publicNotice } from './public-notice.js';
