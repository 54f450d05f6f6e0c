/** Runs in a child process, so that Typst's growing cache dies with it. Started and recycled by `pdf.ts` only. */
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontPaths } from './fonts.js';
import type { RenderAnswer, RenderRequest } from './pdf.js';

const workspace = join(import.meta.dirname, 'templates');
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [...fontPaths] }] });

function render(request: RenderRequest): Buffer {
  compiler.mapShadow(join(workspace, 'data.json'), Buffer.from(request.json));
  const compiled = compiler.compile({ mainFilePath: join(workspace, `${request.template}.typ`) });
  const document = compiled.result;
  if (!document) {
    const error = compiled.takeError();
    throw new Error(JSON.stringify(error?.shortDiagnostics ?? 'typst gave no reason'));
  }
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: request.createdAt });
  compiler.evictCache(10);
  return pdf;
}

function answer(request: RenderRequest): RenderAnswer {
  try {
    return { id: request.id, pdf: render(request) };
  } catch (error) {
    return { id: request.id, error: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', (request: RenderRequest) => process.send?.(answer(request)));
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group: the parent decides when its renderer ends.
process.on('SIGINT', () => undefined);
