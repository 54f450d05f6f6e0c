import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { and, desc, eq } from 'drizzle-orm';
import { createApp } from '../../api/app.js';
import type { ApiDeps } from '../../api/deps.js';
import { createPages } from '../../api/pages/all.js';
import { rows } from '../../api/routes/all.js';
import { links, noticeSubjects, notices, sessions, tasks } from '../../db/schema/all.js';
import { printedCode } from '../../desk/kit/links.js';
import { readSheet } from '../../documents/sheet.js';
import type { TaskKind } from '../../domain/task-kinds.js';
import type { Site } from '../../web/views/frame.js';
import { serve, type TestServer } from '../api/server.js';
import { opened, submitted } from '../desk/application/steps.js';
import type { TestDesk } from '../support/desk.js';

export const site: Site = {
  organiser: '江源市教育局',
  maintainer: '江源市教育科学研究所',
  siteCode: '3300000000',
  contact: '0571-0000000',
  domain: 'pingxuan.test',
};

/** The API of the tests with its pages, on an address of its own; behind one proxy, so that callers have addresses. */
export async function serveSite(change: object = {}, more: Partial<ApiDeps> = {}) {
  const served = await serve([], change, more);
  const server = { ...served, deps: { ...served.deps, trustProxyHops: 1 } };
  const pages = createPages(server.deps, rows, site);
  const app = createApp({ ...server.deps, pages }, rows).listen(0, '127.0.0.1');
  // What a test makes between two requests may take longer than a connection is kept open.
  app.keepAliveTimeout = 600_000;
  await new Promise((done) => app.once('listening', done));
  const { port } = app.address() as AddressInfo;
  const close = async () => {
    await new Promise((done) => {
      app.close(done);
      app.closeAllConnections();
    });
    await server.close();
  };
  // The desk of the tests carries a database and a settable clock besides; steps of other tests ask for both.
  const desk = server.deps as unknown as TestDesk;
  return { ...server, desk, url: `http://127.0.0.1:${port}`, close };
}
export type TestSite = Awaited<ReturnType<typeof serveSite>>;

/** Somebody in front of a browser without scripts: keeps cookies, follows redirects, fills in forms. */
export class Visitor {
  readonly #site: Pick<TestServer, 'url'>;
  /** By name and path. */
  readonly #cookies = new Map<string, { readonly pair: string; readonly path: string }>();
  /** Every address that was asked for, redirects too: what a history or a proxy's log would hold. */
  readonly addresses: string[] = [];

  constructor(at: Pick<TestServer, 'url'>) {
    this.#site = at;
  }

  async open(path: string): Promise<Shown> {
    return this.#request(path, {});
  }

  /** Sends the form of `act` on a page, with its hidden fields, what it was filled with, and `typed`. */
  async send(page: Shown, form: string, typed: Readonly<Record<string, string>>): Promise<Shown> {
    const found = formOn(page.html, form);
    const body = new URLSearchParams({ ...found.fields, ...typed });
    return this.#request(found.action, { method: 'POST', body });
  }

  /** Sends a form with a file. */
  async upload(action: string, body: FormData): Promise<Shown> {
    return this.#request(action, { method: 'POST', body });
  }

  /** The rows of a list taken away as XLSX, without its head. */
  async sheet(path: string): Promise<readonly (readonly string[])[]> {
    const answer = await this.#ask(path, {});
    const read = await readSheet(Buffer.from(await answer.arrayBuffer()), {
      maxBytes: 1e6,
      maxRows: 100,
      maxColumns: 20,
    });
    if (!read.ok) throw new Error(`${path}: ${answer.status}, no sheet`);
    return read.value.rows.map(({ cells }) => cells);
  }

  async #request(path: string, init: RequestInit): Promise<Shown> {
    const answer = await this.#ask(path, init);
    const to = answer.headers.get('location');
    if (to && answer.status === 303) return this.open(to);
    return { status: answer.status, path, html: await answer.text() };
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    this.addresses.push(path);
    const [here = '/'] = path.split('?');
    const sent = [...this.#cookies.values()].filter(
      (one) => here === one.path || here.startsWith(one.path.endsWith('/') ? one.path : `${one.path}/`),
    );
    const cookie = sent.map(({ pair }) => pair).join('; ');
    const headers = { accept: 'text/html', 'accept-language': 'zh', cookie };
    const answer = await fetch(`${this.#site.url}${path}`, { ...init, redirect: 'manual', headers });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const kept = { pair, path: /;\s*Path=([^;]+)/i.exec(set)?.[1] ?? '/' };
      this.#cookies.set(`${pair.split('=')[0]} ${kept.path}`, kept);
    }
    return answer;
  }
}

export interface Shown {
  readonly status: number;
  readonly path: string;
  readonly html: string;
}

const decoded = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : decoded(found);
}

