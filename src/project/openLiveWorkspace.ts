import { openWorkspace, ownPath, type Workspace } from './openWorkspace.ts';
import { YamlFolder } from './YamlFolder.ts';

/** A workspace whose blueprints and overrides change when they are looked at, and not before. */
export interface LiveWorkspace extends Workspace {
  readonly blueprints: YamlFolder;
  readonly overrides: YamlFolder;
  /** The folder's own part of the catalog, and its project file: to notice changes. */
  readonly catalogFiles: YamlFolder;
  readonly projectFile: YamlFolder;
}

/** Opens a workspace and looks at its files a first time. */
export async function openLiveWorkspace(folder = process.cwd()): Promise<LiveWorkspace> {
  const blueprints = new YamlFolder(ownPath(folder, 'blueprints'));
  const overrides = new YamlFolder(ownPath(folder, 'overrides'));
  const catalogFiles = new YamlFolder(ownPath(folder, 'catalog'));
  const projectFile = new YamlFolder(folder);
  const workspace = openWorkspace(folder, blueprints);
  await Promise.all([
    blueprints.settle(),
    overrides.settle(),
    catalogFiles.settle(),
    projectFile.settle(['patchbay']),
  ]);
  return { ...workspace, blueprints, overrides, catalogFiles, projectFile };
}
