import { dayOf } from '../../domain/time/beijing.js';
import { applicants } from '../../examples/applicant-list.js';
import { sampleForm } from '../../examples/applicants.js';
import { dates, plannedApprovalDay } from './city.js';
import type { Member } from './people.js';

/** A whole form of usual length that meets every condition. */
export function formOf({ name, code }: Member): object {
  const sound = applicants.find(({ story }) => story === 'plain');
  if (!sound) throw new Error('the examples have no sound applicant');
  const days = { deadline: dayOf(dates.applicationWindow), plannedApprovalDay };
  return sampleForm({ ...sound, name, email: `${code}@bench.example` }, days);
}
