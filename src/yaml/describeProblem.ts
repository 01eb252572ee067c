import type { ErrorObject } from 'ajv';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { pointer, pointerSegments } from './pointer.ts';
import { shapeOf, wantedShapes } from './shapeOf.ts';
import type { YamlDocument } from './YamlDocument.ts';

/** Puts an error of a JSON Schema into words, and where it belongs: the key or the value at fault. */
export function describeProblem(error: ErrorObject, document: YamlDocument): Diagnostic {
  const { file } = document;
  const { instancePath: at, params } = error;
  const where = placeName(at);
  const advice = adviceOf(error);
  const onValue = { file, span: document.span(at), ...advice };

  // The name of a member is at fault, not its value.
  if (error.propertyName !== undefined) {
    const key = at + pointer(error.propertyName);
    const form = formOf(error);
    const near = Array.isArray(error.schema) ? suggest(error.propertyName, allowedTexts(error)) : undefined;
    return diagnose(
      'schema/bad-key',
      { where, key: error.propertyName, form },
      { file, span: document.span(key, 'key'), ...didYouMean(near) },
    );
  }
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      const near = suggest(key, Object.keys(error.parentSchema?.properties ?? {}));
      const place = { file, span: document.span(at + pointer(key), 'key'), ...didYouMean(near) };
      return diagnose('schema/unknown-key', { where, key }, place);
    }
    case 'required':
    case 'dependencies': {
      const missing = String(params.missingProperty);
      return diagnose(
        'schema/missing-key',
        { where, key: missing },
        { file, span: document.span(at, 'key'), ...purposeOf(missing, error) },
      );
    }
    case 'type':
      return diagnose(
        'schema/wrong-type',
        { where, wanted: wantedShapes(params.type), found: shapeOf(error.data) },
        onValue,
      );
    case 'enum':
    case 'const': {
      const allowed = allowedTexts(error);
      const near = typeof error.data === 'string' ? suggest(error.data, allowed) : undefined;
      const blanks = { where, wanted: listed(allowed), found: shown(error) };
      return diagnose('schema/not-allowed', blanks, { ...onValue, ...didYouMean(near) });
    }
    case 'pattern':
    case 'format':
      return diagnose('schema/bad-form', { where, form: formOf(error), found: shown(error) }, onValue);
    case 'false schema':
      return diagnose('schema/not-together', { where }, { ...onValue, span: document.span(at, 'key') });
    default:
      return diagnose('schema/out-of-bounds', { where, bound: boundOf(error) }, onValue);
  }
}

/** `item.total`, `tests[0].name`; the whole file is called that. */
function placeName(at: string): string {
  const name = pointerSegments(at)
    .map((segment) => (/^\d+$/.test(segment) ? `[${segment}]` : `.${segment}`))
    .join('');
  return name === '' ? 'the file' : `\`${name.replace(/^\./, '')}\``;
}

/** Unless a better hint is known, what the schema says about the place. */
function adviceOf({ parentSchema }: ErrorObject): { hint?: string } {
  const description: unknown = parentSchema?.description;
  return typeof description === 'string' ? { hint: description } : {};
}

/** What a key that is missing is for. */
function purposeOf(key: string, { parentSchema }: ErrorObject): { hint?: string } {
  const properties: Record<string, { description?: unknown }> = parentSchema?.properties ?? {};
  const description = Object.hasOwn(properties, key) ? properties[key]?.description : undefined;
  return typeof description === 'string' ? { hint: `\`${key}\`: ${description}` } : {};
}

function didYouMean(word: string | undefined): { hint?: string } {
  return word === undefined ? {} : { hint: `did you mean \`${word}\`?` };
}

function allowedTexts({ schema }: ErrorObject): string[] {
  const allowed: unknown[] = Array.isArray(schema) ? schema : [schema];
  return allowed.filter((value) => value !== null).map(String);
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

const formats: Record<string, string> = {
  'date-time': 'a date and time such as 2026-01-01T00:00:00Z',
  regex: 'a regular expression',
  uri: 'a URL',
};

function formOf({ schema, parentSchema, params }: ErrorObject): string {
  if (Array.isArray(schema)) return listed(schema.map(String));
  const words: unknown = parentSchema?.patternErrorMessage;
  if (typeof words === 'string') return words;
  return formats[params.format] ?? `the form ${params.pattern ?? params.format}`;
}

function boundOf({ keyword, params, message }: ErrorObject): string {
  const { limit } = params;
  const unit = keyword.endsWith('Length') ? 'characters' : 'entries';
  if (keyword === 'minimum') return `must be at least ${limit}`;
  if (keyword === 'exclusiveMinimum') return `must be above ${limit}`;
  if (keyword === 'maximum') return `must be at most ${limit}`;
  if (keyword.startsWith('min')) return limit === 1 ? 'must not be empty' : `needs at least ${limit} ${unit}`;
  if (keyword.startsWith('max')) return `has room for ${limit} ${unit}`;
  return keyword === 'uniqueItems' ? 'must not repeat an entry' : (message ?? keyword);
}

/** A value as the message may show it: short, and never a secret. */
function shown({ data, parentSchema }: ErrorObject): string {
  if (parentSchema?.writeOnly === true) return 'something else';
  if (typeof data !== 'string') return shapeOf(data);
  return `\`${data.length > 60 ? `${data.slice(0, 60)}…` : data}\``;
}
