/**
 * A TypeScript program as plain JavaScript, so that it starts in a third of the time: tsx asks for each of a thousand files when it
 * runs, this reads them all at once and only after one has changed. Packages stay where they are. Plain Node.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

/** Inside the project, where packages are found from. */
const folder = join(root, '.pingxuan', 'programs');
const notOurs = ['node_modules', 'out', 'dist'];

/** So many of an entry's programs are kept, the newest by their last start: an older release may still be running from one. */
const keptOfEach = 4;
/** What was begun and not finished within an hour never will be. */
const partialMs = 3_600_000;

/** @returns {Promise<string[]>} every file a program may be made of, relative to the project */
async function sources() {
  const entries = await readdir(root, { withFileTypes: true });
  const rooms = entries.filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.') && !notOurs.includes(entry.name),
  );
  const below = rooms.map(async ({ name }) =>
    (await readdir(join(root, name), { recursive: true })).map((file) => join(name, file)),
  );
  const here = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return [...here, ...(await Promise.all(below)).flat()].filter((file) => /\.(tsx?|mjs|json)$/.test(file)).sort();
}

/** @returns {Promise<string>} changes with any source, any package's version, the project's place and Node */
async function sourcesHash() {
  const hash = createHash('sha256').update(`${root}\0${process.version}\0`);
  const files = await sources();
  const texts = await Promise.all(files.map((file) => readFile(join(root, file))));
  for (const [at, file] of files.entries()) hash.update(`${file}\0`).update(texts[at] ?? '');
  return hash.digest('hex').slice(0, 16);
}

const loaders = { '.ts': 'ts', '.tsx': 'tsx', '.mjs': 'js' };

/** What a file says of its own place stays true: assets, migrations and templates lie beside the sources. */
const places = {
  name: 'places',
  setup(build) {
    build.onLoad({ filter: /\.(tsx?|mjs)$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const said = { dirname: dirname(path), filename: path, url: pathToFileURL(path).href };
      const contents = text.replace(/\bimport\.meta\.(dirname|filename|url)\b/g, (_, name) =>
        JSON.stringify(said[name]),
      );
      return { contents, loader: loaders[extname(path)] };
    });
  },
};

/** @param {string} file @param {string} outdir */
async function build(file, outdir) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(root, file)],
    outdir,
    outbase: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'error',
    plugins: [places],
  });
}

/** @param {string} entry whose earlier programs go */
async function sweep(entry) {
  const names = (await readdir(folder)).filter((name) => name.includes(`${entry}-`));
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  const whole = dated.filter(({ name }) => !name.startsWith('.')).sort((a, b) => b.at - a.at);
  const partial = dated.filter(({ name, at }) => name.startsWith('.') && Date.now() - at > partialMs);
  for (const { name } of [...whole.slice(keptOfEach), ...partial])
    await rm(join(folder, name), { recursive: true, force: true });
}

/**
 * Node's arguments that run `file`. Written beside and renamed, so that two starting processes never read half of it; where the folder
 * cannot be written, the source runs under tsx.
 * @param {string} file relative to the project
 * @returns {Promise<string[]>}
 */
export async function program(file) {
  const entry = file.replace(/\W+/g, '-');
  const name = `${entry}-${await sourcesHash()}`;
  const kept = join(folder, name);
  const start = join(kept, file.replace(/\.tsx?$/, '.js'));
  const isThere = await stat(kept).then(
    () => true,
    () => false,
  );
  const now = new Date();
  if (isThere) await utimes(kept, now, now).catch(() => undefined);
  else {
    const partial = join(folder, `.${name}.${randomBytes(4).toString('hex')}`);
    try {
      await mkdir(folder, { recursive: true });
      await build(file, partial);
      await rename(partial, kept).catch(() => rm(partial, { recursive: true, force: true }));
      await sweep(entry).catch(() => undefined);
    } catch (error) {
      await rm(partial, { recursive: true, force: true }).catch(() => undefined);
      if (!isUnwritable(error)) throw error;
      return ['--import', 'tsx', file];
    }
  }
  return ['--enable-source-maps', start];
}

const isUnwritable = ({ code }) => ['EACCES', 'EROFS', 'ENOSPC', 'EPERM'].includes(code);
