import { judgementForm } from '../work-forms.js';
import { lastFour } from './confirm.js';
import type { TaskForms } from './forms.js';

/** STUDIO-15: the unit's word on each record that waits. */
export const workConfirmation: TaskForms = ({ work, about }, _words, language) =>
  (work.works ?? []).map((one) => ({
    ...judgementForm(one.termId, one, language),
    folded: false,
    confirm: lastFour(about),
  }));
