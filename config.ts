import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { languages } from './domain/vocabulary.js';
import { config as words } from './text/config.js';

/** The environment is read here and nowhere else; an empty variable counts as absent. */
export type Environment = Readonly<Record<string, string | undefined>>;

const anyPort = z.coerce.number().int().min(1).max(65_535);
const port = (standard: number) => anyPort.default(standard);
const url = (...schemes: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)));
const address = z.string().regex(/^[^\s:/]+:\d{1,5}$/);

/** One field a variable; `.env.example` documents each, and a test compares the two. */
export const variables = z.object({
  PINGXUAN_MODE: z.enum(['embedded', 'production']).default('embedded'),
  PINGXUAN_PARTS: z.enum(['api,worker', 'api', 'worker']).default('api,worker'),
  PINGXUAN_CRASH_AT: z
    .string()
    .regex(/^[A-Za-z.]+(:[1-9]\d{0,4})?$/)
    .optional(),
  PINGXUAN_HOME: z.string().default('.pingxuan'),
  DATA_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  START_PATIENCE_SECONDS: z.coerce.number().int().min(1).max(3600).default(30),
  HTTP_HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: port(8800),
  PUBLIC_URL: url('http', 'https').optional(),
  TRUST_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  // Without spaces: it stands among FORMER_SESSION_SECRETS one day.
  SESSION_SECRET: z
    .string()
    .regex(/^\S{32,}$/)
    .optional(),
  FORMER_SESSION_SECRETS: z
    .string()
    .transform((text) => text.trim().split(/\s+/))
    .pipe(z.array(z.string().min(32)))
    .optional(),
  DATA_KEYS: z
    .string()
    .regex(/^[^,\s]{32,}(,[^,\s]{32,})*$/)
    .optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: anyPort.optional(),
  TEMPORAL_METRICS_PORT: anyPort.optional(),
  OIDC_ISSUER: url('http', 'https').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_STRONG_ACR: z.string().optional(),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  DATABASE_OWNER_URL: url('postgres', 'postgresql').optional(),
  TEMPORAL_ADDRESS: address.optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_PORT: port(7233),
  TEMPORAL_UI_PORT: port(8233),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS: z.enum(['true', 'false']).default('false'),
  TEMPORAL_TLS_SERVER_CA_PATH: z.string().optional(),
  TEMPORAL_TLS_CLIENT_CERT_PATH: z.string().optional(),
  TEMPORAL_TLS_CLIENT_KEY_PATH: z.string().optional(),
  TEMPORAL_TLS_SERVER_NAME: z.string().optional(),
  TEMPORAL_CLI_PATH: z.string().optional(),
  SMTP_URL: url('smtp', 'smtps').optional(),
  CLAMD_ADDRESS: address.optional(),
  SMTP_PORT: port(8825),
  MAIL_FROM: z.string().includes('@').default('评选 <pingxuan@city.example>'),
  MAIL_UI_PORT: port(8826),
  CLOCK_DAY_SECONDS: z.coerce.number().positive().max(86_400).optional(),
  CLOCK_START: z.iso.datetime({ offset: true }).optional(),
  CHROMIUM_PATH: z.string().optional(),
});
type Variables = z.infer<typeof variables>;
export type VariableName = keyof Variables;

export type TemporalTls = {
  serverCaPath?: string;
  clientCertPath?: string;
  clientKeyPath?: string;
  serverName?: string;
};

/** What the service runs with. Paths are absolute; an external part that is null is one we run ourselves. */
export type Config = {
  mode: Variables['PINGXUAN_MODE'];
  /** What of the service this process is: pages and API, or processes, relay and mail, or both. */
  parts: { api: boolean; worker: boolean };
  /** Where this process kills itself (`desk/kit/crash-points.ts`), for rehearsals of crashes; never in production. */
  crashAt: string | null;
  dataDir: string;
  logLevel: Variables['LOG_LEVEL'];
  /** How long a part that is not ours may take to answer at start, in seconds. */
  startPatience: number;
  http: { host: string; port: number; publicUrl: string; trustProxyHops: number };
  /** Prometheus reads our counters on `port` and the Temporal worker's own on `temporalPort`; null: not served. */
  metrics: { host: string; port: number | null; temporalPort: number | null };
  /** Null in the embedded mode: a secret is made once and kept in the data folder. */
  sessionSecret: string | null;
  /** Read still, never made anything with: those before, the latest first. */
  formerSecrets: readonly string[];
  /** The key that seals the keys of what people wrote, then older ones that still open. Null in the embedded mode: from the secret. */
  dataKeys: readonly string[] | null;
  /** Null: people sign in here only. */
  oidc: { issuer: string; clientId: string; clientSecret: string; strongAcr: string | null } | null;
  /** Null: PGlite in the data folder. */
  databaseUrl: string | null;
  /** For migrations, backup and restore alone: the role that owns the tables. Null: the service's own. */
  databaseOwnerUrl: string | null;
  temporal: {
    /** Null: our own dev server on `port`. */
    address: string | null;
    namespace: string;
    port: number;
    uiPort: number;
    apiKey: string | null;
    tls: TemporalTls | null;
  };
  mail: {
    /** Null: the built-in catcher on `smtpPort`. */
    smtpUrl: string | null;
    smtpPort: number;
    uiPort: number;
    from: string;
  };
  /** host:port of a clamd. Null: uploads are not scanned. */
  clamdAddress: string | null;
  /** `daySeconds`: how many real seconds a day lasts, null for the real clock. `start`: UTC instant shown at first, null for now. */
  clock: { daySeconds: number | null; start: string | null };
};

