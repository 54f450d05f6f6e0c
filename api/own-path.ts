/** Whether an address is one of this site: a path, and none that a browser reads as another host. */
export const isOwnPath = (path: unknown): path is string =>
  typeof path === 'string' && /^\/(?![/\\])[^\s]*$/.test(path);

/** An address of this site, or `/`: a form never leads elsewhere. */
export const ownPath = (path: string | undefined | null): string => (isOwnPath(path) ? path : '/');
