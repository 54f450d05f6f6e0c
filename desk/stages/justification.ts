import { passWithoutNotice } from '../city/after-justification.js';
import { casesIn } from '../city/section.js';
import { cityDates } from '../city/stage-dates.js';
import { tell } from '../kit/news.js';
import { officerOf } from '../kit/organiser.js';
import type { StagePlan } from '../kit/stage.js';
import { seatBesideBureau } from '../studio/beside-bureau.js';

/**
 * The Moral Education Section checks each studio proposal, then the city's notice is prepared (HOST-O02, HOST-26). A round without
 * this check goes straight to the notice.
 */
export const justification: StagePlan = {
  ruleIds: ['HOST-O02', 'HOST-26'],
  dates: cityDates('justification', 'projectJustification'),
  onOpen: async (desk, { subject, number, round }) => {
    const files = await casesIn(desk, subject.id, ['projectJustification']);
    if (files.length === 0) return passWithoutNotice(desk, subject.id, number);
    if (round.parameters.projectJustification === 'beforeCityNotice') return;
    const settled = { kind: 'settled', stage: 'projectJustification', number: 1, outcome: 'justified' } as const;
    for (const file of files) await tell(desk, { kind: 'case', id: file.id }, settled);
  },
  tasks: async (desk, { subject, round }) => {
    const files = await casesIn(desk, subject.id, ['projectJustification']);
    if (files.length === 0) return [];
    if (round.parameters.projectJustification === 'none') {
      const strong = round.parameters.strongActs.includes('publishNotice');
      return [{ kind: 'publishCityNotice', ...officerOf(round), strong }];
    }
    const section = await seatBesideBureau(desk, round, 'sectionOfficer');
    return files.map((file) => ({ kind: 'justifyProject' as const, ...section, caseId: file.id }));
  },
};
