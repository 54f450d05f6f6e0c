import { roleAt } from '../domain/organiser.js';
import { transitions } from '../domain/transitions.js';
import { type CaseState, stages } from '../domain/vocabulary.js';
import { stageRows, stagesAt } from '../policy/host-selection/stages.js';
import { roleName, states } from '../text/states.js';

/** The stages of a host selection and every way of an application between its states, as the code has them. */
export function stagesPage(): string {
  return [
    '# Stages and states of a host selection 主持人评选',
    '',
    'Printed from `policy/host-selection/stages.ts` and `domain/transitions.ts` by `npx tsx scripts/print-stages.ts`.',
    '',
    '| stage | who acts | days (parameter) | when late | outcomes | rules |',
    '|---|---|---|---|---|---|',
    ...Object.entries(stageRows).map(
      ([stage, row]) =>
        `| ${stage} | ${row.actor === 'public' ? '公众 public' : `${roleName(row.actor, 'zh')} ${row.actor}`} | \`${row.days}\` | ${row.whenLate} | ${row.outcomes.join(', ')} | ${row.rules.join(', ')} |`,
    ),
    '',
    ownRound(),
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...(Object.keys(transitions) as CaseState[]).map((state) => `  ${state}: ${states.zh[state]} ${state}`),
    ...arrows(),
    '```',
    '',
  ].join('\n');
}

/** LOCAL-01: the same plan in a county's own round: what falls away, and whose post stands where the city's stands. */
function ownRound(): string {
  const gone = stages.filter((stage) => !stagesAt('county').includes(stage));
  const posts = stagesAt('county').flatMap((stage): string[] => {
    const { actor } = stageRows[stage];
    if (actor === 'public' || roleAt('county', actor) === actor) return [];
    return [`${stage}: ${roleName(roleAt('county', actor), 'zh')} ${roleAt('county', actor)}`];
  });
  return `In a county’s own round (LOCAL-01, docs/decisions/0020) ${gone.join(' and ')} fall away; ${posts.join('; ')}.`;
}

/** Leaving by withdrawal or veto is possible from nearly everywhere; drawn once it would hide the way. */
const everywhere = new Set(['withdraw', 'veto']);

function arrows(): string[] {
  return Object.entries(transitions).flatMap(([from, steps]) =>
    Object.entries(steps)
      .filter(([event, step]) => !everywhere.has(event) && step.to !== 'previous' && step.to !== from)
      .map(([event, step]) => `  ${from} --> ${step.to}: ${event}${step.guard ? ` [${step.guard}]` : ''}`),
  );
}
