import { groundsOf } from '../domain/studio/veto/grounds.js';
import type { VetoKind } from '../domain/studio/veto/vetoes.js';
import type { Language } from '../domain/vocabulary.js';
import { studioWords } from '../text/studio.js';
import { findingWords } from '../text/web-findings.js';
import { lastFour } from './task-forms/confirm.js';
import type { ActForm } from './views/act-form.js';

/** VETO-02, VETO-03, VETO-O04: a finding against the host, one form for each kind the reader may register. */
export function findingForm(termId: string, number: string, kind: VetoKind, language: Language): ActForm {
  const words = findingWords[language];
  const { vetoGround } = studioWords[language];
  return {
    act: 'registerFinding',
    title: words.register[kind],
    intro: words.registerIntro[kind],
    rule: kind === 'ethics' ? 'VETO-02' : 'VETO-03',
    tone: 'danger',
    folded: true,
    fields: [
      { kind: 'hidden', name: 'termId', value: termId },
      {
        kind: 'choice',
        name: 'ground',
        label: words.ground,
        required: true,
        options: groundsOf[kind].map((value) => ({ value, label: vetoGround[value] })),
      },
      { kind: 'text', name: 'decisionReference', label: words.decisionReference, required: true, maxLength: 5000 },
      { kind: 'long', name: 'facts', label: words.facts, required: true, maxLength: 5000 },
      { kind: 'long', name: 'lines:evidence', label: words.evidence, required: true, rows: 3 },
    ],
    submit: words.register[kind],
    confirm: lastFour(number),
  };
}
