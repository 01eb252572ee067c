import { describe } from './describe.ts';
import { ExactNumber } from './ExactNumber.ts';
import { escapeAny } from './escapeText.ts';
import { exactMember } from './exactMember.ts';
import { inheritsMembers } from './inheritsMembers.ts';
import { type JsonHeads, type JsonPlace, jsonHeads, places } from './JsonHeads.ts';
import type { Run } from './Run.ts';
import { fault } from './TransformFault.ts';

/** Deeper values are refused before they overflow the stack; the scan of ingest lets through fewer levels. */
const deepest = 200;

/**
 * Appends any value as JSON: copied numbers with their digits, bytes in base64. See `AppendValue` for the parameters;
 * `depth` is that of the value alone.
 *
 * @throws TransformFault for what JSON cannot say (a number that is not finite, a function).
 */
export function appendJson(
  text: string,
  value: unknown,
  path: string,
  run: Run,
  clean: boolean,
  depth = 0,
): string {
  if (typeof value === 'string') return `${text}"${clean ? value : escapeAny(value)}"`;
  if (typeof value === 'number') return text + finiteText(value, path);
  if (typeof value === 'boolean') return text + (value ? 'true' : 'false');
  if (value === null) return `${text}null`;
  if (typeof value !== 'object') {
    throw fault('transform/type-mismatch', path, { wanted: 'a value', found: describe(value) });
  }
  if (Array.isArray(value)) return appendList(`${text}[`, value, path, run, clean, depth);
  if (value instanceof ExactNumber) return text + value.text;
  if (value instanceof Uint8Array) return `${text}"${Buffer.from(value).toString('base64')}"`;
  return appendMap(`${text}{`, value as Record<string, unknown>, path, run, clean, depth);
}

function appendList(
  text: string,
  values: readonly unknown[],
  path: string,
  run: Run,
  clean: boolean,
  depth: number,
): string {
  if (depth >= deepest) throw tooDeep(path);
  const exact = run.digits?.get(values);
  let appended = text;
  for (let index = 0; index < values.length; index++) {
    // A hole or an undefined member keeps its place, as JSON would have it.
    const value = (exact === undefined ? values[index] : exactMember(values[index], index, exact)) ?? null;
    appended = appendJson(index === 0 ? appended : `${appended},`, value, path, run, clean, depth + 1);
  }
  return `${appended}]`;
}

function appendMap(
  text: string,
  members: Readonly<Record<string, unknown>>,
  path: string,
  run: Run,
  clean: boolean,
  depth: number,
): string {
  if (depth >= deepest) throw tooDeep(path);
  const exact = run.digits?.get(members);
  let appended = text;
  const inherits = !clean && inheritsMembers(members);
  let place: JsonPlace = places.first;
  for (const name in members) {
    const value = exact === undefined ? members[name] : exactMember(members[name], name, exact);
    if (value === undefined || (inherits && !Object.hasOwn(members, name))) continue;
    const heads = jsonHeads(name)[place] as JsonHeads;
    if (typeof value === 'string') {
      appended = appended + heads.string + (clean ? value : escapeAny(value));
      place = places.afterString;
      continue;
    }
    place = places.afterValue;
    appended = appendJson(appended + heads.name, value, path, run, clean, depth + 1);
  }
  return appended + (place === places.afterString ? '"}' : '}');
}

function finiteText(value: number, path: string): string {
  if ((value | 0) === value) return String(value | 0);
  if (Number.isFinite(value)) return String(value);
  throw fault('transform/type-mismatch', path, { wanted: 'a finite number', found: String(value) });
}

function tooDeep(path: string) {
  return fault('transform/too-deep', path, { limit: deepest });
}
