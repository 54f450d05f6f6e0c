export interface Target {
  readonly least?: number;
  readonly most?: number;
  readonly unit: string;
  readonly meaning: string;
}

/** The table of what this service must reach, in its order. `most`: not above; `least`: not below; null: recorded. */
export const targets = {
  ackRatioToFloor: { least: 0.5, unit: '×', meaning: 'acts/s over HTTP beside a working engine ÷ bare floor' },
  ackRatioToUpdate: { least: 10, unit: '×', meaning: 'the same ÷ executeUpdate' },
  ackP99Ms: { most: 100, unit: 'ms', meaning: 'an act, 16 clients' },
  step1P50Ms: { most: 60, unit: 'ms', meaning: 'act → next tasks open, 1 client' },
  step1P99Ms: { most: 150, unit: 'ms', meaning: 'act → next tasks open, 1 client' },
  step16P50Ms: { most: 250, unit: 'ms', meaning: 'act → next tasks open, 16 clients' },
  step16P99Ms: { most: 600, unit: 'ms', meaning: 'act → next tasks open, 16 clients' },
  costGrowth1kTo10k: { most: 1.2, unit: '×', meaning: 'CPU an act, 10,000 open cases ÷ 1,000' },
  casesPerSecond: { unit: '/s', meaning: 'whole selections to the plaque' },
  cpuMsPerCase: {
    most: 391,
    unit: 'ms',
    meaning: 'CPU of all parts a whole selection; two thirds of the first figure',
  },
  historyEventsPerCase: { most: 250, unit: '', meaning: 'Temporal events of one selected case' },
  historyBytesPerCase: { most: 100_000, unit: 'B', meaning: 'Temporal history of one selected case' },
  workerRssMb10kOpen: { most: 600, unit: 'MB', meaning: 'worker, 10,000 cases waiting' },
  idleCpu10kOpen: { most: 5, unit: '%', meaning: 'all parts of one core, 10,000 cases waiting' },
  workerRssMb20kStudios: { most: 1_000, unit: 'MB', meaning: 'worker, 20,000 studios in their years' },
  idleCpu20kStudios: { most: 5, unit: '%', meaning: 'all parts of one core, 20,000 studios in their years' },
  studioActP95Ms: { most: 1_000, unit: 'ms', meaning: 'an act among 20,000 studios, 4 clients' },
  stormDrainSeconds: { most: 600, unit: 's', meaning: '10,000 notices ending in one minute' },
  stormLost: { most: 0, unit: '', meaning: 'notices lost or doubled in the storm' },
  noticePagesPerSecond: { least: 300, unit: '/s', meaning: 'public notice page' },
  noticePageP95Ms: { most: 200, unit: 'ms', meaning: 'public notice page' },
  studioPagesPerSecond: { least: 300, unit: '/s', meaning: 'public page of a studio' },
  studioPageP95Ms: { most: 200, unit: 'ms', meaning: 'public page of a studio' },
} as const satisfies Record<string, Target>;

export type NumberName = keyof typeof targets;
