import { basename } from 'node:path';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { limitDiagnostics } from '../yaml/limitDiagnostics.ts';
import { readYaml } from '../yaml/readYaml.ts';
import { validate } from '../yaml/validate.ts';
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
  const shape = validate(document, 'catalog');
  if (shape.length > 0) return { entry: undefined, document, diagnostics: [...textual, ...shape] };

  const entry = entryOf(document);
  const faults = checkCatalogEntry(entry, document, basename(file), hasBlueprint);
  const diagnostics = limitDiagnostics([...textual, ...faults]);
  const faulty = diagnostics.some(({ severity }) => severity === 'error');
  return { entry: faulty ? undefined : entry, document, diagnostics };
}

type RawField = Partial<ConfigField> & Pick<ConfigField, 'key' | 'label' | 'type'>;
type RawVariant = Partial<Variant> & Pick<Variant, 'key' | 'name' | 'blueprint'>;
type RawOptions = { readonly options?: 'aws_regions' | readonly (string | Option)[] };

interface RawEntry extends Partial<Omit<CatalogEntry, 'config_fields' | 'variants'>> {
  readonly config_fields: readonly (Omit<RawField, 'options'> & RawOptions)[];
  readonly variants: readonly RawVariant[];
}

/** Fills in what the file may leave out. */
function entryOf(document: YamlDocument): CatalogEntry {
  const raw = document.value as unknown as RawEntry &
    Pick<CatalogEntry, 'key' | 'name' | 'category' | 'provides' | 'delivery_modes'>;
  return Object.freeze({
    ...raw,
    description: raw.description ?? '',
    status: raw.status ?? 'ga',
    config_fields: Object.freeze(raw.config_fields.map(fieldOf)),
    variants: Object.freeze(raw.variants.map(variantOf)),
    permissions: raw.permissions ?? Object.freeze([]),
    personal_data: raw.personal_data ?? Object.freeze([]),
    troubleshooting: raw.troubleshooting ?? Object.freeze({}),
  });
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
