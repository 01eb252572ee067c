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

export function openWorkspace(folder = process.cwd()): Workspace {
  // Paths below the working directory are kept relative: that is how people and editors name them.
  const own = (name: string) => (resolve(folder) === process.cwd() ? name : join(folder, name));
  const library = blueprintFolders([own('blueprints'), packageFolder('blueprints')]);
  const catalogs = [packageFolder('catalog'), own('catalog')].filter(
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
