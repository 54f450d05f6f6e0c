import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf } from '../../domain/time/beijing.js';
import { applicants } from '../../examples/applicant-list.js';
import { sampleForm } from '../../examples/applicants.js';
import { failingRules } from '../../examples/stories.js';
import { type Cluster, makeCluster } from '../../scripts/chaos/cluster.js';
import { freeEnvironment, type ServiceProcess, startProcess } from '../../scripts/chaos/service.js';
import { freePort } from '../../scripts/ensure/port.js';
import { startTemporal, type TemporalServer } from '../../scripts/ensure/temporal-server.js';
import { type MailCatcher, startMailCatcher } from '../../scripts/mail-catcher/start.js';
import { type Client, signIn } from './client.js';

/** A part of others that the test may take away and bring back. */
interface Part {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The service as a process, on a PostgreSQL, a Temporal server and a mail relay that are the test's. */
export interface World {
  readonly database: Cluster;
  readonly temporal: Part;
  readonly mail: Part & { inbox(): MailCatcher['store'] };
  readonly environment: Record<string, string>;
  /** The process of now; `restart` puts another in its place. */
  service(): ServiceProcess;
  restart(): Promise<void>;
  /** Applicants of county schools whose forms are sound, each once. */
  nextApplicant(): { readonly code: string; readonly school: string };
  /** A case handed in, and what its sender was told. */
  handIn(applicant: string): Promise<{ readonly caseId: string; readonly client: Client }>;
  /** A case with its whole form saved, ready to be handed in. */
  draft(applicant: string): Promise<{ readonly caseId: string; readonly version: number; readonly client: Client }>;
  close(): Promise<void>;
}

/** 1,000 business seconds a second: minutes of waiting pass in moments, the application window stays open. */
const clock = { CLOCK_DAY_SECONDS: '86.4', CLOCK_START: '2026-03-02T00:30:00Z' };

/** @param volume where the database's files lie, when not with everything else */
export async function openWorld(more: Record<string, string> = {}, volume?: string): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'pingxuan-world-'));
  const [database, temporalPort, smtpPort, uiPort] = [
    await makeCluster(volume),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  let engine: TemporalServer | null = null;
  let catcher: MailCatcher | null = null;
  const temporal: Part = {
    start: async () => {
      const databaseFile = join(folder, 'temporal.db');
      engine = await startTemporal({ port: temporalPort, namespace: 'default', databaseFile });
    },
    stop: async () => {
      await engine?.stop();
      engine = null;
    },
  };
  const mail = {
    start: async () => {
      catcher = await startMailCatcher({ folder: join(folder, 'mail'), smtpPort, uiPort });
    },
    stop: async () => {
      await catcher?.stop();
      catcher = null;
    },
    inbox: () => {
      if (!catcher) throw new Error('the mail relay is away');
      return catcher.store;
    },
  };
  await Promise.all([database.start(), temporal.start(), mail.start()]);
  const environment = {
    ...(await freeEnvironment(join(folder, 'data'))),
    ...clock,
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}`,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    ...more,
  };
  let service = await startProcess(environment);
  await service.ready();

  const waiting = applicants.filter(({ story, school }) => !(story in failingRules) && /^[A-Z]{2}-\d/.test(school));
  const draft = async (applicant: string) => {
    const [round] = await database.ask<{ id: string; dates: Record<string, string> }>('SELECT id, dates FROM rounds');
    const sample = applicants.find(({ code }) => code === applicant);
    if (!round || !sample) throw new Error('no round, or nobody of that code');
    const client = await signIn(service.url, applicant);
    const begun = await client.send('POST', `/api/rounds/${round.id}/applications`, {});
    const { applicationWindow = '', decision = '' } = round.dates;
    const form = sampleForm(sample, { deadline: dayOf(applicationWindow), plannedApprovalDay: dayOf(decision) });
    const caseId = String(begun.body.caseId);
    const saved = await client.send('PUT', `/api/cases/${caseId}/draft`, { version: begun.body.version, form });
    if (saved.status !== 200) throw new Error(`the draft was not saved: ${JSON.stringify([begun.body, saved.body])}`);
    return { caseId, version: Number(saved.body.version), client };
  };
  return {
    database,
    temporal,
    mail,
    environment,
    service: () => service,
    restart: async () => {
      service = await startProcess(environment);
      await service.ready();
    },
    nextApplicant: () => {
      const next = waiting.shift();
      if (!next) throw new Error('no applicant is left');
      return next;
    },
    draft,
    handIn: async (applicant) => {
      const { caseId, version, client } = await draft(applicant);
      const sent = await client.send('POST', `/api/cases/${caseId}/submission`, { version });
      if (sent.status !== 201) throw new Error(`not handed in: ${JSON.stringify(sent.body)}`);
      return { caseId, client };
    },
    close: async () => {
      await service.end('SIGKILL');
      await Promise.all([temporal.stop(), mail.stop()]);
      await database.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
