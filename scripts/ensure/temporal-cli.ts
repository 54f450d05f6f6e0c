import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Places, places } from '../../config.js';
import { run } from './command.js';
import { isExecutable, onPath } from './find.js';
import { PartMissing, progress } from './say.js';
import { downloadFromSdk } from './sdk-download.js';

/** Newer tags carry a replace directive, which `go install` refuses. */
const source = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';

async function goBinary(go: string): Promise<string | undefined> {
  const { ok, output } = await run(go, ['env', 'GOBIN', 'GOPATH']);
  if (!ok) return undefined;
  const [bin = '', path = ''] = output.split('\n');
  const file = bin === '' ? join(path, 'bin', 'temporal') : join(bin, 'temporal');
  return isExecutable(file) ? file : undefined;
}

/**
 * Path of the Temporal command line tool: named by TEMPORAL_CLI_PATH, on PATH, among Go's binaries, in our cache,
 * downloaded, or built from source.
 */
export async function ensureTemporalCli(where: Places = places()): Promise<string> {
  if (where.temporalCli) {
    if (isExecutable(where.temporalCli)) return where.temporalCli;
    throw new PartMissing(
      'temporal',
      'TEMPORAL_CLI_PATH 不是可执行文件',
      'TEMPORAL_CLI_PATH is not an executable file',
    );
  }
  const go = onPath('go');
  const present = onPath('temporal') ?? (go && (await goBinary(go)));
  if (present) return present;

  const bin = join(where.home, 'bin');
  const cached = join(bin, 'temporal');
  if (isExecutable(cached)) return cached;
  mkdirSync(bin, { recursive: true });
  if (await progress((w) => w.fetchTemporal, downloadFromSdk('dev-server', cached))) return cached;
  if (!go) throw new PartMissing('temporal', '请安装 temporal 或 Go', 'install temporal, or Go to build it');
  const built = await progress(
    (w) => w.buildTemporal,
    run(go, ['install', source], { env: { ...process.env, GOBIN: bin, GOFLAGS: '' } }),
  );
  if (built.ok && isExecutable(cached)) return cached;
  throw new PartMissing('temporal', built.output, 'go install failed');
}
