import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { ConfigField, FieldType, Option } from './CatalogEntry.ts';
import { Secret } from './Secret.ts';

/** The longest text of a setting, in UTF-16 units: a session token has some 1,500. */
export const maxTextLength = 16 * 1024;

/** Up to so many options are told when a value is none of them. */
const maxOptionsTold = 12;

const wanted: Record<FieldType, string> = {
  string: 'text',
  textarea: 'text',
  secret: 'text',
  select: 'one of its options',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

/** What is wrong with a value for a field, if anything. The message repeats it for a select alone, unless it is sealed. */
export function fieldProblem(field: ConfigField, given: unknown): Diagnostic | undefined {
  const value = given instanceof Secret ? given.reveal() : given;
  if (!fits(field.type, value)) {
    return diagnose('config/wrong-type', { field: field.key, wanted: wanted[field.type] });
  }
  if (typeof value === 'number') return boundProblem(field, value);
  if (typeof value !== 'string') return undefined;
  return field.options === undefined
    ? textProblem(field, value)
    : optionProblem(field.key, field.options, value, String(given));
}

function fits(type: FieldType, value: unknown): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'number') return Number.isFinite(value);
  return typeof value === 'string';
}

function boundProblem({ key: field, ...bounds }: ConfigField, value: number): Diagnostic | undefined {
  const { minimum = -Infinity, maximum = Infinity } = bounds;
  if (value < minimum) return diagnose('config/too-small', { field, limit: minimum });
  return value > maximum ? diagnose('config/too-great', { field, limit: maximum }) : undefined;
}

function textProblem(
  { key: field, pattern, placeholder }: ConfigField,
  text: string,
): Diagnostic | undefined {
  if (text.length > maxTextLength) return diagnose('config/too-long', { field, limit: maxTextLength });
  if (pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(text)) return undefined;
  const hint = placeholder === undefined ? {} : { hint: `an example: ${placeholder}` };
  return diagnose('config/bad-form', { field, pattern }, hint);
}

function optionProblem(
  field: string,
  options: readonly Option[],
  text: string,
  shown: string,
): Diagnostic | undefined {
  const values = options.map((option) => option.value);
  if (values.includes(text)) return undefined;
  const near = suggest(text, values);
  const told = values.length <= maxOptionsTold ? { hint: `the options are ${values.join(', ')}.` } : {};
  const hint = near === undefined ? told : { hint: `did you mean \`${near}\`?` };
  return diagnose('config/not-an-option', { field, value: shown.slice(0, 60) }, hint);
}
