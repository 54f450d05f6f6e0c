import type { ProcessInput } from '../domain/news.js';
import { openFile } from './file.js';

/**
 * A public notice (公示): it hangs its whole time, comes down by itself, and is confirmed once nothing is open. Whoever was objected to
 * in time waits until that objection has been confirmed, or may not be any more; the others do not.
 */
export async function publicNotice(input: ProcessInput): Promise<'confirmed' | 'ended'> {
  const notice = openFile(input);
  await notice.ask('noticeWindow');
  while ((await notice.ask('objectionConfirmation')) === 'ended') {
    // Somebody else who objected in time may still confirm the address.
  }
  const outcome = await notice.follow('notice');
  return notice.end(outcome, { confirmed: 'confirmed', withdrawn: 'ended', vetoed: 'ended', roundOver: 'ended' });
}
