import type { StudioLevel } from '../../domain/studio/composition.js';
import { overUnapproved } from '../../domain/transitions.js';
import type { CaseState, Language, Route, Stage } from '../../domain/vocabulary.js';
import { stages } from '../../domain/vocabulary.js';
import { caseWords } from '../../text/web-case.js';

/** At which stage each state stands; null where only what came before tells. */
const stageOf: Readonly<Record<CaseState, Stage | null>> = {
  draft: 'individualApplication',
  schoolReview: 'schoolRecommendation',
  returnedForCorrection: 'individualApplication',
  recommended: 'schoolRecommendation',
  declined: 'schoolRecommendation',
  countyReview: 'countyReview',
  notForwarded: 'countyReview',
  countyNotice: 'countyNotice',
  submittedToCity: 'expertReview',
  expertReview: 'expertReview',
  notSelected: 'expertReview',
  projectJustification: 'projectJustification',
  cityNotice: 'cityNotice',
  finalDecision: 'finalDecision',
  approved: 'finalDecision',
  notApproved: 'finalDecision',
  endedWithRound: null,
  withdrawn: null,
  vetoed: null,
};
const countyStages: readonly Stage[] = ['countyReview', 'countyNotice'];

/** The fixed order of stages (HOST-15) and where this application stands; the direct way has no county. */
export function StageBar(props: {
  state: CaseState;
  prior: CaseState | null;
  route: Route;
  level: StudioLevel;
  language: Language;
}) {
  const words = caseWords[props.language];
  const at = stageOf[props.state] ?? (props.prior && stageOf[props.prior]) ?? 'individualApplication';
  const ended = overUnapproved.includes(props.state);
  const shown = stages.filter((stage) => props.route === 'county' || !countyStages.includes(stage));
  const mood = (stage: Stage): 'done' | 'now' | 'ended' | 'ahead' => {
    if (props.state === 'approved' || shown.indexOf(stage) < shown.indexOf(at)) return 'done';
    if (stage !== at) return 'ahead';
    return ended ? 'ended' : 'now';
  };
  return (
    <ol class="stages" aria-label={words.stagesLabel}>
      {shown.map((stage) => (
        <li class={mood(stage)} aria-current={mood(stage) === 'now' ? 'step' : undefined}>
          {(props.level === 'county' ? words.ownStage[stage] : undefined) ?? words.stage[stage]}
          <span class="hide">{`(${words.mood[mood(stage)]})`}</span>
        </li>
      ))}
    </ol>
  );
}