/**
 * `missing`: needed and absent · `wrong`: present and not as it must be · `forbidden`: not allowed in production ·
 * `unencrypted`: in production it would speak to another machine in the clear (ASVS 12.3.1).
 */
export type ConfigProblem = { kind: 'missing' | 'wrong' | 'forbidden' | 'unencrypted'; name: VariableName };
export type ConfigReading = { kind: 'config'; config: Config } | { kind: 'errors'; errors: ConfigProblem[] };

/** Production refuses to run on an embedded part (design, section 6), and its clock is the real one. */
const neededInProduction = [
  'PUBLIC_URL',
  'SESSION_SECRET',
  'DATA_KEYS',
  'DATABASE_URL',
  'TEMPORAL_ADDRESS',
  'SMTP_URL',
  'MAIL_FROM',
] as const satisfies readonly VariableName[];
/** Two processes cannot share what one of them would run inside itself. */
const neededBySeveral = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL'] as const satisfies readonly VariableName[];
const forbiddenInProduction = [
  'PINGXUAN_CRASH_AT',
  'CLOCK_DAY_SECONDS',
  'CLOCK_START',
] as const satisfies readonly VariableName[];

function given(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

function contradictions(env: Environment): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (env.PINGXUAN_MODE === 'production') {
    for (const name of neededInProduction) if (!env[name]) problems.push({ kind: 'missing', name });
    for (const name of forbiddenInProduction) if (env[name]) problems.push({ kind: 'forbidden', name });
    problems.push(...inTheClear(env));
  } else if (env.PINGXUAN_PARTS === 'api' || env.PINGXUAN_PARTS === 'worker') {
    for (const name of neededBySeveral) if (!env[name]) problems.push({ kind: 'missing', name });
  }
  const pair = ['TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_KEY_PATH'] as const;
  if (pair.some((name) => env[name])) {
    for (const name of pair) if (!env[name]) problems.push({ kind: 'missing', name });
  }
  const provider = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  if (provider.some((name) => env[name])) {
    for (const name of provider) if (!env[name]) problems.push({ kind: 'missing', name });
  }
  const issuer = parsedUrl(env.OIDC_ISSUER);
  if (issuer?.protocol === 'http:' && !isHere(issuer.hostname)) problems.push({ kind: 'wrong', name: 'OIDC_ISSUER' });
  return problems;
}

const parsedUrl = (text: string | undefined): URL | null => (text && URL.canParse(text) ? new URL(text) : null);

/** This machine itself: a loopback address, or a folder of sockets. */
const isHere = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host) || decodeURIComponent(host).startsWith('/');

/** What would leave this machine unencrypted, or to whoever says it is the database. */
function inTheClear(env: Environment): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const clear = (name: VariableName) => void problems.push({ kind: 'unencrypted', name });
  const [pages, mail] = [env.PUBLIC_URL, env.SMTP_URL].map(parsedUrl);
  if (pages?.protocol === 'http:' && !isHere(pages.hostname)) clear('PUBLIC_URL');
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL'] as const) {
    const database = parsedUrl(env[name]);
    if (!database || isHere(database.searchParams.get('host') ?? database.hostname)) continue;
    const { sslmode, uselibpqcompat } = Object.fromEntries(database.searchParams);
    if (sslmode !== 'verify-full' || uselibpqcompat === 'true') clear(name);
  }
  if (mail?.protocol === 'smtp:' && !isHere(mail.hostname) && mail.searchParams.get('requireTLS') !== 'true')
    clear('SMTP_URL');
  const [temporal, scanner] = [env.TEMPORAL_ADDRESS, env.CLAMD_ADDRESS].map((at) => at?.replace(/:\d+$/, ''));
  // clamd knows no encryption, and files are confidential: it stands on this machine.
  if (scanner && !isHere(scanner)) clear('CLAMD_ADDRESS');
  if (temporal && !isHere(temporal) && !hasTls(env)) clear('TEMPORAL_TLS');
  return problems;
}

const tlsParts = [
  'TEMPORAL_API_KEY',
  'TEMPORAL_TLS_SERVER_CA_PATH',
  'TEMPORAL_TLS_CLIENT_CERT_PATH',
  'TEMPORAL_TLS_CLIENT_KEY_PATH',
  'TEMPORAL_TLS_SERVER_NAME',
] as const satisfies readonly VariableName[];

const hasTls = (env: Readonly<Partial<Record<VariableName, unknown>>>): boolean =>
  env.TEMPORAL_TLS === 'true' || tlsParts.some((name) => env[name]);

