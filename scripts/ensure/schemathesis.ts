import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { places } from '../../config.js';
import { aptInstall } from './apt.js';
import { run } from './command.js';
import { isExecutable, onPath } from './find.js';
import { PartMissing } from './say.js';

/** The version the fuzz run is written for: another one generates other cases from the same seed. */
const version = '4.32.5';

const missing = (why: string) =>
  new PartMissing(
    'schemathesis',
    `请安装 Python 3.10 以上和 venv。${why}`,
    `install Python 3.10 or later with venv. ${why}`,
  );

/** Path of Schemathesis' command; got from PyPI into a folder of ours the first time it is asked for. */
export async function ensureSchemathesis(): Promise<string> {
  const home = join(places().home, `schemathesis-${version}`);
  const command = join(home, 'bin', 'st');
  const ready = async () => isExecutable(command) && (await run(command, ['--version'])).output.includes(version);
  if (await ready()) return command;
  const python = onPath('python3') ?? ((await aptInstall('python3', 'python3-venv')) ? onPath('python3') : undefined);
  if (!python) throw missing('');
  mkdirSync(places().home, { recursive: true });
  if (!(await run(python, ['-m', 'venv', '--clear', home])).ok && !(await venvByApt(python, home)))
    throw missing('python3-venv');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${version}`];
  const installed = await run(join(home, 'bin', 'python'), pip, { timeout: 300_000 });
  if (!(await ready())) throw missing(installed.output);
  return command;
}

const venvByApt = async (python: string, home: string): Promise<boolean> =>
  (await aptInstall('python3-venv')) && (await run(python, ['-m', 'venv', '--clear', home])).ok;
