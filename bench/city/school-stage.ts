import type { Member } from './people.js';

/** What a school's people send on one case, in the order of the plan (HOST-17…19). */
export const ethicsClear = (formHash: string) => ({ formHash, conclusion: 'clear' });

/** As many as the plan asks for: five teachers, five parents, five students. */
export const invitations = (formHash: string, { code }: Member) => ({
  formHash,
  invitations: ['teachers', 'parents', 'students'].flatMap((group) =>
    [1, 2, 3, 4, 5].map((one) => ({ group, address: `${group}-${one}.${code}@home.example` })),
  ),
});

/** @param today Beijing day of the meeting */
export const recommend = (formHash: string, taskId: string, today: string) => ({
  taskId,
  formHash,
  decision: 'recommend',
  stayConsent: true,
  meeting: {
    date: today,
    attendees: ['甲', '乙', '丙', '丁', '戊'],
    entitled: 5,
    present: 5,
    votesFor: 4,
    votesAgainst: 1,
    abstain: 0,
    minutes: '会议研究，同意推荐。',
  },
});
