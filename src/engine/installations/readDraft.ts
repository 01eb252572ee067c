import type { CatalogEntry, Variant } from '../../catalog/CatalogEntry.ts';
import type { ConfigProblem } from '../../catalog/validateConfig.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { Draft } from './Draft.ts';
import { mergeConfig } from './mergeConfig.ts';
import type { OpenedSettings } from './openSettings.ts';

export type ReadDraft =
  | { readonly ok: true; readonly draft: Draft }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

export interface DraftContext {
  /** The id of the integration, for messages. */
  readonly id: string;
  readonly entry: CatalogEntry;
  /** Ids of the sources there are. */
  readonly sources: readonly string[];
  /** What is being changed; undefined for a new installation. */
  readonly before?: OpenedSettings | undefined;
}

/** Characters of a name. */
const longestName = 200;

/** What a request may say. */
const members = ['name', 'variant', 'blueprint', 'config', 'delivery_mode', 'sources', 'enabled'];

/** What answers show beside them: sent back with a change, they are told for what they are. */
const readOnly = ['id', 'integration', 'owner', 'revision', 'state', 'problems', 'created_at', 'updated_at'];

/**
 * Reads a request to install or to change an integration, and completes it with what was there before. What it
 * leaves out stays as it is; a setting that is null or empty goes back to its default; a secret that is `***` is
 * kept. Every problem is told with the path of its field.
 */
export function readDraft(body: Readonly<Record<string, unknown>>, context: DraftContext): ReadDraft {
  const reader = new DraftReader(body, context);
  const draft = reader.read();
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, draft };
}

class DraftReader {
  readonly problems: ConfigProblem[] = [];
  readonly #body: Readonly<Record<string, unknown>>;
  readonly #context: DraftContext;

  constructor(body: Readonly<Record<string, unknown>>, context: DraftContext) {
    this.#body = body;
    this.#context = context;
  }

  read(): Draft {
    const { entry, before } = this.#context;
    this.#refuseUnknown();
    const name = this.#name();
    const { variant, key, blueprint } = this.#mapping();
    const { config, given } = this.#config(variant);
    return {
      name,
      entry,
      variant: key,
      blueprint,
      sources: this.#sources(),
      enabled: this.#boolean('enabled') ?? before?.enabled ?? true,
      deliveryMode: this.#deliveryMode(),
      config,
      given,
    };
  }

  #refuseUnknown(): void {
    for (const key of Object.keys(this.#body)) {
      if (members.includes(key)) continue;
      const near = suggest(key, members);
      const hint = near === undefined ? {} : { hint: `did you mean \`${near}\`?` };
      if (readOnly.includes(key)) this.#add(key, diagnose('installation/read-only', { field: key }));
      else this.#add(key, diagnose('installation/unknown-member', { field: key }, hint));
    }
  }

