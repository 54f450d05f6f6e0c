import { randomUUID } from 'node:crypto';
import { terms } from '../../db/schema/all.js';
import { yearsOf } from '../../domain/studio/term.js';
import type { DaySpan } from '../../domain/time/school-year.js';
import type { StudioEdition } from '../../policy/studio/default-edition.js';
import { system } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import type { Desk } from '../kit/deps.js';
import { startProcess } from '../kit/news.js';

interface Beginning {
  readonly studioId: string;
  readonly studioNumber: string;
  /** Of the term, from 1. */
  readonly number: number;
  readonly span: DaySpan;
  /** The one it lives by to its end (STUDIO-16, CONV-11). */
  readonly edition: StudioEdition;
  /** How it came about, as it is put on record. */
  readonly act: 'foundStudio' | 'beginTerm';
  readonly ruleIds: readonly string[];
}

/** A term of a studio begins, with a process of its own. */
export async function beginTerm(desk: Desk, { span, edition, ...one }: Beginning): Promise<string> {
  const id = randomUUID();
  await desk.tx.insert(terms).values({
    id,
    studioId: one.studioId,
    number: one.number,
    fromDay: span.from,
    toDay: span.to,
    editionId: edition.id,
    parameters: edition.parameters,
    state: 'approved',
  });
  await record(desk, system, {
    chain: id,
    act: one.act,
    ruleIds: one.ruleIds,
    facts: { number: one.studioNumber, term: one.number, from: span.from, to: span.to },
  });
  await startProcess(desk, 'studioTerm', {
    subject: { kind: 'term', id },
    termId: id,
    termCode: `${one.studioNumber}/${one.number}`,
    years: yearsOf(span).length,
  });
  return id;
}