function folders(env: Pick<Variables, 'PINGXUAN_HOME' | 'DATA_DIR'>) {
  const home = resolve(import.meta.dirname, env.PINGXUAN_HOME);
  const data = env.DATA_DIR ?? 'data';
  return { home, dataDir: isAbsolute(data) || env.DATA_DIR ? resolve(import.meta.dirname, data) : join(home, data) };
}

function tls(env: Variables): TemporalTls | null {
  const parts: TemporalTls = {
    ...(env.TEMPORAL_TLS_SERVER_CA_PATH && { serverCaPath: env.TEMPORAL_TLS_SERVER_CA_PATH }),
    ...(env.TEMPORAL_TLS_CLIENT_CERT_PATH && { clientCertPath: env.TEMPORAL_TLS_CLIENT_CERT_PATH }),
    ...(env.TEMPORAL_TLS_CLIENT_KEY_PATH && { clientKeyPath: env.TEMPORAL_TLS_CLIENT_KEY_PATH }),
    ...(env.TEMPORAL_TLS_SERVER_NAME && { serverName: env.TEMPORAL_TLS_SERVER_NAME }),
  };
  return hasTls(env) ? parts : null;
}

function oidc(env: Variables): Config['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer || !clientId || !clientSecret) return null;
  return { issuer, clientId, clientSecret, strongAcr: env.OIDC_STRONG_ACR ?? null };
}

function shape(env: Variables): Config {
  const port = env.HTTP_PORT;
  const shown = env.HTTP_HOST === '0.0.0.0' || env.HTTP_HOST === '::' ? '127.0.0.1' : env.HTTP_HOST;
  return {
    mode: env.PINGXUAN_MODE,
    parts: { api: env.PINGXUAN_PARTS.includes('api'), worker: env.PINGXUAN_PARTS.includes('worker') },
    crashAt: env.PINGXUAN_CRASH_AT ?? null,
    dataDir: folders(env).dataDir,
    logLevel: env.LOG_LEVEL,
    startPatience: env.START_PATIENCE_SECONDS,
    http: {
      host: env.HTTP_HOST,
      port,
      publicUrl: (env.PUBLIC_URL ?? `http://${shown}:${port}`).replace(/\/+$/, ''),
      trustProxyHops: env.TRUST_PROXY_HOPS,
    },
    metrics: {
      host: env.METRICS_HOST,
      port: env.METRICS_PORT ?? null,
      temporalPort: env.TEMPORAL_METRICS_PORT ?? null,
    },
    sessionSecret: env.SESSION_SECRET ?? null,
    formerSecrets: env.FORMER_SESSION_SECRETS ?? [],
    dataKeys: env.DATA_KEYS?.split(',') ?? null,
    oidc: oidc(env),
    databaseUrl: env.DATABASE_URL ?? null,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? null,
    temporal: {
      address: env.TEMPORAL_ADDRESS ?? null,
      namespace: env.TEMPORAL_NAMESPACE,
      port: env.TEMPORAL_PORT,
      uiPort: env.TEMPORAL_UI_PORT,
      apiKey: env.TEMPORAL_API_KEY ?? null,
      tls: tls(env),
    },
    mail: {
      smtpUrl: env.SMTP_URL ?? null,
      smtpPort: env.SMTP_PORT,
      uiPort: env.MAIL_UI_PORT,
      from: env.MAIL_FROM,
    },
    clamdAddress: env.CLAMD_ADDRESS ?? null,
    clock: {
      daySeconds: env.CLOCK_DAY_SECONDS ?? null,
      start: env.CLOCK_START ? new Date(env.CLOCK_START).toISOString() : null,
    },
  };
}

/** Reads the whole configuration at once; every wrong or missing variable is named, in the order of `variables`. */
export function readConfig(env: Environment = process.env): ConfigReading {
  const present = given(env);
  const parsed = variables.safeParse(present);
  const names = Object.keys(variables.shape) as VariableName[];
  const wrong = new Set(parsed.error?.issues.map((issue) => issue.path[0]));
  const errors: ConfigProblem[] = [
    ...names.filter((name) => wrong.has(name)).map((name) => ({ kind: 'wrong' as const, name })),
    ...contradictions(present),
  ].sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  if (!parsed.success || errors.length > 0) return { kind: 'errors', errors };
  return { kind: 'config', config: shape(parsed.data) };
}

/** One line a problem and language, zh first. Values are never shown: some are secrets. */
export function problemLines(problems: readonly ConfigProblem[]): string[] {
  return problems.flatMap(({ kind, name }) => languages.map((l) => words[l][kind](name, words[l].expects[name])));
}

/** Where the commands keep and find external parts. `home` is absolute. */
export type Places = { home: string; temporalCli?: string; chromium?: string };

/** The places alone, for commands that need no configuration of the service. */
export function places(env: Environment = process.env): Places {
  const present = given(env);
  const { home } = folders({ PINGXUAN_HOME: present.PINGXUAN_HOME ?? '.pingxuan', DATA_DIR: undefined });
  return {
    home,
    ...(present.TEMPORAL_CLI_PATH && { temporalCli: present.TEMPORAL_CLI_PATH }),
    ...(present.CHROMIUM_PATH && { chromium: present.CHROMIUM_PATH }),
  };
}
