import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/** A public notice (公示): it hangs its whole time, comes down by itself, and is confirmed once nothing is open. */
export async function publicNotice(input: ProcessInput): Promise<'confirmed' | 'ended'> {
  const notice = openFile(input);
  await notice.ask('noticeWindow');
  const outcome = await notice.follow('notice');
  return notice.end(outcome, { confirmed: 'confirmed', withdrawn: 'ended', vetoed: 'ended' });
}
