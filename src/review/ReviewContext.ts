import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plan } from '../blueprint/Plan.ts';
import {
  type BlueprintLibrary,
  type BlueprintReader,
  resolveBlueprint,
} from '../blueprint/resolveBlueprint.ts';
import type { CatalogEntry } from '../catalog/CatalogEntry.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { packageFolder } from '../yaml/packageFolder.ts';
import { displayName } from './files/displayName.ts';
import type { FileText } from './files/FileText.ts';
import type { ProjectFiles } from './files/findProjectFiles.ts';
import { listFolder } from './files/listFolder.ts';
import { readFileText } from './files/readFileText.ts';
import { rememberTrees } from './rememberTrees.ts';
import { shippedEntries } from './shippedEntries.ts';
import type { BlueprintUse } from './subjects/BlueprintSubject.ts';
import type { CatalogSubject } from './subjects/CatalogSubject.ts';
import type { InstalledSubject } from './subjects/InstalledSubject.ts';
import type { ProjectSubject } from './subjects/ProjectSubject.ts';
import { readCatalogSubject } from './subjects/readCatalogSubject.ts';
import { embeddedIntegrations, readProjectSubject } from './subjects/readProjectSubject.ts';

export interface ReviewScope {
  /** The moment of the review, epoch milliseconds. */
  readonly now: number;
  /** Whether findings in a file were asked for. */
  readonly isChosen: (file: string) => boolean;
}

/** What is remembered of a blueprint that others ask about. */
interface Resolved {
  readonly diagnostics: readonly Diagnostic[];
  readonly destination: Plan['destination'] | undefined;
}

/**
 * What the subjects of a review are read against: the catalog, the project's integrations, and the blueprints by
 * name. Each is read when first asked for, so that a review of one file reads little else.
 */
export class ReviewContext {
  readonly files: ProjectFiles;
  readonly scope: ReviewScope;
  /** The project's own blueprints before those that are shipped. */
  readonly library: BlueprintLibrary;
  readonly readTree: BlueprintReader = rememberTrees();
  /** Files that cannot be read, gathered on the way. */
  readonly problems: Diagnostic[] = [];
  readonly #shown: ReadonlyMap<string, FileText>;
  readonly #resolved = new Map<string, Resolved | undefined>();
  #names: ReadonlyMap<string, string> | undefined;
  #catalog: readonly CatalogSubject[] | undefined;
  #entries: ReadonlyMap<string, CatalogEntry> | undefined;
  #project: { readonly subject: ProjectSubject | undefined } | undefined;
  #uses: ReadonlyMap<string, readonly BlueprintUse[]> | undefined;
  #marks: boolean | undefined;

  /** @param shown blueprints that are known by name beside those in files: what a page of documentation shows. */
  constructor(files: ProjectFiles, scope: ReviewScope, shown: ReadonlyMap<string, FileText> = new Map()) {
    this.files = files;
    this.scope = scope;
    this.#shown = shown;
    this.library = {
      find: (name) => shown.get(name) ?? this.#read(this.#fileOf(name)),
      names: () => [...shown.keys(), ...files.blueprints.keys(), ...shippedNames()],
    };
  }

  readonly hasBlueprint = (name: string): boolean =>
    this.#shown.has(name) || this.#fileOf(name) !== undefined;

  /** The name by which a file of the project's blueprints is found. */
  nameOf(file: string): string | undefined {
    this.#names ??= new Map([...this.files.blueprints].map(([name, path]) => [path, name]));
    return this.#names.get(file);
  }

  withBlueprints(shown: Iterable<readonly [string, FileText]>): ReviewContext {
    return new ReviewContext(this.files, this.scope, new Map(shown));
  }

  /** The project's own catalog files. */
  get catalog(): readonly CatalogSubject[] {
    this.#catalog ??= this.#readCatalog();
    return this.#catalog;
  }

