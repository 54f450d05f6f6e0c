import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/** One registered objection: the publishing level finds it upheld or dismissed, and is reminded until it does. */
export async function objectionHandling(input: ProcessInput): Promise<'upheld' | 'dismissed' | 'ended'> {
  const objection = openFile(input);
  const finding = await objection.ask('objectionHandling');
  return objection.end(finding, {
    upheld: 'upheld',
    dismissed: 'dismissed',
    withdrawn: 'ended',
    vetoed: 'ended',
    roundOver: 'ended',
  });
}
