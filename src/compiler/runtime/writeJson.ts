import type { ExactDigits } from '../../envelope/exactDigits.ts';
import { describe } from './describe.ts';
import { ExactNumber } from './ExactNumber.ts';
import { escapeAny } from './escapeText.ts';
import { exactMember } from './exactMember.ts';
import { fault } from './TransformFault.ts';

/** Deeper values are refused before they overflow the stack; the scan of ingest lets through fewer levels. */
const deepest = 200;

/**
 * Any value as JSON: copied numbers with their digits, bytes in base64.
 *
 * @throws TransformFault for what JSON cannot say (a number that is not finite, a function).
 */
export function writeJson(value: unknown, path: string, digits: ExactDigits | undefined, depth = 0): string {
  if (typeof value === 'string') return `"${escapeAny(value)}"`;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return String(value);
    throw fault('transform/type-mismatch', path, { wanted: 'a finite number', found: String(value) });
  }
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === null) return 'null';
  if (typeof value !== 'object') {
    throw fault('transform/type-mismatch', path, { wanted: 'a value', found: describe(value) });
  }
  if (value instanceof ExactNumber) return value.text;
  if (value instanceof Uint8Array) return `"${Buffer.from(value).toString('base64')}"`;
  if (depth >= deepest) throw fault('transform/too-deep', path, { limit: deepest });
  return Array.isArray(value)
    ? writeList(value, path, digits, depth + 1)
    : writeMap(value as Record<string, unknown>, path, digits, depth + 1);
}

function writeList(
  values: readonly unknown[],
  path: string,
  digits: ExactDigits | undefined,
  depth: number,
): string {
  const exact = digits?.get(values);
  let text = '';
  for (let index = 0; index < values.length; index++) {
    // A hole or an undefined member keeps its place, as JSON would have it.
    const item = writeJson(exactMember(values[index], index, exact) ?? null, path, digits, depth);
    text += index === 0 ? item : `,${item}`;
  }
  return `[${text}]`;
}

function writeMap(
  members: Record<string, unknown>,
  path: string,
  digits: ExactDigits | undefined,
  depth: number,
): string {
  const exact = digits?.get(members);
  let text = '';
  for (const name of Object.keys(members)) {
    const member = exactMember(members[name], name, exact);
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}"${escapeAny(name)}":${writeJson(member, path, digits, depth)}`;
  }
  return `{${text}}`;
}
