/**
 * The first step of every command, in plain Node so that it runs before anything is installed:
 * brings node_modules to what package-lock.json says, and does nothing when it is already there.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const read = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
};

/** Versions are compared, not file times: a fresh clone and a checkout both give the lock file a new time. */
export function isInstalled(folder = root) {
  const wanted = read(join(folder, 'package-lock.json'));
  const present = read(join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.devOptional || present[path]?.version === entry.version,
  );
}

/** @returns {Promise<string | null>} what npm said when it failed, else null */
function npm(args) {
  const started = Date.now();
  const said = setInterval(() => {
    console.error(`  … npm ${args[0]} ${Math.round((Date.now() - started) / 1000)} s`);
  }, 3000);
  return new Promise((resolve) => {
    const shell = process.platform === 'win32';
    const child = spawn('npm', args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], shell });
    let words = '';
    child.stderr.on('data', (chunk) => {
      words = (words + chunk).slice(-2000);
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? null : words));
  }).finally(() => clearInterval(said));
}

/** @returns {Promise<void>} ends the process with status 1 when npm cannot install. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.error('安装依赖包(约一分钟)· installing the packages (about a minute)');
  if ((await npm(['ci', '--no-audit', '--no-fund'])) === null) return;
  const failure = await npm(['install', '--no-save', '--no-audit', '--no-fund']);
  if (failure === null) return;
  console.error(failure);
  console.error(
    '依赖包安装失败,请检查 npm 的网络设置 · npm could not install the packages: check its network settings',
  );
  process.exit(1);
}
