import type { Subject } from '../../domain/news.js';
import { finishWithdrawal } from '../application/finish-withdrawal.js';
import type { Desk } from '../kit/deps.js';
import { closeProcess } from './close-process.js';

/** An interruption has outlived the time in which it could be undone. */
export async function finishInterruption(desk: Desk, subject: Subject, outcome: 'withdrawn' | 'vetoed'): Promise<void> {
  if (outcome === 'withdrawn') await finishWithdrawal(desk, subject.id);
  await closeProcess(desk, subject, outcome);
}
