import type { AssessmentView } from './assessment.js';
import type { FindingView } from './finding.js';
import type { LetterView } from './letter.js';
import type { MemberView, StudioItem, StudioView } from './studio.js';
import type { PlanView, WorkView } from './work.js';

/** One term of a studio, to be read: nothing can be done to it here. */
export interface EarlierTermView {
  readonly studioId: string;
  readonly name: string;
  readonly number: string;
  readonly term: Pick<StudioItem['term'], 'number' | 'from' | 'to' | 'state'>;
  readonly decision: { readonly outcome: string; readonly reason: string; readonly at: string } | null;
  readonly level: StudioView['level'];
  readonly letters: readonly LetterView[];
  readonly members: readonly (Pick<
    MemberView,
    'number' | 'name' | 'schoolName' | 'state' | 'removalAppeal' | 'agreement'
  > & {
    readonly from: string | null;
    readonly to: string | null;
  })[];
  readonly plans: readonly PlanView[];
  readonly works: readonly WorkView[];
  readonly assessments: readonly AssessmentView[];
  readonly reports: boolean;
  readonly findings: readonly FindingView[];
}
