import { isDeepStrictEqual } from 'node:util';
import type { CatalogEntry, Variant } from '../../catalog/CatalogEntry.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { defaultLimits } from '../../project/Project.ts';
import { parseSize } from '../../project/parseSize.ts';
import { readProject } from '../../project/readProject.ts';
import { pointer } from '../../yaml/pointer.ts';
import type { FileText } from '../files/FileText.ts';
import type { InstalledSubject } from './InstalledSubject.ts';
import { listMember, mapMember, memberOf, textMember } from './memberOf.ts';
import type { ProjectSubject } from './ProjectSubject.ts';

interface ProjectSurroundings {
  readonly entries: ReadonlyMap<string, CatalogEntry>;
  readonly hasBlueprint: (name: string) => boolean;
  /** Keys of catalog files that are there, but have errors of their own. */
  readonly brokenKeys: ReadonlySet<string>;
}

export function readProjectSubject(
  { file, text, inMarkdown }: FileText,
  { entries, hasBlueprint, brokenKeys }: ProjectSurroundings,
): ProjectSubject {
  const { document, diagnostics } = readProject(text, file, { catalog: entries, hasBlueprint });
  const eventLimit = eventLimitOf(document?.value);
  const installed = listMember(document?.value, 'integrations').flatMap((raw, index) => {
    const id = textMember(raw, 'id');
    return id === undefined
      ? []
      : [installedOf(raw, id, pointer('integrations', index), entries, eventLimit)];
  });
  const isKnown = (diagnostic: Diagnostic) =>
    diagnostic.code === 'project/unknown-integration' &&
    installed.some(({ key, pointer: at }) => {
      const span = document?.span(`${at}/integration`);
      return brokenKeys.has(key) && isDeepStrictEqual(span, diagnostic.span);
    });
  return {
    file,
    inMarkdown,
    document,
    // The catalog file says what is wrong with it; here it would be told again for each that installs it.
    diagnostics: diagnostics.filter((diagnostic) => !isKnown(diagnostic)),
    installed,
  };
}

function installedOf(
  raw: unknown,
  id: string,
  at: string,
  entries: ReadonlyMap<string, CatalogEntry>,
  eventLimit: number,
): InstalledSubject {
  const key = textMember(raw, 'integration') ?? '';
  const entry = entries.get(key);
  const blueprint = textMember(raw, 'blueprint');
  const variant =
    entry === undefined || blueprint !== undefined ? undefined : variantOf(entry, textMember(raw, 'variant'));
  return {
    id,
    pointer: at,
    key,
    entry,
    variant,
    blueprint: blueprint ?? variant?.blueprint,
    config: mapMember(raw, 'config'),
    eventLimit,
  };
}

/** What is no size has been refused on reading. */
function eventLimitOf(project: unknown): number {
  const given = memberOf(memberOf(project, 'limits'), 'event');
  const isSize = typeof given === 'string' || typeof given === 'number';
  return (isSize ? parseSize(given) : undefined) ?? defaultLimits.event;
}

/** The named variant; without a name, the one that is called default, else the first. */
function variantOf({ variants }: CatalogEntry, key: string | undefined): Variant | undefined {
  if (key !== undefined) return variants.find((variant) => variant.key === key);
  return variants.find((variant) => variant.key === 'default') ?? variants[0];
}

/** What is installed where there is no project file: one integration for each destination, against emulators. */
const embedded = { int_dynamodb: 'amazon_dynamodb', int_kinesis: 'amazon_kinesis' };

export function embeddedIntegrations(entries: ReadonlyMap<string, CatalogEntry>): InstalledSubject[] {
  return Object.entries(embedded).map(([id, integration]) =>
    installedOf({ integration }, id, '', entries, defaultLimits.event),
  );
}
