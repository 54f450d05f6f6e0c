import type { BenchFacts } from '../../db/read/county-bench.js';
import type { Round } from '../../desk/kit/round.js';
import { monthsServed } from '../../domain/host-selection/eligibility/months.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import { form as formWords } from '../../text/form.js';
import { taskWords } from '../../text/web-tasks.js';
import type { Compared } from '../../web/views/task.js';

/** What a county compares, in words; service is counted to the round's deadline, as eligibility counts it (HOST-09). */
export function comparedIn(facts: BenchFacts | null, round: Round, language: Language): Compared | null {
  if (!facts) return null;
  const words = formWords[language];
  const { served, ofLevel } = taskWords[language];
  const deadline = dayOf(round.dates.applicationWindow ?? round.openedAt ?? '');
  const levels: Readonly<Record<string, string>> = words.level;
  const titles: Readonly<Record<string, string>> = words.title;
  const named = (name: string, level: string) => ofLevel(name, levels[level] ?? level);
  return {
    served: served(monthsServed(facts.periods, deadline, round.parameters)),
    post: [facts.subject, titles[facts.title] ?? facts.title].filter(Boolean).join(' · '),
    research: facts.research.map(({ title, level }) => named(title, level)),
    honours: facts.honours.map(({ name, level }) => named(name, level)),
  };
}
