/** The files of a project, on disk or at a commit. Paths are taken from the project's folder, with slashes. */
export interface FileTree {
  /** The YAML files of its catalog, blueprints and overrides, and its project file, in the order of their names. */
  readonly paths: readonly string[];
  /** A file, also one elsewhere in the repository (`../test/event.json`); undefined when there is none. */
  read(path: string): Uint8Array | undefined;
  /** How diagnostics name a file. */
  nameOf(path: string): string;
  /** The file that is, or would be, on disk: how people name it. */
  fileOf(path: string): string;
}

/** The folders of a project that a tree lists, and its project file. */
export const listedPlaces = ['blueprints', 'catalog', 'overrides', 'patchbay.yaml'] as const;
