import { run } from './command.js';
import { onPath } from './find.js';
import { progress } from './say.js';

/** Installs system packages on Debian and its kin when we are root; false when that is not possible. */
export async function aptInstall(...packages: readonly string[]): Promise<boolean> {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    progress(
      (w) => w.aptInstall(packages.join(' ')),
      run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env }),
    );
  if ((await install()).ok) return true;
  await progress((w) => w.aptUpdate, run('apt-get', ['update'], { env }));
  const second = await install();
  if (!second.ok) console.error(second.output);
  return second.ok;
}
