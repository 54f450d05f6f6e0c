/** The external parts as they run now, ours or others'. */
export type Parts = {
  /** host:port */
  temporalAddress: string;
  /** smtp://… or smtps://… */
  smtpUrl: string;
  /** Temporal's web interface, null when the server is not ours. */
  temporalUiUrl: string | null;
  /** The catcher's inbox, null when mail goes to a relay. */
  mailUiUrl: string | null;
};

/**
 * `lines` are printed when the service is ready: sample accounts, further addresses. `stop` ends API, relay and worker in order. `windOn`,
 * in a rehearsal alone, puts its clock on a later UTC instant (`worker/wind-on.ts`).
 */
export type Service = {
  lines: readonly string[];
  stop: () => Promise<void>;
  windOn?: (to: string) => Promise<unknown>;
};
