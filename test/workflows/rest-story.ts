import { resumeStudio } from '../../desk/studio/suspension/resume-studio.js';
import { suspendStudio } from '../../desk/studio/suspension/suspend-studio.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Story } from './story.js';

/** The section suspends the studio from today. */
export async function suspends(told: Story, termId: string): Promise<void> {
  const from = dayOf(await told.desk.clock.now());
  await told.act('sectionOfficer', suspendStudio, { termId, from, words: '产假' });
}

export const resumes = (told: Story, termId: string) => told.act('sectionOfficer', resumeStudio, { termId });
