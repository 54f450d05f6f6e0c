import { nobodyCanCome, poolOf } from '../city/pool.js';
import { cityDates } from '../city/stage-dates.js';
import { officerOf } from '../kit/organiser.js';
import { type StagePlan, settleStage } from '../kit/stage.js';

/** The city forms the panel: every expert of the pool declares conflicts, then the lots are drawn (HOST-25, HOST-O15). */
export const panelFormation: StagePlan = {
  ruleIds: ['HOST-25', 'HOST-O15'],
  dates: cityDates('panelFormation', 'panelFormation'),
  onOpen: async (desk, { subject, number }) => {
    // nobody was nominated: places stay empty (HOST-14), and there is nothing to draw for
    if (await nobodyCanCome(desk, subject.id))
      await settleStage(desk, { subject, stage: 'panelFormation', number, outcome: 'drawn' });
  },
  tasks: async (desk, { subject, round }) => {
    if (await nobodyCanCome(desk, subject.id)) return [];
    const orgId = round.bureauId;
    const strong = round.parameters.strongActs.includes('sealPanel');
    const pool = await poolOf(desk, subject.id);
    return [
      { kind: 'panelFormation' as const, ...officerOf(round), strong },
      ...pool.map(({ personId }) => ({ kind: 'declareConflicts' as const, orgId, role: 'expert' as const, personId })),
    ];
  },
};
