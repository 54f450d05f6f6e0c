import { pointsFor } from '../../demo/points.js';
import { beside, type City, does, opensLink, person, row, rows, sees, taskLink } from '../city.js';
import { pause } from '../service.js';
import { casesIn, type Round } from './application.js';

const experts = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((number) => `expert-${number}`);
const officer = 'bureau-officer-1';

interface Sheets {
  readonly rubric: readonly { readonly code: string; readonly max: string }[];
  readonly items: readonly { readonly caseId: string; readonly formHash: string; readonly state: string }[];
}

const stageIsOpen = (city: City, round: Round, stage: string) =>
  row(city, "SELECT 1 FROM stage_runs WHERE subject_id = $1 AND stage = $2 AND state = 'open'", [round.id, stage], 300);

/** The panel, its blind sheets, the ranking, the check of the projects, the city's notice, the decision and its papers. */
export async function panel(city: City, round: Round): Promise<void> {
  const at = `/api/rounds/${round.id}`;
  await stageIsOpen(city, round, 'panelFormation');
  for (const code of experts) {
    const body = { personId: person(city, code).actor };
    await does(city, person(city, officer), 'addExpert', ['POST', `${at}/experts`, body], round.id);
  }
  await beside(experts, 3, (code) => declares(city, round, code));
  if (!(await does(city, person(city, officer), 'drawPanel', ['POST', `${at}/panel`], round.id))) return;
  await stageIsOpen(city, round, 'scoring');
  await beside(experts, 4, (code) => scores(city, round, code));
  if (!(await does(city, person(city, officer), 'openSheets', ['POST', `${at}/sheets/opening`], round.id))) return;
  await stageIsOpen(city, round, 'ranking');
  const { body } = await sees(city, person(city, officer), `${at}/ranking`);
  const confirmed = ['POST', `${at}/ranking/confirmation`, { rankingHash: body.hash }] as const;
  if (!(await does(city, person(city, officer), 'confirmRanking', confirmed, round.id))) return;
  await stageIsOpen(city, round, 'justification');
  await beside(await casesIn(city, round, 'projectJustification'), 3, async ({ id, hash }) => {
    const { link, person: who } = await taskLink(city, 'justifyProject', id);
    const page = await opensLink(city, link, who);
    const path = `${at}/cases/${id}/justification`;
    if (page) await does(city, page, 'justifyProject', ['POST', path, { formHash: hash, decision: 'justified' }], id);
  });
  await cityNotice(city, round);
}

async function declares(city: City, round: Round, code: string): Promise<void> {
  const { actor } = person(city, code);
  const { link } = await taskLink(city, 'declareConflicts', round.id, { who: actor });
  const page = await opensLink(city, link, actor);
  if (!page) return;
  const path = `/api/rounds/${round.id}/declarations`;
  const { body } = await sees(city, page, path);
  const items = (body.items ?? []) as { caseId: string }[];
  const declarations = items.map(({ caseId }) => ({ caseId, says: 'none' }));
  await does(city, page, 'declareConflicts', ['PUT', path, { declarations }], round.id);
}

async function scores(city: City, round: Round, code: string): Promise<void> {
  const path = `/api/rounds/${round.id}/sheets`;
  const expert = person(city, code);
  const [drawn] = await rows(city, 'SELECT 1 FROM score_sheets WHERE round_id = $1 AND person_id = $2', [
    round.id,
    expert.actor,
  ]);
  if (!drawn) return;
  await row(
    city,
    "SELECT 1 FROM tasks WHERE subject_id = $1 AND kind = 'score' AND person_id = $2 AND state = 'open'",
    [round.id, expert.actor],
  );
  const { body } = await sees(city, expert, path);
  const { rubric = [], items = [] } = body as Partial<Sheets>;
  for (const { caseId, formHash } of items) {
    const points = pointsFor(city.random.between(76, 95), rubric);
    const sheet = { formHash, points, remark: '依据申报材料评分。' };
    await does(city, expert, 'sealSheet', ['PUT', `${path}/${caseId}`, sheet]);
  }
}

async function cityNotice(city: City, round: Round): Promise<void> {
  const at = `/api/rounds/${round.id}`;
  await row(city, "SELECT 1 FROM tasks WHERE round_id = $1 AND kind = 'publishCityNotice' AND state = 'open'", [
    round.id,
  ]);
  const words = { title: '拟入选人员公示', text: '现将拟入选人员予以公示。', receivingUnit: '云岭市教育局德育科' };
  const second = person(city, 'bureau-officer-2');
  if (!(await does(city, second, 'publishCityNotice', ['POST', `${at}/notice`, words], round.id))) return;
  await stageIsOpen(city, round, 'decision');
  const leader = person(city, 'bureau-leader-1');
  for (const { id, hash } of await casesIn(city, round, 'finalDecision')) {
    const decision = { formHash: hash, decision: 'approve', decisionNumber: '云教发〔2026〕18号' };
    const path = `${at}/cases/${id}/decision`;
    const done = await does(city, leader, 'decideFinally', ['POST', path, decision], id);
    // Whoever was named fetches the paper, again and again.
    for (let copy = 0; done && copy < 3; copy += 1) {
      await sees(city, leader, `/api/cases/${id}/certificate`);
      await pause(city.random.between(0, 300));
    }
  }
}
