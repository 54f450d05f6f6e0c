import type { Request } from 'express';
import { type Language, languages } from '../domain/vocabulary.js';
import type { Caller } from './caller.js';
import { cookieOf } from './cookies.js';

/**
 * The caller's language: programs say theirs in Accept-Language; people have chosen one on the page (cookie `lang`) or
 * in their account; then the browser's, then Chinese.
 */
export function languageOf(request: Request, caller: Caller): Language {
  const asked = acceptLanguage(request);
  if (caller.kind === 'token') return asked ?? caller.language;
  const chosen = languages.find((language) => language === cookieOf(request, 'lang'));
  return chosen ?? (caller.kind === 'session' ? caller.language : null) ?? asked ?? 'zh';
}

function acceptLanguage(request: Request): Language | null {
  const header = request.get('accept-language');
  if (!header || header.trim() === '*') return null;
  const best = request.acceptsLanguages([...languages]);
  return languages.find((language) => language === best) ?? null;
}
