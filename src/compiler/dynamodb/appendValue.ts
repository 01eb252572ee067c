import { describe } from '../runtime/describe.ts';
import { ExactNumber } from '../runtime/ExactNumber.ts';
import { escapeText } from '../runtime/escapeText.ts';
import { exactMember } from '../runtime/exactMember.ts';
import { inheritsMembers } from '../runtime/inheritsMembers.ts';
import { digitsText, numberText } from '../runtime/numberText.ts';
import type { Run } from '../runtime/Run.ts';
import { fault } from '../runtime/TransformFault.ts';
import { type MemberHeads, type MemberPlace, memberHeads, places } from './MemberHeads.ts';

/**
 * AWS, "Quotas in Amazon DynamoDB": attributes nest up to 32 levels deep. The item counts as the first, so 31 are
 * left for the maps and lists of an attribute.
 */
export const deepest = 31;

/** Appends any value as an attribute value in DynamoDB JSON; see `AppendValue` for the parameters. */
export function appendValue(
  text: string,
  value: unknown,
  path: string,
  run: Run,
  clean: boolean,
  depth: number,
): string {
  if (typeof value === 'string') return `${text}{"S":"${clean ? value : escapeText(value, path)}"}`;
  if (typeof value === 'number') return `${text}{"N":"${numberText(value, path)}"}`;
  if (value === true) return `${text}{"BOOL":true}`;
  if (value === false) return `${text}{"BOOL":false}`;
  if (value === null) return `${text}{"NULL":true}`;
  if (typeof value !== 'object') throw noValue(value, path);
  if (Array.isArray(value)) return appendList(`${text}{"L":[`, value, path, run, clean, depth);
  if (value instanceof ExactNumber) return `${text}{"N":"${digitsText(value.text, path)}"}`;
  if (value instanceof Uint8Array) return `${text}{"B":"${Buffer.from(value).toString('base64')}"}`;
  return appendMap(`${text}{"M":{`, value as Record<string, unknown>, path, run, clean, depth);
}

/** Appends the members of a list, and closes it. */
export function appendList(
  text: string,
  values: readonly unknown[],
  path: string,
  run: Run,
  clean: boolean,
  depth: number,
): string {
  if (depth >= deepest) throw fault('transform/too-deep', path, { limit: deepest });
  const exact = run.digits?.get(values);
  let appended = text;
  for (let index = 0; index < values.length; index++) {
    // A hole or an undefined member keeps its place, as JSON would have it.
    const value = (exact === undefined ? values[index] : exactMember(values[index], index, exact)) ?? null;
    if (isMap(value, clean)) {
      const open = index === 0 ? '{"M":{' : ',{"M":{';
      appended = appendMap(appended + open, value, path, run, clean, depth + 1);
    } else {
      appended = appendValue(index === 0 ? appended : `${appended},`, value, path, run, clean, depth + 1);
    }
  }
  return `${appended}]}`;
}

/** Appends the members of a map, and closes it. The hottest code of all. */
export function appendMap(
  text: string,
  members: Readonly<Record<string, unknown>>,
  path: string,
  run: Run,
  clean: boolean,
  depth: number,
): string {
  if (depth >= deepest) throw fault('transform/too-deep', path, { limit: deepest });
  const exact = run.digits?.get(members);
  let appended = text;
  const inherits = !clean && inheritsMembers(members);
  let place: MemberPlace = places.first;
  for (const name in members) {
    const value = exact === undefined ? members[name] : exactMember(members[name], name, exact);
    if (value === undefined || (inherits && !Object.hasOwn(members, name))) continue;
    const heads = memberHeads(name, path)[place] as MemberHeads;
    if (typeof value === 'string') {
      appended = appended + heads.string + (clean ? value : escapeText(value, path));
      place = places.afterText;
      continue;
    }
    if (typeof value === 'number') {
      appended = appended + heads.number + numberText(value, path);
      place = places.afterText;
      continue;
    }
    place = places.afterValue;
    if (typeof value === 'boolean') appended += value ? heads.true : heads.false;
    else if (value === null) appended += heads.null;
    else if (isMap(value, clean))
      appended = appendMap(appended + heads.map, value, path, run, clean, depth + 1);
    else if (Array.isArray(value))
      appended = appendList(appended + heads.list, value, path, run, clean, depth + 1);
    else appended = appendValue(appended + heads.name, value, path, run, clean, depth + 1);
  }
  return appended + (place === places.afterText ? '"}}}' : '}}');
}

/** A clean value is parsed JSON, of which every object that is no list is a map. */
function isMap(value: unknown, clean: boolean): value is Record<string, unknown> {
  return clean && typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noValue(value: unknown, path: string) {
  return fault('transform/type-mismatch', path, { wanted: 'a value', found: describe(value) });
}
