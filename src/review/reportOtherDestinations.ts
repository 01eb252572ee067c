import type { CatalogEntry } from '../catalog/CatalogEntry.ts';
import { pointer } from '../yaml/pointer.ts';
import type { YamlDocument } from '../yaml/YamlDocument.ts';
import type { Report } from './Report.ts';
import type { ReviewContext } from './ReviewContext.ts';
import type { CatalogSubject } from './subjects/CatalogSubject.ts';
import type { ProjectSubject } from './subjects/ProjectSubject.ts';

/** Blueprints that write for another destination than the entry that they are named for delivers to. */
export function reportOtherDestinations(
  subject: CatalogSubject | ProjectSubject,
  context: ReviewContext,
  report: Report,
): void {
  for (const named of 'installed' in subject ? ofIntegrations(subject) : ofVariants(subject)) {
    examine(named, subject.document, context, report);
  }
}

interface Named {
  readonly entry: CatalogEntry | undefined;
  readonly blueprint: string | undefined;
  /** Pointer to the blueprint's name. */
  readonly at: string;
}

function ofVariants({ entry }: CatalogSubject): Named[] {
  const variants = entry?.variants ?? [];
  return variants.map(({ blueprint }, index) => ({
    entry,
    blueprint,
    at: pointer('variants', index, 'blueprint'),
  }));
}

/** Of blueprints that come from a variant, the catalog is told. */
function ofIntegrations({ installed }: ProjectSubject): Named[] {
  return installed
    .filter(({ variant }) => variant === undefined)
    .map(({ entry, blueprint, pointer: at }) => ({ entry, blueprint, at: `${at}/blueprint` }));
}

function examine(
  { entry, blueprint, at }: Named,
  document: YamlDocument | undefined,
  context: ReviewContext,
  report: Report,
): void {
  if (entry === undefined || blueprint === undefined || document === undefined) return;
  const found = context.destinationOf(blueprint);
  const wanted = entry.provides.destination;
  if (found === undefined || found === wanted) return;
  report.place('blueprint/other-destination', { blueprint, entry: entry.key, found, wanted }, document, at);
}
