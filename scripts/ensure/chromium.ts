import { type Places, places } from '../../config.js';
import { aptInstall } from './apt.js';
import { isExecutable, onPath } from './find.js';
import { PartMissing } from './say.js';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;

/** Path of a Chromium: named by CHROMIUM_PATH, on PATH, or from the system's packages. */
export async function ensureChromium(where: Places = places()): Promise<string> {
  if (where.chromium) {
    if (isExecutable(where.chromium)) return where.chromium;
    throw new PartMissing('chromium', 'CHROMIUM_PATH 不是可执行文件', 'CHROMIUM_PATH is not an executable file');
  }
  const present = onPath(...names);
  if (present) return present;
  await aptInstall('chromium', 'fonts-noto-cjk');
  const installed = onPath(...names);
  if (installed) return installed;
  throw new PartMissing('chromium', '请安装 Chromium，或设 CHROMIUM_PATH', 'install Chromium, or set CHROMIUM_PATH');
}
