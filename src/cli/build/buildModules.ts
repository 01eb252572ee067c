import { relative, resolve, sep } from 'node:path';
import {
  type BlueprintLibrary,
  type BlueprintText,
  resolveBlueprint,
} from '../../blueprint/resolveBlueprint.ts';
import { emitProgram } from '../../compiler/3-link/emitProgram.ts';
import { writeModule } from '../../compiler/3-link/writeModule.ts';
import { packageVersion } from '../../compiler/runtime/packageVersion.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { packageFolder } from '../../yaml/packageFolder.ts';
import type { BuildTarget } from './BuildTarget.ts';
import {
  type HashedFile,
  type Manifest,
  type ManifestModule,
  manifestFile,
  manifestFormat,
  sha256,
} from './Manifest.ts';
import { writeIndex } from './writeIndex.ts';
import { writeIndexTypes, writeTypes } from './writeTypes.ts';

export interface BuiltFiles {
  /** Texts by their paths below the output folder, the manifest last; undefined as soon as there is an error. */
  readonly files: ReadonlyMap<string, string> | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles each target to a module, and writes the index, the types and the manifest for all. The same blueprints make
 * the same bytes, wherever the project's folder lies.
 */
export function buildModules(
  targets: readonly BuildTarget[],
  library: BlueprintLibrary,
  folder: string,
): BuiltFiles {
  const diagnostics = [...namesakes(targets)];
  const files = new Map<string, string>();
  const modules: ManifestModule[] = [];
  for (const target of targets) {
    const sources = new Map<string, BlueprintText>([[target.source.file, target.source]]);
    const { plan, diagnostics: found } = resolveBlueprint(target.source, remembering(library, sources));
    const emitted = plan && emitProgram(plan, target.integrationId);
    diagnostics.push(...found, ...(emitted?.interpreted ?? []).map((one) => refusal(target, one)));
    if (emitted === undefined || emitted.interpreted.length > 0) continue;
    files.set(`${target.path}.js`, writeModule(emitted));
    files.set(`${target.path}.d.ts`, writeTypes(emitted.destination).toString());
    modules.push({
      name: target.name,
      file: `${target.path}.js`,
      destination: emitted.destination,
      blueprint: target.blueprint,
      integration_id: target.integrationId,
      sources: [...sources.values()].map(({ text, file }) => hashed(portable(file, folder), text)),
    });
  }
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    return { files: undefined, diagnostics: once(diagnostics) };
  }
  files.set('index.js', writeIndex(targets).toString());
  files.set('index.d.ts', writeIndexTypes().toString());
  // Without it, Node would have to guess what the modules are.
  files.set('package.json', json({ private: true, type: 'module' }));
  const manifest: Manifest = {
    format: manifestFormat,
    patchbay: packageVersion,
    modules,
    files: [...files].map(([file, text]) => hashed(file, text)),
  };
  files.set(manifestFile, json(manifest));
  return { files, diagnostics: once(diagnostics) };
}

/** Two names that some disks take for one. */
function namesakes(targets: readonly BuildTarget[]): Diagnostic[] {
  const known = new Map<string, string>();
  return targets.flatMap(({ name, path }) => {
    const other = known.get(path.toLowerCase());
    known.set(path.toLowerCase(), name);
    return other === undefined ? [] : [diagnose('build/same-file', { one: other, other: name })];
  });
}

/** The library, noting what is taken from it. */
function remembering(library: BlueprintLibrary, sources: Map<string, BlueprintText>): BlueprintLibrary {
  return {
    find(name) {
      const found = library.find(name);
      if (found !== undefined) sources.set(found.file, found);
      return found;
    },
    names: () => library.names(),
  };
}

function refusal(
  { name, source: { file } }: BuildTarget,
  { text, reason }: { readonly text: string; readonly reason: string },
): Diagnostic {
  return diagnose('build/interpreted', { name, expression: text, reason }, { file });
}

/** Installed integrations may share a blueprint, whose faults are told once. */
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}

function hashed(file: string, bytes: string | Uint8Array): HashedFile {
  return { file, sha256: sha256(bytes) };
}

/** A source's path that is the same on every machine. */
function portable(file: string, folder: string): string {
  const own = relative(resolve(folder), resolve(file));
  const shipped = relative(packageFolder('blueprints'), resolve(file));
  const path =
    own.startsWith('..') || own.split(sep).includes('node_modules') ? `patchbay/blueprints/${shipped}` : own;
  return path.split(sep).join('/');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
