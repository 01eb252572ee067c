/** The folder of a project, as far as a patch of it has to know it. Paths start from the folder, with slashes. */
export interface ProjectFiles {
  /** Undefined when there is no such file. */
  read(path: string): string | undefined;
  /** The path of a file that the library names; undefined for one that lies elsewhere, with the package say. */
  pathOf(file: string): string | undefined;
}
