import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApplicationFormView } from './application-form.js';
import type { AssessmentReportView } from './assessment-report.js';
import type { AssessmentResultView } from './assessment-result.js';
import type { CertificateView } from './certificate.js';
import type { FundSheetView } from './fund-sheet.js';
import type { MemberAgreementView } from './member-agreement.js';
import type { MemberRecordView } from './member-record.js';
import type { NoticeProofView } from './notice-proof.js';
import type { PlaqueView } from './plaque.js';
import type { ResponsibilityLetterView } from './responsibility-letter.js';
import type { ResultListView } from './result-list.js';

/** What each template of `documents/templates/` is given; every string is printed as it stands, never read as markup. */
export interface TemplateViews {
  certificate: CertificateView;
  plaque: PlaqueView;
  'application-form': ApplicationFormView;
  'notice-proof': NoticeProofView;
  'result-list': ResultListView;
  'responsibility-letter': ResponsibilityLetterView;
  'member-agreement': MemberAgreementView;
  'member-record': MemberRecordView;
  'assessment-result': AssessmentResultView;
  'assessment-report': AssessmentReportView;
  'fund-sheet': FundSheetView;
}
export type Template = keyof TemplateViews;

export interface RenderRequest {
  readonly id: number;
  readonly template: Template;
  readonly json: string;
  /** Seconds since 1970: the only time in the file, so equal data give equal bytes. */
  readonly createdAt: number;
}
export type RenderAnswer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly error: string };

interface Waiting {
  readonly request: RenderRequest;
  readonly retried: boolean;
  resolve(pdf: Buffer): void;
  reject(error: Error): void;
}
interface Renderer {
  readonly process: ChildProcess;
  readonly waiting: Map<number, Waiting>;
  given: number;
  watchdog: NodeJS.Timeout | undefined;
}

/** Memory grows by about 30 KB a document (measured): a renderer is replaced after this many. */
const documentsPerRenderer = 2000;
/** The longest form takes 0.1 s; a renderer silent for this long hangs. */
const patienceMs = 60_000;

let current: Renderer | null = null;
let lastId = 0;

/**
 * One document as PDF/A-2b with embedded subset fonts. Equal `view` gives equal bytes: the creation time is `view.at`.
 * Rejects only where the machinery fails (a broken template, a renderer that died twice); check names with `unprintable` before.
 */
export function renderPdf<T extends Template>(template: T, view: TemplateViews[T]): Promise<Buffer> {
  lastId += 1;
  const createdAt = Math.floor(Date.parse(view.at) / 1000);
  const request: RenderRequest = { id: lastId, template, json: JSON.stringify(view), createdAt };
  return new Promise((resolve, reject) => give({ request, retried: false, resolve, reject }));
}

/** Ends the renderer; the next document starts a new one. Documents under way are refused with an error. */
export function closePdf(): void {
  const renderer = current;
  current = null;
  for (const waiting of renderer?.waiting.values() ?? []) waiting.reject(new Error('pdf renderer closed'));
  renderer?.waiting.clear();
  clearTimeout(renderer?.watchdog);
  renderer?.process.kill('SIGKILL');
}

/** Process id of the renderer at work, for ops; undefined before the first document. */
export function rendererPid(): number | undefined {
  return current?.process.pid;
}

function give(waiting: Waiting): void {
  if (current === null || current.given >= documentsPerRenderer) {
    if (current) retireWhenIdle(current);
    current = startRenderer();
  }
  const renderer = current;
  renderer.given += 1;
  renderer.waiting.set(waiting.request.id, waiting);
  holdOpen(renderer, true);
  renderer.process.send(waiting.request, (error) => {
    if (error) lose(renderer);
  });
}

function startRenderer(): Renderer {
  const extension = extname(import.meta.filename);
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = fork(join(import.meta.dirname, `typst-worker${extension}`), {
    execArgv: extension === '.ts' ? ['--import', loader] : [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const renderer: Renderer = { process: child, waiting: new Map(), given: 0, watchdog: undefined };
  child.on('message', (answer: RenderAnswer) => settle(renderer, answer));
  child.on('error', () => lose(renderer));
  child.on('exit', () => lose(renderer));
  return renderer;
}

function settle(renderer: Renderer, answer: RenderAnswer): void {
  const waiting = renderer.waiting.get(answer.id);
  renderer.waiting.delete(answer.id);
  holdOpen(renderer, renderer.waiting.size > 0);
  if ('pdf' in answer) waiting?.resolve(Buffer.from(answer.pdf));
  else waiting?.reject(new Error(`template ${waiting.request.template}: ${answer.error}`));
  retireWhenIdle(renderer);
}

/** A dead renderer's documents go to the next one, once: rendering has no effect to repeat. */
function lose(renderer: Renderer): void {
  if (current === renderer) current = null;
  clearTimeout(renderer.watchdog);
  const orphans = [...renderer.waiting.values()];
  renderer.waiting.clear();
  for (const orphan of orphans) {
    if (orphan.retried) orphan.reject(new Error(`template ${orphan.request.template}: renderer died twice`));
    else give({ ...orphan, retried: true });
  }
}

function retireWhenIdle(renderer: Renderer): void {
  const spent = renderer.given >= documentsPerRenderer;
  if (!spent || renderer.waiting.size > 0) return;
  if (current === renderer) current = null;
  renderer.process.disconnect();
}

/** An idle renderer does not keep the service alive; a busy one must give a sign of life in time. */
function holdOpen(renderer: Renderer, busy: boolean): void {
  clearTimeout(renderer.watchdog);
  if (busy) {
    renderer.watchdog = setTimeout(() => renderer.process.kill('SIGKILL'), patienceMs);
    renderer.process.ref();
    renderer.process.channel?.ref();
  } else {
    renderer.process.unref();
    renderer.process.channel?.unref();
  }
}
