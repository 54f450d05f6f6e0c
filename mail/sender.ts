import { createTransport } from 'nodemailer';

export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Stable per event, recipient and template: a copy after a crash carries the same one (I28). */
  readonly messageId: string;
  readonly ics?: string;
  /** Digests only: where to stop them. */
  readonly unsubscribeUrl?: string;
}

/** `refused`: the server will never take it (5xx). `later`: it may (4xx, no connection). */
export type Sent = { readonly kind: 'sent' } | { readonly kind: 'refused' | 'later'; readonly code: string };

export interface Sender {
  send(mail: OutgoingMail): Promise<Sent>;
  /** Rejects when the SMTP server does not answer. */
  ping(): Promise<void>;
  close(): void;
}

/** Exactly one mailbox: what a mail program would read as a list, a name or a group reaches nobody (T34). */
const oneAddress = /^[^\s,;:<>()"\\@]+@[^\s,;:<>()"\\@]+$/;

/** @param from the address all mail comes from; @param smtpUrl `smtp://` or `smtps://` */
export function smtpSender(smtpUrl: string, from: string): Sender {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    // A letter is made of what it was given, never of a file or an address somebody named in it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.replace(/^.*@/, '').replace(/>.*$/, '');
  return {
    send: async (mail) => {
      if (!oneAddress.test(mail.to)) return { kind: 'refused', code: 'address' };
      try {
        await transport.sendMail({
          from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: `<${mail.messageId}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...(mail.ics && { icalEvent: { method: 'PUBLISH', filename: 'due.ics', content: mail.ics } }),
          ...(mail.unsubscribeUrl && { list: { unsubscribe: mail.unsubscribeUrl } }),
        });
        return { kind: 'sent' };
      } catch (error) {
        return verdict(error);
      }
    },
    ping: async () => void (await transport.verify()),
    close: () => transport.close(),
  };
}

/**
 * The server's own code decides; its words are not kept, since they repeat the address. A refusal of ourselves (greeting,
 * login, sender) says nothing about the recipient: nobody's address is taken for bad because our password is.
 */
function verdict(error: unknown): Sent {
  const response = Number(textOf(error, 'responseCode'));
  const ofUs = /^(CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|MAIL)/.test(textOf(error, 'command'));
  const code = response > 0 ? String(response) : textOf(error, 'code') || 'unknown';
  return { kind: response >= 500 && response < 600 && !ofUs ? 'refused' : 'later', code };
}

const textOf = (error: unknown, name: string): string =>
  error instanceof Error ? String(Reflect.get(error, name) ?? '') : '';
