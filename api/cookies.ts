import type { Request, Response } from 'express';

const isHttps = (publicUrl: string): boolean => publicUrl.startsWith('https:');

/** `__Host-` binds the cookie to this host and to https; browsers refuse the name on plain http. */
export const sessionName = (publicUrl: string): string => (isHttps(publicUrl) ? '__Host-px_session' : 'px_session');
/** `__Host-` asks for the path `/`; a narrower path is worth more, so `__Secure-` (ASVS 3.3.1). */
export const narrowName = (publicUrl: string, name: string): string => (isHttps(publicUrl) ? `__Secure-${name}` : name);
export const linkName = (publicUrl: string): string => narrowName(publicUrl, 'px_link');

/** One cookie of the request, or undefined. */
export function cookieOf(request: Request, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

export const sessionCookie = (request: Request, publicUrl: string) => cookieOf(request, sessionName(publicUrl));
export const linkCookie = (request: Request, publicUrl: string) => cookieOf(request, linkName(publicUrl));

const common = (publicUrl: string) => ({ httpOnly: true, sameSite: 'lax', secure: isHttps(publicUrl) }) as const;

/** A session cookie without an age: it ends with the browser, or before by the server's own clock. */
export function setSession(response: Response, publicUrl: string, value: string): void {
  response.cookie(sessionName(publicUrl), value, { ...common(publicUrl), path: '/' });
}

export function clearSession(response: Response, publicUrl: string): void {
  response.clearCookie(sessionName(publicUrl), { ...common(publicUrl), path: '/' });
}

/** Sent to the pages of this one link and nowhere else. */
export function setLink(response: Response, publicUrl: string, linkId: string, value: string): void {
  response.cookie(linkName(publicUrl), value, { ...common(publicUrl), path: `/t/${linkId}` });
}
