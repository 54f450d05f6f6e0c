import { Connection } from '@temporalio/client';
import type { Winner } from './chapters/city.js';
import { expected, expectedByCode, winners as expectedWinners } from './expected.js';
import { call, pause } from './http.js';
import type { RunningParts } from './parts.js';
import { stateOf, type World } from './world.js';

/** What is not as the story says, one line each. */
export async function check(world: World, parts: RunningParts, winners: readonly Winner[]): Promise<readonly string[]> {
  world.story.chapter('核对', 'Checks');
  const faults = [...(await ends(world)), ...named(winners), ...(await processes(world, parts))];
  world.story.tell(
    `每份申报的结局、获评名单、流程状态:${faults.length === 0 ? '与预期一致' : `${faults.length} 处不符`}`,
    `Ends, winners and processes: ${faults.length === 0 ? 'as expected' : `${faults.length} differ`}`,
  );
  return faults;
}

async function ends(world: World): Promise<string[]> {
  const faults: string[] = [];
  for (const file of world.applications.values()) {
    const { story, code } = file.applicant;
    const wanted = expectedByCode[code] ?? (story === 'plain' ? null : expected[story]);
    const state = await stateOf(world, code, file);
    if (wanted !== state) faults.push(`${code} (${story}) ended as ${state}, not as ${wanted}`);
  }
  return faults;
}

function named(winners: readonly Winner[]): string[] {
  const codes = winners.map(({ application }) => application.applicant.code).toSorted();
  const wanted = expectedWinners.toSorted();
  return codes.join() === wanted.join() ? [] : [`named ${codes.join(', ')} instead of ${wanted.join(', ')}`];
}

/** Every workflow has ended well, or waits for what may still come: an appeal, a correction of a place that stays empty. */
async function processes(world: World, parts: RunningParts): Promise<string[]> {
  const { namespace } = parts.config.temporal;
  const connection = await Connection.connect({ address: parts.temporalAddress });
  try {
    const count = async (query: string) =>
      Number((await connection.workflowService.countWorkflowExecutions({ namespace, query })).count ?? 0);
    // Visibility follows a moment later.
    await pause(1500);
    const failed = await count(
      "ExecutionStatus = 'Failed' OR ExecutionStatus = 'TimedOut' OR ExecutionStatus = 'Terminated'",
    );
    const running = await count("ExecutionStatus = 'Running'");
    const completed = await count("ExecutionStatus = 'Completed'");
    world.story.tell(
      `流程:${completed} 个已完结,${running} 个仍在等候`,
      `Workflows: ${completed} completed, ${running} waiting`,
    );
    const health = await call<{ ok: boolean }>(
      { base: world.base, address: '10.255.0.1', cookie: '' },
      'GET',
      '/readyz',
    );
    return [
      ...(failed > 0 ? [`${failed} workflows failed`] : []),
      ...(completed === 0 ? ['no workflow completed'] : []),
      ...(health.ok ? [] : ['a part does not answer']),
    ];
  } finally {
    await connection.close();
  }
}
