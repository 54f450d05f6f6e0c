import { vetoGrounds } from '../../domain/veto.js';
import type { Language } from '../../domain/vocabulary.js';
import { taskWords } from '../../text/web-tasks.js';
import type { ActForm } from '../views/act-form.js';
import { lastFour } from './confirm.js';

/** An ethics finding with its ground, its written decision and its evidence; another person decides on it (VETO-01). */
export function vetoForm(caseId: string, number: string, language: Language): ActForm {
  const { veto: v } = taskWords[language];
  return {
    act: 'registerVeto',
    title: v.register,
    intro: v.registerIntro,
    rule: 'VETO-01',
    tone: 'danger',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'caseId', value: caseId },
      {
        kind: 'choice',
        name: 'ground',
        label: v.ground,
        required: true,
        options: vetoGrounds.map((value) => ({ value, label: v.grounds[value] ?? value })),
      },
      { kind: 'text', name: 'decisionReference', label: v.decisionNumber, required: true, maxLength: 5000 },
      { kind: 'long', name: 'facts', label: v.facts, required: true, maxLength: 5000 },
      { kind: 'long', name: 'lines:evidence', label: v.evidence, required: true, rows: 3 },
    ],
    submit: v.register,
    confirm: lastFour(number),
  };
}
