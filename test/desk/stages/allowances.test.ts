import { expect, it } from 'vitest';
import { performSystem } from '../../../desk/kit/act.js';
import { roundOf } from '../../../desk/kit/round.js';
import type { StagePlan } from '../../../desk/kit/stage.js';
import { bundle } from '../../../desk/stages/bundle.js';
import { panelFormation } from '../../../desk/stages/panel-formation.js';
import { ranking } from '../../../desk/stages/ranking.js';
import { defaultEdition } from '../../../policy/host-selection/default-edition.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';

const plans = { bundle, panelFormation, ranking } satisfies Record<string, StagePlan>;
type Task = keyof typeof plans;

runOnDesk('the days a late task still has', (desk) => {
  const datesWith = async (task: Task, allowed: { grace: number; hard: number }) => {
    await desk().empty();
    const { roundId, nominationId } = await tinyCity(desk(), {
      late: { ...defaultEdition.parameters.late, [task]: allowed },
    });
    const subject =
      task === 'bundle'
        ? ({ kind: 'nomination', id: nominationId('countyA') } as const)
        : ({ kind: 'round', id: roundId } as const);
    return performSystem(desk(), async (tx) =>
      plans[task].dates(tx, { subject, stage: task, number: 1, round: await roundOf(tx, roundId) }),
    );
  };

  it.each(['bundle', 'panelFormation', 'ranking'] as const)(
    'CONV-11: %s has the grace and hard dates of its own parameter',
    async (task) => {
      const short = await datesWith(task, { grace: 20, hard: 21 });
      const long = await datesWith(task, { grace: 30, hard: 35 });
      expect(long?.due).toBe(short?.due);
      expect(String(long?.grace) > String(short?.grace)).toBe(true);
      expect(String(long?.hard) > String(short?.hard)).toBe(true);
    },
  );
});
