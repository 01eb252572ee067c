import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { BlueprintLibrary } from './resolveBlueprint.ts';

/** A name is a path below the folder, in names that no file system takes for anything else. */
const plainName = /^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/;

/**
 * The blueprints of some folders, the first of which wins: a project's own before those that are shipped.
 *
 * @throws Error of the file system when a file is there but cannot be read.
 */
export function blueprintFolders(folders: readonly string[]): BlueprintLibrary {
  return {
    find(name) {
      if (!plainName.test(name)) return undefined;
      const file = folders.map((folder) => join(folder, `${name}.yaml`)).find((path) => existsSync(path));
      return file === undefined ? undefined : { text: readFileSync(file), file };
    },
    *names() {
      for (const folder of folders) yield* namesBelow(folder);
    },
  };
}

function* namesBelow(folder: string): Generator<string> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.yaml') || entry.name.endsWith('.test.yaml')) continue;
    const path = relative(folder, join(entry.parentPath, entry.name));
    yield path.slice(0, -'.yaml'.length).split(sep).join('/');
  }
}
