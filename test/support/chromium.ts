import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { places } from '../../config.js';
import { ensureChromium } from '../../scripts/ensure/chromium.js';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A machine without Chinese fonts would show boxes: the certificates' font serves the pages too. */
function fontSettings(): string {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'));
  const folder = join(places().home, 'fonts');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const made = `${file}.${process.pid}`;
  const include = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>';
  writeFileSync(made, `<?xml version="1.0"?><fontconfig>${include}<dir>${fonts}/400Regular</dir></fontconfig>`);
  renameSync(made, file);
  return file;
}

let settings: string | undefined;

/** The system's Chromium, headless, with Chinese glyphs; `close()` ends it. */
export async function launchChromium(): Promise<Browser> {
  settings ??= fontSettings();
  const env = { ...process.env, FONTCONFIG_FILE: settings };
  return chromium.launch({ executablePath: await ensureChromium(), args: flags, env });
}