  #name(): string {
    const { before } = this.#context;
    const given = this.#text('name');
    if (given === undefined) {
      if (before === undefined && this.#given('name') === undefined) {
        this.#add('name', diagnose('installation/missing', { field: 'name' }));
      }
      return before?.name ?? '';
    }
    const name = given.trim();
    if (name === '' || name.length > longestName || /\p{Cc}/u.test(name)) {
      this.#add('name', diagnose('installation/bad-name', { limit: longestName }));
    }
    return name;
  }

  /** The variant, or the blueprint of one's own. */
  #mapping(): { variant: Variant | undefined; key: string | undefined; blueprint: string } {
    const { before, entry } = this.#context;
    const blueprint = this.#text('blueprint');
    const asked = this.#text('variant');
    if (blueprint !== undefined && asked === undefined)
      return { variant: undefined, key: undefined, blueprint };
    if (before !== undefined && asked === undefined) {
      const variant = entry.variants.find(({ key }) => key === before.variant);
      return {
        variant,
        key: before.variant ?? undefined,
        blueprint: variant?.blueprint ?? before.blueprint,
      };
    }
    const variant = this.#variant(asked);
    if (variant !== undefined && blueprint !== undefined && blueprint !== variant.blueprint) {
      this.#add('blueprint', diagnose('installation/variant-and-blueprint', {}));
    }
    return { variant, key: variant?.key, blueprint: variant?.blueprint ?? '' };
  }

  #variant(asked: string | undefined): Variant | undefined {
    const { variants, key: integration } = this.#context.entry;
    if (asked === undefined) return variants.find(({ key }) => key === 'default') ?? variants[0];
    const found = variants.find(({ key }) => key === asked);
    if (found === undefined) {
      const keys = variants.map(({ key }) => key);
      const known = keys.join(', ');
      const near = suggest(asked, keys);
      const hint = near === undefined ? {} : { hint: `did you mean \`${near}\`? There are ${known}.` };
      const blanks = { integration, key: shortened(asked), known };
      this.#add('variant', diagnose('installation/unknown-variant', blanks, hint));
    }
    return found;
  }

  #deliveryMode(): string {
    const { entry, before } = this.#context;
    const asked = this.#text('delivery_mode');
    const modes = entry.delivery_modes;
    if (asked === undefined) return before?.delivery_mode ?? modes[0] ?? '';
    if (!modes.includes(asked)) {
      const blanks = { integration: entry.key, mode: shortened(asked), known: modes.join(', ') };
      this.#add('delivery_mode', diagnose('installation/delivery-mode', blanks));
    }
    return asked;
  }

  #sources(): readonly string[] | undefined {
    const { before, sources } = this.#context;
    if (!Object.hasOwn(this.#body, 'sources')) return before?.sources ?? undefined;
    const asked = this.#body.sources;
    if (asked === null) return undefined;
    if (!Array.isArray(asked) || asked.length > sources.length || !asked.every(isText)) {
      this.#add('sources', diagnose('installation/wrong-type', { field: 'sources', wanted: listOfSources }));
      return undefined;
    }
    for (const [index, id] of asked.entries()) {
      if (sources.includes(id)) continue;
      const blanks = { id: shortened(id), known: sources.join(', ') };
      const near = suggest(id, sources);
      const hint = near === undefined ? {} : { hint: `did you mean \`${near}\`?` };
      this.#add(`sources[${index}]`, diagnose('installation/unknown-source', blanks, hint));
    }
    return [...new Set(asked)];
  }

  #config(variant: Variant | undefined): Pick<Draft, 'config' | 'given'> {
    const asked = this.#given('config') ?? {};
    if (typeof asked !== 'object' || Array.isArray(asked)) {
      this.#add('config', diagnose('installation/wrong-type', { field: 'config', wanted: 'an object' }));
      return { config: {}, given: [] };
    }
    const { id, entry, before } = this.#context;
    const merged = mergeConfig(asked as Record<string, unknown>, { id, entry, variant, before });
    for (const { field, ...problem } of merged.problems) this.#add(`config.${field}`, problem);
    return merged;
  }

  #boolean(field: string): boolean | undefined {
    const value = this.#given(field);
    if (value === undefined || typeof value === 'boolean') return value;
    this.#add(field, diagnose('installation/wrong-type', { field, wanted: 'true or false' }));
    return undefined;
  }

  #text(field: string): string | undefined {
    const value = this.#given(field);
    if (value === undefined || isText(value)) return value;
    this.#add(field, diagnose('installation/wrong-type', { field, wanted: 'text' }));
    return undefined;
  }

  /** Null counts as left out. */
  #given(field: string): unknown {
    return Object.hasOwn(this.#body, field) ? (this.#body[field] ?? undefined) : undefined;
  }

  #add(field: string, problem: Diagnostic): void {
    this.problems.push({ ...problem, field });
  }
}

const listOfSources = 'a list of ids of sources, or null for all of them';

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** What a person mistyped is worth repeating; a book is not. */
function shortened(text: string): string {
  return text.slice(0, 100);
}