  /** The catalog by key: the project's own entries before those that are shipped. */
  get entries(): ReadonlyMap<string, CatalogEntry> {
    this.#entries ??= new Map([
      ...shippedEntries(),
      ...this.catalog.flatMap(({ entry }) => (entry === undefined ? [] : [[entry.key, entry] as const])),
    ]);
    return this.#entries;
  }

  get brokenKeys(): ReadonlySet<string> {
    const broken = this.catalog.filter(({ entry }) => entry === undefined);
    return new Set(broken.flatMap(({ key, file }) => [key ?? [], basename(file, '.yaml')].flat()));
  }

  /** What a blueprint's files have wrong with them, whatever patches it. */
  diagnosticsOf(blueprint: string): readonly Diagnostic[] {
    return this.#resolve(blueprint)?.diagnostics ?? [];
  }

  /** Where a blueprint's records go; undefined when it is not there or has errors. */
  destinationOf(blueprint: string): Plan['destination'] | undefined {
    return this.#resolve(blueprint)?.destination;
  }

  get project(): ProjectSubject | undefined {
    this.#project ??= { subject: this.#readProject() };
    return this.#project.subject;
  }

  /** What the project installs; without a project file, what `serve` installs against its emulators. */
  get installed(): readonly InstalledSubject[] {
    return this.files.project === undefined
      ? embeddedIntegrations(this.entries)
      : (this.project?.installed ?? []);
  }

  /** Whether a catalog file of the project can mark personal data at all; those that are shipped mark none. */
  get marksPersonalData(): boolean {
    this.#marks ??= this.files.catalog.some((file) => {
      const read = readFileText(file, []);
      return read !== undefined && Buffer.from(read.text).includes('personal_data');
    });
    return this.#marks;
  }

  usesOf(blueprint: string): readonly BlueprintUse[] {
    this.#uses ??= this.#collectUses();
    return this.#uses.get(blueprint) ?? [];
  }

  #resolve(blueprint: string): Resolved | undefined {
    if (this.#resolved.has(blueprint)) return this.#resolved.get(blueprint);
    const found = this.library.find(blueprint);
    const all = found && resolveBlueprint(found, this.library, this.readTree);
    const kept = all && { diagnostics: all.diagnostics, destination: all.plan?.destination };
    this.#resolved.set(blueprint, kept);
    return kept;
  }

  #read(file: string | undefined): FileText | undefined {
    return file === undefined ? undefined : readFileText(file, this.problems);
  }

  #fileOf(name: string): string | undefined {
    const own = this.files.blueprints.get(name);
    if (own !== undefined) return own;
    if (!/^[\w-]+(?:\/[\w-]+)*$/.test(name)) return undefined;
    const shipped = join(packageFolder('blueprints'), `${name}.yaml`);
    return existsSync(shipped) ? shipped : undefined;
  }

  #readCatalog(): CatalogSubject[] {
    const texts = this.files.catalog.flatMap((file) => readFileText(file, this.problems) ?? []);
    const read = texts.map((text) => readCatalogSubject(text, this.hasBlueprint));
    const owners = new Map<string, string>();
    for (const { key, file } of read) {
      if (key === undefined) continue;
      if (!owners.has(key) || file.endsWith(`/${key}.yaml`)) owners.set(key, file);
    }
    return read.map((subject) => {
      const owner = subject.key === undefined ? undefined : owners.get(subject.key);
      return owner === subject.file ? subject : withTwin(subject, owner);
    });
  }

  #readProject(): ProjectSubject | undefined {
    const { project } = this.files;
    const text = project === undefined ? undefined : readFileText(project, this.problems);
    return text && readProjectSubject(text, this);
  }

  #collectUses(): Map<string, BlueprintUse[]> {
    const uses = new Map<string, BlueprintUse[]>();
    const add = (name: string | undefined, use: BlueprintUse) => {
      if (name !== undefined) uses.set(name, [...(uses.get(name) ?? []), use]);
    };
    for (const entry of this.entries.values()) {
      for (const variant of entry.variants) add(variant.blueprint, { entry, variant, installed: undefined });
    }
    for (const installed of this.installed) {
      const { entry, variant, blueprint } = installed;
      add(blueprint, { entry, variant, installed });
    }
    return uses;
  }
}

/** The wrong file name is part of the same fault. */
function withTwin(subject: CatalogSubject, twin: string | undefined): CatalogSubject {
  const diagnostics = subject.diagnostics.filter(({ code }) => code !== 'catalog/file-name');
  return { ...subject, diagnostics, twin };
}

function shippedNames(): string[] {
  const folder = packageFolder('blueprints');
  const start = displayName(folder).length + 1;
  const files = listFolder(folder, [], true).filter(
    (file) => file.endsWith('.yaml') && !file.endsWith('.test.yaml'),
  );
  return files.map((file) => file.slice(start, -'.yaml'.length));
}