/** The form of an id as a browser without scripts would send it, nothing chosen beforehand. */
export function formOn(html: string, id: string) {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((one) => attribute(one, 'data-form') === id || one.includes(`name="_form" value="${id}"`));
  if (!form) throw new Error(`no form ${id}; there are ${forms.map((one) => attribute(one, 'data-form')).join(', ')}`);
  const fields: Record<string, string> = {};
  for (const tag of form.match(/<input[^>]*>/g) ?? []) {
    const type = attribute(tag, 'type') ?? 'text';
    const name = attribute(tag, 'name');
    if (!name || type === 'file') continue;
    if (['radio', 'checkbox'].includes(type) && !/\schecked(=|\s|\/|>)/.test(tag)) continue;
    fields[name] = attribute(tag, 'value') ?? '';
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    fields[decoded(name)] = decoded(text);
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = (options.match(/<option[^>]*>/g) ?? []).find((tag) => /\sselected/.test(tag));
    fields[decoded(name)] = chosen ? (attribute(chosen, 'value') ?? '') : '';
  }
  return { action: attribute(form, 'action') ?? '', fields };
}

export async function signInAs(at: TestSite, code: string): Promise<Visitor> {
  await at.account(code);
  const visitor = new Visitor(at);
  const page = await visitor.open('/sign-in');
  await visitor.send(page, 'signIn', { login: code, password: '用于测试的密码 1' });
  return visitor;
}

/** Somebody signed in, once a file. */
export function entering(at: () => TestSite): (code: string) => Promise<Visitor> {
  const inside = new Map<string, Visitor>();
  return async (code) => {
    const visitor = inside.get(code) ?? (await signInAs(at(), code));
    inside.set(code, visitor);
    return visitor;
  };
}

/** The same of people who have just shown a second factor, all of them. */
export function enteringStrongly(at: () => TestSite): (code: string) => Promise<Visitor> {
  const enters = entering(at);
  return async (code) => {
    const visitor = await enters(code);
    await at()
      .deps.db.update(sessions)
      .set({ secondFactorAt: await at().desk.clock.now() });
    return visitor;
  };
}

/** The page behind a mailed link, for whoever types its printed code. */
export async function behindLink(at: TestSite, linkId: string): Promise<readonly [Visitor, Shown]> {
  const visitor = new Visitor(at);
  const locked = await visitor.open(`/t/${linkId}`);
  return [visitor, await visitor.send(locked, 'openLink', { code: printedCode(at.deps.linkKey, linkId) })];
}

/** The newest link mailed to somebody for an open task of a kind. */
export async function linkMailed(at: TestSite, code: string, kind: TaskKind): Promise<string> {
  const [row] = await at.deps.db
    .select({ linkId: links.id })
    .from(links)
    .innerJoin(tasks, eq(tasks.id, links.taskId))
    .where(and(eq(tasks.kind, kind), eq(tasks.state, 'open'), eq(links.personId, at.city.personId(code))))
    .orderBy(desc(tasks.turn), desc(links.createdAt));
  if (!row) throw new Error(`no link of ${kind} for ${code}`);
  return row.linkId;
}

/** The page behind that link. */
export const byMail = async (at: TestSite, code: string, kind: TaskKind): Promise<readonly [Visitor, Shown]> =>
  behindLink(at, await linkMailed(at, code, kind));

/** An application with the school, its task, and its leader's link. */
export async function atSchool(at: TestSite, teacher = 'teacherA1a') {
  const caseId = await submitted(at.desk, at.city, at.city.person(teacher));
  await opened(at.desk, at.city, caseId, 'schoolRecommendation');
  const [task] = await at.deps.db.select().from(tasks).where(eq(tasks.caseId, caseId));
  if (!task) throw new Error('no task');
  const [link] = await at.deps.db.select().from(links).where(eq(links.taskId, task.id));
  if (!link) throw new Error('no link');
  return { caseId, taskId: task.id, linkId: link.id, code: printedCode(at.deps.linkKey, link.id) };
}

/** A notice that hangs, with one person on it. */
export async function hangNotice(at: TestSite, caseId: string, number = 'GS2026-0001'): Promise<string> {
  const id = randomUUID();
  await at.deps.db.insert(notices).values({
    id,
    number,
    roundId: at.city.roundId,
    orgId: at.city.org('countyA'),
    level: 'county',
    state: 'open',
    publishedAt: '2026-03-02T00:00:00.000Z',
    closesAt: '2026-03-09T15:59:59.999Z',
    title: '甲县班主任工作室主持人推荐人选公示',
    text: '经学校推荐、县教育局审核，现将推荐人选予以公示。\n公示期内如有异议，请实名向受理单位反映。',
    receivingUnit: '甲县教育局人事股 0571-1234567',
    contentHash: 'a'.repeat(64),
    calendarVersion: 'test',
  });
  const shown = { name: '林晓', school: '甲县第一中学', county: '甲县', item: '班主任工作室主持人' };
  await at.deps.db.insert(noticeSubjects).values({ noticeId: id, subjectId: caseId, shown, state: 'listed' });
  return id;
}
