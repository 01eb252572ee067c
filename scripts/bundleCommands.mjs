import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/** Commands that people wait for at every save and in every pull request. They start no threads and no engine. */
const commands = ['check', 'diff', 'explain', 'fmt', 'iam', 'run', 'test'];

/** Dependencies that are bundled along; finding and loading their files takes as long as checking a blueprint. */
const bundledPackages = ['ajv', 'ajv-formats', 'jsonata', 'yaml'];

/** Two folders below the package's own, as deep as the modules that look for its folders from where they lie. */
const folder = 'dist/bundle';

/** What `dist/cli/main.js` tells faults apart by: a class of the bundle is another one than its own. */
const keptOut = ['dist/cli/api/', 'dist/cli/serve/', 'dist/engine/'];

// Node takes far longer to find and load hundreds of small modules than most commands take to do their work. So each
// of these becomes one file, and what several of them share files of their own, which the modules of tsc lead to.
rmSync(folder, { recursive: true, force: true });
const inputs = await bundle();
refuse(inputs.filter((input) => keptOut.some((place) => input.startsWith(place))));
writeFileSync(`${folder}/LICENSES.txt`, licencesOf(packagesOf(inputs)));
for (const command of commands) {
  writeFileSync(`dist/cli/commands/${command}.js`, `export * from '../../bundle/${command}.js';\n`);
}

/** Answers the paths of all files that are part of the bundle. */
async function bundle() {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { metafile } = await build({
    entryPoints: commands.map((command) => `dist/cli/commands/${command}.js`),
    outdir: folder,
    chunkNames: 'shared-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: Object.keys(dependencies).filter((name) => !bundledPackages.includes(name)),
    // Packages that are written as CommonJS ask for the modules of Node by `require`.
    banner: {
      js: `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);`,
    },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return Object.keys(metafile.inputs);
}

function refuse(strays) {
  if (strays.length === 0) return;
  throw new Error(`not to be bundled, see keptOut in scripts/bundleCommands.mjs: ${strays.join(', ')}`);
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
