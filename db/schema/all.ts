/** The whole schema in one object, for drizzle and its migration generator. */
export * from './assessments.js';
export * from './cases.js';
export * from './city.js';
export * from './goal-changes.js';
export * from './honours.js';
export * from './identity.js';
export * from './log.js';
export * from './members.js';
export * from './pages.js';
export * from './papers.js';
export * from './privacy.js';
export * from './record.js';
export * from './renewals.js';
export * from './rounds.js';
export * from './studios.js';
export * from './tasks.js';
export * from './work.js';
