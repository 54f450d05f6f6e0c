import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { cases } from '../../db/schema/all.js';
import { accepted, refused } from '../../domain/refusal.js';
import { act } from '../kit/act.js';
import type { PersonActor } from '../kit/actor.js';
import { record } from '../kit/audit.js';
import { moveCase } from '../kit/cases.js';
import { startProcess } from '../kit/news.js';
import { organisationsByIds } from '../kit/seats.js';
import { writeToApplicant } from '../kit/write-to-applicant.js';
import { meetAsApplicant, refuseOlder } from './as-applicant.js';
import { type FrozenForm, freezeForm } from './freeze-form.js';
import { refuseLate } from './window.js';

const input = z.strictObject({
  caseId: z.uuid(),
  /** The version that was shown. */
  version: z.int(),
});

/**
 * The applicant submits (HOST-01…13, HOST-30, VETO-01): the form is frozen under its hash, the case lies with the school, its
 * process starts. 'notFound', 'notYourPost', 'caseChanged' (I9), 'stageNotOpen' (HOST-15), 'windowClosed' (CONV-06),
 * 'notEligible' once for each failed check.
 */
export const submitApplication = act<PersonActor, z.output<typeof input>, FrozenForm>({
  name: 'submitApplication',
  input,
  chain: (i) => i.caseId,
  run: async (desk, actor, i) => {
    const met = await meetAsApplicant(desk, actor, i.caseId);
    if (!met.ok) return met;
    const { file, round, seat } = met.value;
    const no =
      (await moveCase(desk, file, 'submit', { set: { submittedAt: desk.now } })) ??
      refuseOlder(file, i) ??
      refuseLate(desk, round);
    if (no) return refused(no);
    const frozen = await freezeForm(desk, met.value);
    if (!frozen.ok) return frozen;
    const { formVersion, formHash } = frozen.value;
    await desk.tx.update(cases).set({ formVersion, formHash }).where(eq(cases.id, file.id));
    const ruleIds = ['HOST-01', 'HOST-15', 'HOST-30'];
    await record(desk, actor, {
      chain: file.id,
      act: 'submitApplication',
      ruleIds,
      seat,
      formHash,
      facts: { formVersion, route: file.route },
    });
    const [county] = file.countyId ? await organisationsByIds(desk, [file.countyId]) : [];
    await startProcess(desk, 'hostApplication', {
      subject: { kind: 'case', id: file.id },
      roundId: round.id,
      roundCode: round.code,
      ...(county && { countyCode: county.code }),
      route: file.route,
    });
    await writeToApplicant(desk, round, file, { state: 'schoolReview', ruleId: 'HOST-15' });
    return accepted(frozen.value);
  },
});
