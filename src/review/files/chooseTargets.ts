import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { displayName } from './displayName.ts';
import type { ProjectFiles } from './findProjectFiles.ts';
import { isWithin } from './isWithin.ts';
import { kindOfText } from './kindOfText.ts';
import { listFolder } from './listFolder.ts';
import { readFileText } from './readFileText.ts';
import type { Target } from './Target.ts';

/**
 * What to look at: everything that the project is known to keep, or of that what the paths name. Files elsewhere that
 * a path names are looked at as what their text says they are.
 *
 * @param paths files and folders that exist; none stand for the whole project, as its own folder does.
 */
export function chooseTargets(
  found: ProjectFiles,
  paths: readonly string[],
  problems: Diagnostic[],
): Target[] {
  const known = knownTargets(found);
  if (paths.length === 0 || paths.some((path) => resolve(path) === found.folder)) return known;
  const chosen = known.filter(({ file }) => paths.some((path) => isWithin(file, path)));
  const places = new Set(known.map(({ file }) => file));
  const others = new Set(
    paths.flatMap((path) => filesAt(path, problems)).filter((file) => !places.has(file)),
  );
  const named = new Set(paths.map(displayName));
  const strangers = [...others].flatMap((file) => strangerAt(file, named.has(file), problems) ?? []);
  return [...chosen, ...strangers];
}

function knownTargets(found: ProjectFiles): Target[] {
  const { project, catalog, blueprints, overrides, tests, markdown } = found;
  const targets = (kind: Target['kind'], files: Iterable<string>) =>
    [...files].map((file): Target => ({ file, kind }));
  return [
    ...targets('project', project === undefined ? [] : [project]),
    ...targets('catalog', catalog),
    ...targets('blueprint', blueprints.values()),
    ...targets('override', overrides),
    ...targets('test', tests),
    ...targets('markdown', markdown),
  ];
}

function filesAt(path: string, problems: Diagnostic[]): string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() ? listFolder(resolve(path), problems, true) : [displayName(path)];
}

/** A file in no place of the project's; one that was found in a folder and is not ours is passed over. */
function strangerAt(file: string, isNamed: boolean, problems: Diagnostic[]): Target | undefined {
  if (file.endsWith('.md')) return { file, kind: 'markdown' };
  if (!isNamed && !file.endsWith('.yaml')) return undefined;
  const before = problems.length;
  const text = readFileText(file, problems);
  if (text === undefined) return undefined;
  const kind = kindOfText(Buffer.from(text.text).toString());
  if (kind !== undefined) return { file, kind };
  if (isNamed && problems.length === before) problems.push(diagnose('file/unknown-kind', {}, { file }));
  return undefined;
}
