/** One expression and one input, as JSON text that JSON.parse reads; no text stands for a missing input. */
export interface Case {
  readonly expression: string;
  readonly data: string | undefined;
  /** Bindings as JSON text of an object. */
  readonly bindings: string | undefined;
}

/** JSON text of a value, with what JSON lacks written so that JSON.parse reads it again. */
export function writeData(value: unknown): string {
  if (value === Number.POSITIVE_INFINITY) return '1e999';
  if (value === Number.NEGATIVE_INFINITY) return '-1e999';
  if (Object.is(value, -0)) return '-0';
  if (Array.isArray(value)) return `[${value.map(writeData).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}:${writeData(member)}`)
    .join(',')}}`;
}
