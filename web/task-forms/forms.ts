import type { TaskKind } from '../../domain/task-kinds.js';
import type { Language } from '../../domain/vocabulary.js';
import { type TaskWords, taskWords } from '../../text/web-tasks.js';
import type { ActForm, HiddenField } from '../views/act-form.js';
import type { TaskView } from '../views/task.js';
import { bundle, nomination, publishNotice } from './county.js';
import { finalDecision, justifyProject, publishCityNotice } from './decision.js';
import {
  addressCorrection,
  appealDecision,
  correction,
  objectionHandling,
  vetoDecision,
  vetoResponse,
} from './others.js';
import { declareConflicts, openSheets, panelFormation, ranking, score } from './panel.js';
import { schoolRecommendation } from './school.js';

/** The forms a task's page shows, from what is known of the task. */
export type TaskForms = (view: TaskView, words: TaskWords, language: Language) => readonly ActForm[];

const byKind: Readonly<Record<TaskKind, TaskForms>> = {
  schoolRecommendation,
  correction,
  nomination,
  publishNotice,
  bundle,
  objectionHandling,
  panelFormation,
  declareConflicts,
  score,
  openSheets,
  ranking,
  justifyProject,
  publishCityNotice,
  finalDecision,
  vetoResponse,
  vetoDecision,
  appealDecision,
  addressCorrection,
};

/** Every form with the ids and versions of what the person was shown; a closed or resting task has none. */
export function formsOf(view: TaskView, language: Language): readonly ActForm[] {
  if (view.state !== 'open' || view.secondFactorMissing) return [];
  const ids: readonly HiddenField[] = Object.entries(view.ids).map(([name, value]) => ({
    kind: 'hidden',
    name,
    value,
  }));
  return byKind[view.kind](view, taskWords[language], language).map((form) => {
    const own = new Set(form.fields.flatMap((field) => ('name' in field ? [field.name] : [])));
    return { ...form, fields: [...ids.filter((one) => !own.has(one.name)), ...form.fields] };
  });
}
