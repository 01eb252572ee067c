import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { blueprintFolders } from '../blueprint/blueprintFolders.ts';
import type { BlueprintLibrary } from '../blueprint/resolveBlueprint.ts';
import { type Catalog, loadCatalog } from '../catalog/loadCatalog.ts';
import { packageFolder } from '../yaml/packageFolder.ts';

/** What a command works with: the folder's own catalog and blueprints before those that are shipped. */
export interface Workspace {
  readonly folder: string;
  readonly library: BlueprintLibrary;
  catalog(): Promise<Catalog>;
}

/** @param own the folder's own blueprints; as they are on disk at each moment if not given. */
export function openWorkspace(
  folder = process.cwd(),
  own: BlueprintLibrary = blueprintFolders([ownPath(folder, 'blueprints')]),
): Workspace {
  const shipped = blueprintFolders([packageFolder('blueprints')]);
  const library: BlueprintLibrary = {
    find: (name) => own.find(name) ?? shipped.find(name),
    *names() {
      yield* own.names();
      yield* shipped.names();
    },
  };
  const catalogs = [packageFolder('catalog'), ownPath(folder, 'catalog')].filter(
    (path, index, all) => all.findIndex((other) => resolve(other) === resolve(path)) === index,
  );
  return {
    folder,
    library,
    catalog: () =>
      loadCatalog(
        catalogs.filter((path) => existsSync(path)),
        (name) => library.find(name) !== undefined,
      ),
  };
}

/** Paths below the working directory are kept relative: that is how people and editors name them. */
export function ownPath(folder: string, name: string): string {
  return resolve(folder) === process.cwd() ? name : join(folder, name);
}
