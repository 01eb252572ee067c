import { basename } from 'node:path';
import { blueprintFolders } from '../../blueprint/blueprintFolders.ts';
import { readOverride } from '../../blueprint/readOverride.ts';
import { type BlueprintLibrary, resolveBlueprint } from '../../blueprint/resolveBlueprint.ts';
import type { CatalogEntry } from '../../catalog/CatalogEntry.ts';
import { readCatalogEntry } from '../../catalog/readCatalogEntry.ts';
import { projectFileName } from '../../project/loadProject.ts';
import { packageFolder } from '../../yaml/packageFolder.ts';
import type { YamlDocument } from '../../yaml/YamlDocument.ts';
import type { FileText } from '../files/FileText.ts';
import type { FileTree } from '../gitTree/FileTree.ts';
import { rememberTrees } from '../rememberTrees.ts';
import { shippedEntries } from '../shippedEntries.ts';
import type { InstalledSubject } from '../subjects/InstalledSubject.ts';
import type { ProjectSubject } from '../subjects/ProjectSubject.ts';
import { embeddedIntegrations, readProjectSubject } from '../subjects/readProjectSubject.ts';
import type { Override } from './applyOverride.ts';
import type { Version } from './Version.ts';

export interface CatalogVersion {
  readonly path: string;
  readonly entry: CatalogEntry;
  readonly document: YamlDocument;
}

const shipped = blueprintFolders([packageFolder('blueprints')]);

/** A project at one moment: what its files say, each read when it is first asked for. */
export class Snapshot {
  readonly tree: FileTree;
  /** The project's own blueprints by name, each with its path. */
  readonly blueprints: ReadonlyMap<string, string>;
  /** The project's own blueprints before those that are shipped. */
  readonly library: BlueprintLibrary;
  /** Overrides by the id of their integration, each with its path. */
  readonly overrides: ReadonlyMap<string, string>;
  readonly #readTree = rememberTrees();
  readonly #versions = new Map<string, Version | undefined>();
  #files: ReadonlyMap<string, string> | undefined;
  #catalog: ReadonlyMap<string, CatalogVersion> | undefined;
  #project: { readonly subject: ProjectSubject | undefined } | undefined;

  constructor(tree: FileTree) {
    this.tree = tree;
    const below = (folder: string, depth: number) =>
      tree.paths
        .filter((path) => path.startsWith(`${folder}/`) && !path.endsWith('.test.yaml'))
        .filter((path) => path.split('/').length <= depth)
        .map((path) => [path.slice(folder.length + 1, -'.yaml'.length), path] as const);
    this.blueprints = new Map(below('blueprints', Number.POSITIVE_INFINITY));
    this.overrides = new Map(below('overrides', 2));
    this.library = {
      find: (name) => this.#textOf(this.blueprints.get(name)) ?? shipped.find(name),
      names: () => [...this.blueprints.keys(), ...shipped.names()],
    };
  }

  /** A blueprint resolved; undefined when there is none of the name. */
  version(name: string): Version | undefined {
    if (!this.#versions.has(name)) this.#versions.set(name, this.#resolve(name));
    return this.#versions.get(name);
  }

  override(id: string): Override | undefined {
    const path = this.overrides.get(id);
    const text = this.#textOf(path);
    if (path === undefined || text === undefined) return undefined;
    return { ...readOverride(text.text, text.file), file: text.file, onDisk: this.tree.fileOf(path) };
  }

  /** The project's own catalog by key, as far as it is without errors. */
  get catalog(): ReadonlyMap<string, CatalogVersion> {
    this.#catalog ??= new Map(this.#readCatalog());
    return this.#catalog;
  }

  /** Undefined without a project file. */
  get project(): ProjectSubject | undefined {
    this.#project ??= { subject: this.#readProject() };
    return this.#project.subject;
  }

  /** What the project installs; without a project file, what `serve` installs against its emulators. */
  get installed(): readonly InstalledSubject[] {
    return this.project?.installed ?? embeddedIntegrations(this.#entries());
  }

  #resolve(name: string): Version | undefined {
    const found = this.library.find(name);
    if (found === undefined) return undefined;
    const { plan, tree, chain, diagnostics } = resolveBlueprint(found, this.library, this.#readTree);
    const files = chain.map(({ origin }) => this.#onDisk(origin.document.file));
    const [own] = chain;
    return { own, name, path: this.blueprints.get(name), file: found.file, files, plan, tree, diagnostics };
  }

  /** A file of this snapshot as it is called on disk; one that is shipped is there. */
  #onDisk(name: string): string {
    this.#files ??= new Map(this.tree.paths.map((path) => [this.tree.nameOf(path), this.tree.fileOf(path)]));
    return this.#files.get(name) ?? name;
  }

  #textOf(path: string | undefined): FileText | undefined {
    const text = path === undefined ? undefined : this.tree.read(path);
    return text && path !== undefined ? { text, file: this.tree.nameOf(path), inMarkdown: false } : undefined;
  }

  *#readCatalog(): Generator<[string, CatalogVersion]> {
    for (const path of this.tree.paths) {
      const [folder, name, ...more] = path.split('/');
      if (folder !== 'catalog' || name === undefined || more.length > 0) continue;
      const bytes = this.tree.read(path);
      const read = bytes && readCatalogEntry(bytes, this.tree.nameOf(path));
      if (read?.entry === undefined || read.document === undefined) continue;
      if (basename(path, '.yaml') !== read.entry.key) continue;
      yield [read.entry.key, { path, entry: read.entry, document: read.document }];
    }
  }

  #entries(): ReadonlyMap<string, CatalogEntry> {
    return new Map([
      ...shippedEntries(),
      ...[...this.catalog].map(([key, { entry }]) => [key, entry] as const),
    ]);
  }

  #readProject(): ProjectSubject | undefined {
    const path = this.tree.paths.find((known) => known === projectFileName);
    const text = this.#textOf(path);
    return (
      text &&
      readProjectSubject(text, {
        entries: this.#entries(),
        hasBlueprint: (name) => this.library.find(name) !== undefined,
        brokenKeys: new Set(),
      })
    );
  }
}
