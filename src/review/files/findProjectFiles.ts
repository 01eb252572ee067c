import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { projectFileName } from '../../project/loadProject.ts';
import { displayName } from './displayName.ts';
import { listFolder } from './listFolder.ts';

/** The files of a project, each list in the order of its names. */
export interface ProjectFiles {
  readonly folder: string;
  readonly project: string | undefined;
  readonly catalog: readonly string[];
  /** By name: the path below `blueprints/`, without the ending. */
  readonly blueprints: ReadonlyMap<string, string>;
  readonly tests: readonly string[];
  readonly overrides: readonly string[];
  /** Beside the project file, and anywhere in its folders. */
  readonly markdown: readonly string[];
  /** Folders that cannot be listed, and files whose names keep them from being read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Where documentation is looked for, beside the folders that hold what it describes. */
const folders = ['catalog', 'blueprints', 'overrides', 'docs'] as const;

/** Finds what a project keeps in files. Links to folders are not followed: they may lead in a circle. */
export function findProjectFiles(folder: string): ProjectFiles {
  const diagnostics: Diagnostic[] = [];
  const top = listFolder(folder, diagnostics, false);
  const [catalog, blueprints, overrides, docs] = folders.map((name) =>
    listFolder(join(folder, name), diagnostics, true),
  ) as [string[], string[], string[], string[]];
  const root = displayName(join(folder, 'blueprints'));
  const yaml = blueprints.filter((file) => file.endsWith('.yaml'));
  const isTest = (file: string) => file.endsWith('.test.yaml');
  for (const file of [...catalog, ...blueprints, ...overrides]) {
    if (file.endsWith('.yml')) diagnostics.push(diagnose('file/wrong-ending', {}, { file }));
  }
  return {
    folder,
    project: top.find((file) => file === displayName(join(folder, projectFileName))),
    catalog: directlyIn(join(folder, 'catalog'), catalog),
    blueprints: new Map(
      yaml
        .filter((file) => !isTest(file))
        .map((file) => [file.slice(root.length + 1, -'.yaml'.length), file]),
    ),
    tests: yaml.filter(isTest),
    overrides: directlyIn(join(folder, 'overrides'), overrides),
    markdown: [...top, ...catalog, ...blueprints, ...overrides, ...docs].filter((file) =>
      file.endsWith('.md'),
    ),
    diagnostics,
  };
}

function directlyIn(folder: string, files: readonly string[]): string[] {
  const start = `${displayName(folder)}/`;
  return files.filter((file) => file.endsWith('.yaml') && !file.slice(start.length).includes('/'));
}
