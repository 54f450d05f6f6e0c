import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';

/** What the inbox lists. `receivedAt` is a UTC instant; `to` are the envelope's recipients, lower-cased. */
export type MessageHead = {
  id: string;
  receivedAt: string;
  from: string;
  to: string[];
  subject: string;
  messageId: string | null;
  attachments: string[];
};

/** One message in whole; `html` is null when the mail has no HTML part. */
export type Message = MessageHead & { text: string; html: string | null; headers: Record<string, string> };

export type MailStore = {
  folder: string;
  keep: (source: Buffer, envelope: { from: string; to: readonly string[] }) => Promise<MessageHead>;
  /** Newest first; `to` keeps the messages to that address only. */
  list: (to?: string) => MessageHead[];
  open: (id: string) => Promise<Message | null>;
  source: (id: string) => Buffer | null;
};

const addressText = (address: AddressObject | AddressObject[] | undefined): string =>
  [address ?? []]
    .flat()
    .map((each) => each.text)
    .join(', ');

function head(id: string, receivedAt: string, to: string[], mail: ParsedMail): MessageHead {
  return {
    id,
    receivedAt,
    to,
    from: addressText(mail.from),
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? null,
    attachments: mail.attachments.map((attachment) => attachment.filename ?? attachment.contentType),
  };
}

function readHeads(folder: string): MessageHead[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as MessageHead)
    .sort((a, b) => a.receivedAt.localeCompare(b.receivedAt));
}

/** Keeps each mail as `<id>.eml` with its head beside it; what the folder held before is there again. */
export function openMailStore(folder: string): MailStore {
  mkdirSync(folder, { recursive: true });
  const heads = readHeads(folder);
  const known = (id: string) => heads.find((each) => each.id === id);
  const source = (id: string) => (known(id) ? readFileSync(join(folder, `${id}.eml`)) : null);

  return {
    folder,
    source,
    async keep(eml, envelope) {
      const receivedAt = new Date().toISOString();
      const id = `${receivedAt.replace(/[-:.]/g, '')}-${randomUUID().slice(0, 8)}`;
      const kept = head(
        id,
        receivedAt,
        envelope.to.map((to) => to.toLowerCase()),
        await simpleParser(eml),
      );
      // The head is moved into place last: a head means a whole mail.
      writeFileSync(join(folder, `${id}.eml`), eml);
      writeFileSync(join(folder, `${id}.part`), JSON.stringify(kept));
      renameSync(join(folder, `${id}.part`), join(folder, `${id}.json`));
      heads.push(kept);
      return kept;
    },
    list(to) {
      const wanted = to?.toLowerCase();
      return heads.filter((each) => wanted === undefined || each.to.includes(wanted)).reverse();
    },
    async open(id) {
      const eml = source(id);
      const kept = known(id);
      if (!eml || !kept) return null;
      const mail = await simpleParser(eml);
      const headers = Object.fromEntries(
        mail.headerLines.map(({ key, line }) => [key, line.replace(/^[^:]*:\s*/, '')]),
      );
      return { ...kept, text: mail.text ?? '', html: mail.html || null, headers };
    },
  };
}
