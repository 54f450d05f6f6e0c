import { startInbox } from './inbox.js';
import { startSmtp } from './smtp.js';
import { type MailStore, openMailStore } from './store.js';

/** Ports of 0 take free ones; `folder` keeps the mail as .eml. */
export type MailCatcherOptions = { folder: string; smtpPort: number; uiPort: number };
export type MailCatcher = { smtpUrl: string; uiUrl: string; store: MailStore; stop: () => Promise<void> };

/** Takes all mail on the loopback, delivers none of it, and shows it in an inbox of its own. */
export async function startMailCatcher(options: MailCatcherOptions): Promise<MailCatcher> {
  const store = openMailStore(options.folder);
  const smtp = await startSmtp(store, options.smtpPort);
  const inbox = await startInbox(store, options.uiPort).catch(async (error: unknown) => {
    await smtp.stop();
    throw error;
  });
  const stop = async () => {
    await smtp.stop();
    await inbox.stop();
  };
  return { smtpUrl: `smtp://127.0.0.1:${smtp.port}`, uiUrl: `http://127.0.0.1:${inbox.port}`, store, stop };
}
