import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { DocumentFaults } from '../yaml/DocumentFaults.ts';
import { pointer } from '../yaml/pointer.ts';
import type { YamlDocument } from '../yaml/YamlDocument.ts';
import type { CatalogEntry, ConfigField, FieldCondition, Variant } from './CatalogEntry.ts';
import { destinationKinds } from './DestinationKind.ts';
import { fieldProblem } from './fieldProblem.ts';

/** What may stand in braces in a permission's resource beside the fields. */
const ownPlaceholders = ['account_id'];

export interface CatalogSurroundings {
  /** Whether there is a blueprint of a name; not asked when left out. */
  readonly hasBlueprint?: ((name: string) => boolean) | undefined;
  /** Whether the part at a pointer is of its shape; what is not is passed over. */
  readonly isSound?: (place: string) => boolean;
}

/** Finds what is well-formed in a catalog file but cannot be meant. */
export function checkCatalogEntry(
  entry: CatalogEntry,
  document: YamlDocument,
  fileName: string,
  { hasBlueprint = () => true, isSound = () => true }: CatalogSurroundings = {},
): Diagnostic[] {
  const check = new Check(entry, document, isSound);
  check.name(fileName);
  check.destination();
  check.fields();
  check.variants(hasBlueprint);
  check.permissions();
  return check.faults.found;
}

class Check {
  readonly faults: DocumentFaults;
  readonly #entry: CatalogEntry;
  readonly #fields: ReadonlyMap<string, ConfigField>;
  readonly #isSound: (place: string) => boolean;
  /** Keys of fields of which nothing else is known. */
  readonly #unsound: ReadonlySet<string>;

  constructor(entry: CatalogEntry, document: YamlDocument, isSound: (place: string) => boolean) {
    this.#entry = entry;
    this.#isSound = isSound;
    this.#unsound = new Set(
      entry.config_fields.flatMap(({ key }, index) => (isSound(pointer('config_fields', index)) ? [] : key)),
    );
    this.faults = new DocumentFaults(document);
    this.#fields = new Map(entry.config_fields.map((field) => [field.key, field]));
  }

  name(fileName: string): void {
    const wanted = `${this.#entry.key}.yaml`;
    if (fileName !== wanted)
      this.faults.report('catalog/file-name', { key: this.#entry.key, wanted }, '/key');
  }

  destination(): void {
    const { destination: kind } = this.#entry.provides;
    if (destinationKinds.includes(kind)) return;
    const known = destinationKinds.join(' and ');
    const place = '/provides/destination';
    this.faults.report(
      'catalog/unknown-destination',
      { kind, known },
      place,
      suggest(kind, destinationKinds),
    );
  }

  fields(): void {
    const seen = new Set<string>();
    for (const [index, field] of this.#entry.config_fields.entries()) {
      const place = pointer('config_fields', index);
      if (!this.#isSound(place)) continue;
      if (seen.has(field.key))
        this.faults.report('catalog/duplicate-field', { key: field.key }, `${place}/key`);
      seen.add(field.key);
      this.#bounds(field, place);
      if (field.default !== undefined) this.#value(field, field.default, `${place}/default`);
      this.#condition(field.required_when, `${place}/required_when`);
      this.#condition(field.visible_when, `${place}/visible_when`);
    }
  }

  variants(hasBlueprint: (name: string) => boolean): void {
    const seen = new Set<string>();
    for (const [index, { key, blueprint, default_config }] of this.#entry.variants.entries()) {
      const place = pointer('variants', index);
      if (!this.#isSound(place)) continue;
      if (seen.has(key)) this.faults.report('catalog/duplicate-variant', { key }, `${place}/key`);
      seen.add(key);
      if (!hasBlueprint(blueprint)) {
        this.faults.report('catalog/unknown-blueprint', { name: blueprint }, `${place}/blueprint`);
      }
      this.#settings(default_config, `${place}/default_config`);
    }
  }

  permissions(): void {
    for (const [index, { resources }] of this.#entry.permissions.entries()) {
      for (const [number, resource] of resources.entries()) {
        this.#placeholders(resource, pointer('permissions', index, 'resources', number));
      }
    }
  }

  #bounds(field: ConfigField, place: string): void {
    const { minimum = -Infinity, maximum = Infinity } = field;
    if (isAbove(field))
      this.faults.report('catalog/minimum-above-maximum', { minimum, maximum }, `${place}/minimum`);
  }

  #condition(condition: FieldCondition = {}, place: string): void {
    for (const [key, values] of Object.entries(condition)) {
      const below = place + pointer(key);
      const field = this.#known(key, below);
      for (const [index, value] of values.entries())
        if (field) this.#value(field, value, below + pointer(index));
    }
  }

  #settings(config: Variant['default_config'], place: string): void {
    for (const [key, value] of Object.entries(config)) {
      const field = this.#known(key, place + pointer(key));
      if (field) this.#value(field, value, place + pointer(key));
    }
  }

  #placeholders(resource: string, place: string): void {
    const known = [...this.#fields.keys(), ...ownPlaceholders];
    for (const { 0: whole, 1: name = '', index } of resource.matchAll(/\{([^}]*)\}/g)) {
      if (known.includes(name)) continue;
      const { file } = this.faults.document;
      const span = this.faults.document.spanInside(place, index, whole.length);
      const near = suggest(name, known);
      const hint = near === undefined ? {} : { hint: `did you mean \`${near}\`?` };
      this.faults.found.push(diagnose('catalog/unknown-placeholder', { name }, { file, span, ...hint }));
    }
  }

  #known(key: string, place: string): ConfigField | undefined {
    if (this.#unsound.has(key)) return undefined;
    const field = this.#fields.get(key);
    if (field === undefined) {
      this.faults.report(
        'catalog/unknown-field',
        { field: key },
        place,
        suggest(key, this.#fields.keys()),
        'key',
      );
    }
    return field;
  }

  #value(field: ConfigField, value: unknown, place: string): void {
    // No number is within such bounds, which are told of themselves.
    if (typeof value === 'number' && isAbove(field)) return;
    const problem = fieldProblem(field, value);
    if (problem) this.faults.place(problem, place);
  }
}

function isAbove({ minimum = -Infinity, maximum = Infinity }: ConfigField): boolean {
  return minimum > maximum;
}
