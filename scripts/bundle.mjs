import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { build } from 'esbuild';

/** Where a process, a thread or an import of the package begins, below `dist/`, by its name in the bundle. */
const entries = {
  index: 'index.js',
  runtime: 'compiler/runtime/index.js',
  main: 'cli/main.js',
  deliveryThread: 'engine/deliveryThread.js',
  previewLoop: 'engine/preview/previewLoop.js',
  emulatorThread: 'cli/embedded/emulatorThread.js',
};

/** Dependencies that are bundled along: small modules, many of them, that every start needs. */
const bundledPackages = [
  '@hono/node-server',
  'ajv',
  'ajv-formats',
  'chokidar',
  'commander',
  'hono',
  'jsonata',
  'yaml',
];

/** Two folders below the package's own, as deep as the modules that look for its folders from where they lie. */
const folder = 'dist/bundle';

// Node takes far longer to find and load a thousand small modules than most commands take to do their work. So they
// become a few files, those that several entries share among them, to which the modules of tsc lead. Everything that
// starts Patchbay leads there: a class of the bundle is another one than that of the module it was made from.
rmSync(folder, { recursive: true, force: true });
const inputs = await bundle();
writeFileSync(`${folder}/LICENSES.txt`, licencesOf(packagesOf(inputs)));
for (const [name, path] of Object.entries(entries)) writeFileSync(`dist/${path}`, leadTo(name, path));

/** Answers the paths of all files that are part of the bundle. */
async function bundle() {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { metafile } = await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, `dist/${path}`])),
    outdir: folder,
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: Object.keys(dependencies).filter((name) => !bundledPackages.includes(name)),
    // Packages that are written as CommonJS ask for the modules of Node by `require`.
    banner: {
      js: `import { createRequire as createRequireOfBundle } from 'node:module';\nconst require = createRequireOfBundle(import.meta.url);`,
    },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs);
}

/** A module that stands for an entry where tsc has put it. */
function leadTo(name, path) {
  const target = relative(dirname(`dist/${path}`), `${folder}/${name}.js`);
  const first = basename(path) === 'main.js' ? '#!/usr/bin/env node\n' : '';
  return `${first}export * from '${target.startsWith('.') ? target : `./${target}`}';\n`;
}

/** Maps the names of the packages that are bundled, those that they depend on included, to their folders. */
function packagesOf(inputs) {
  const found = inputs.map((input) => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input));
  return new Map(found.filter((match) => match !== null).map(([path, name]) => [name, path]));
}

/** Licences ask to be handed on with every copy; a package without the file fails the build. */
function licencesOf(packages) {
  return [...packages]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([name, path]) => `${name}\n${'='.repeat(name.length)}\n\n${readFileSync(`${path}/LICENSE`, 'utf8')}`,
    )
    .join('\n\n');
}
