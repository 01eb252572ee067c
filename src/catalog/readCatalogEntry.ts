import { basename } from 'node:path';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { limitDiagnostics } from '../yaml/limitDiagnostics.ts';
import { pointer } from '../yaml/pointer.ts';
import { readYaml } from '../yaml/readYaml.ts';
import { inspectShape } from '../yaml/validate.ts';
import type { YamlDocument } from '../yaml/YamlDocument.ts';
import { awsRegions } from './awsRegions.ts';
import type { CatalogEntry, ConfigField, Option, Variant } from './CatalogEntry.ts';
import { checkCatalogEntry } from './checkCatalogEntry.ts';

export interface ReadCatalogEntry {
  /** Undefined as soon as there is an error. */
  readonly entry: CatalogEntry | undefined;
  /** Undefined when the text is no YAML. */
  readonly document: YamlDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one catalog file: its text, its shape, its meaning.
 *
 * @param hasBlueprint whether there is a blueprint of a name (`amazon_dynamodb/default`); not asked when left out.
 */
export function readCatalogEntry(
  source: string | Uint8Array,
  file: string,
  hasBlueprint?: (name: string) => boolean,
): ReadCatalogEntry {
  const { document, diagnostics: textual } = readYaml(source, file);
  if (document === undefined) return { entry: undefined, document, diagnostics: textual };
  const shape = inspectShape(document, 'catalog');
  const { misshapen } = shape;
  if (!hasSections(document.value)) {
    return { entry: undefined, document, diagnostics: [...textual, ...shape.diagnostics] };
  }
  // A section, or an item of one: what is sound is still held against what it means.
  const units = new Set([...misshapen].map((place) => place.split('/', 3).join('/')));
  const isSound = (place: string) => !units.has(place);
  const entry = entryOf(document.value, isSound);
  const faults = checkCatalogEntry(entry, document, basename(file), { hasBlueprint, isSound });
  const diagnostics = limitDiagnostics([...textual, ...shape.diagnostics, ...faults]);
  const faulty = diagnostics.some(({ severity }) => severity === 'error');
  return { entry: faulty ? undefined : entry, document, diagnostics };
}

type RawField = Partial<ConfigField> & Pick<ConfigField, 'key' | 'label' | 'type'>;
type RawVariant = Partial<Variant> & Pick<Variant, 'key' | 'name' | 'blueprint'>;
type RawOptions = { readonly options?: 'aws_regions' | readonly (string | Option)[] };

type Given = 'key' | 'name' | 'category' | 'provides' | 'delivery_modes' | 'website';
type Filled = 'description' | 'status' | 'permissions' | 'personal_data' | 'troubleshooting';

interface RawEntry extends Pick<CatalogEntry, Given>, Partial<Pick<CatalogEntry, Filled>> {
  readonly config_fields: readonly (Omit<RawField, 'options'> & RawOptions)[];
  readonly variants: readonly RawVariant[];
}

/** Whether a file has what its meaning is made of, whatever stands in it. */
function hasSections(value: unknown): value is RawEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { key, provides, config_fields, variants } = value as Record<string, unknown>;
  return (
    typeof key === 'string' &&
    typeof provides === 'object' &&
    provides !== null &&
    'destination' in provides &&
    typeof provides.destination === 'string' &&
    Array.isArray(config_fields) &&
    Array.isArray(variants)
  );
}

/** Fills in what the file may leave out. What is not sound is replaced: it keeps its place and its key alone. */
function entryOf(raw: RawEntry, isSound: (place: string) => boolean): CatalogEntry {
  const sound = <T>(name: string, items: readonly T[], replacement: (item: T) => T): T[] =>
    items.map((item, index) => (isSound(pointer(name, index)) ? item : replacement(item)));
  const fields = sound('config_fields', raw.config_fields, (field) => ({
    key: keyOf(field),
    label: '',
    type: 'string' as const,
  }));
  const variants = sound('variants', raw.variants, (variant) => ({
    key: keyOf(variant),
    name: '',
    blueprint: '',
  }));
  const { permissions, personal_data, troubleshooting } = raw;
  return Object.freeze({
    ...raw,
    description: raw.description ?? '',
    status: raw.status ?? 'ga',
    config_fields: Object.freeze(fields.map(fieldOf)),
    variants: Object.freeze(variants.map(variantOf)),
    permissions: Array.isArray(permissions)
      ? sound('permissions', permissions, () => ({ for: [], actions: [], resources: [] }))
      : Object.freeze([]),
    personal_data: Array.isArray(personal_data)
      ? sound('personal_data', personal_data, () => '')
      : Object.freeze([]),
    troubleshooting: troubleshooting ?? Object.freeze({}),
  });
}

function keyOf(item: unknown): string {
  const key = typeof item === 'object' && item !== null && 'key' in item ? item.key : undefined;
  return typeof key === 'string' ? key : '';
}

function fieldOf({ options, ...field }: RawEntry['config_fields'][number]): ConfigField {
  const list = options === 'aws_regions' ? awsRegions : options?.map(optionOf);
  return Object.freeze({
    ...field,
    required: field.required ?? false,
    group: field.group ?? 'connection',
    ...(list && { options: Object.freeze(list) }),
  });
}

function optionOf(option: string | Option): Option {
  return typeof option === 'string' ? Object.freeze({ value: option, label: option }) : option;
}

function variantOf(variant: RawVariant): Variant {
  return Object.freeze({
    ...variant,
    description: variant.description ?? '',
    default_config: variant.default_config ?? Object.freeze({}),
  });
}
