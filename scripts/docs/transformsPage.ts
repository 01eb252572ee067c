import { readFile } from 'node:fs/promises';
import type { Transform } from '../../src/blueprint/Transform.ts';
import { askEngine } from './askEngine.ts';
import { code, table } from './markdown.ts';

interface Sample {
  /** The step as a blueprint has it; the transform's plain name if not given. */
  readonly step?: string;
  /** JSON texts to try it on. */
  readonly values: readonly string[];
}

/** What to show of each transform: the compiler does not let one be forgotten. What it answers is asked of the engine. */
const samples: Readonly<Record<Transform['kind'], readonly Sample[]>> = {
  trim: [{ values: ['" Ada "', '42', 'true', '["a"]'] }],
  lowercase: [{ values: ['"Ada@Example.COM"', '["A"]'] }],
  uppercase: [{ values: ['"eur"', '{"code":"eur"}'] }],
  sha256: [{ values: ['"ada@example.com"', '42', '["a"]'] }],
  string: [{ values: ['19.90', '12345678901234567890', 'false', '{"a":1}'] }],
  number: [{ values: ['"19.90"', '" 7 "', '7', '"7 euros"', 'true'] }],
  boolean: [{ values: ['"true"', '"false"', 'true', '"yes"', '1'] }],
  date: [
    { values: ['"2026-01-31T10:00:00+01:00"', '"2026-01-31"', '1769850000000', '"31.1.2026"'] },
    { step: '{ date: date }', values: ['"2026-01-31T23:30:00-05:00"'] },
    { step: '{ date: epoch_seconds }', values: ['"2026-01-31T10:00:00.999Z"'] },
    { step: '{ date: epoch_millis }', values: ['"2026-01-31T10:00:00.999Z"'] },
    { step: '{ date: date, add: P1M }', values: ['"2026-01-31"'] },
    { step: '{ date: epoch_seconds, add: -PT12H }', values: ['"2026-01-31T10:00:00Z"'] },
  ],
  json: [{ values: ['{"a":[1,2.50]}', '"text"'] }],
  parse_json: [{ values: ['"{\\"a\\":2.50}"', '"[1,2]"', '{"a":1}', '"{a:1}"'] }],
  base64_decode: [{ values: ['"SGVsbG8="', '"no base64!"'] }],
  truncate: [{ step: '{ truncate: 3 }', values: ['"Grüße"', '"ab"', '12345'] }],
};

/** Every transform: what its implementation says of itself, and what it makes of some values. */
export async function transformsPage(): Promise<string> {
  const sections = await Promise.all(
    Object.entries(samples).map(([name, shown]) => sectionText(name, shown)),
  );
  return [
    '# Transforms',
    'What `transform` in a [mapping](blueprint.md#mapping-parts) lists is done one after another. A value that is ' +
      'missing stays missing, and null is passed over. The third column is what `{ from: …, transform: [ … ] }` ' +
      'without a type makes of a value in DynamoDB; the engine was asked when this page was made.',
    ...sections,
  ].join('\n\n');
}

async function sectionText(name: string, shown: readonly Sample[]): Promise<string> {
  const source = await readFile(`src/compiler/runtime/transforms/${name}.ts`, 'utf8');
  const rows = shown.flatMap(({ step = name, values }) =>
    values.map((value) => [code(step), code(value), code(answerOf(step, value))]),
  );
  return [`## ${name}`, docstringOf(name, source), table(['step', 'of', 'makes'], rows)].join('\n\n');
}

/** The comment above the function that a transform is. */
function docstringOf(name: string, source: string): string {
  const [, comment] =
    new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\nexport function ${name}\\(`).exec(source) ?? [];
  if (comment === undefined) throw new Error(`the transform ${name} has no docstring`);
  return comment
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function answerOf(step: string, value: string): string {
  const event = `{"type":"track","properties":{"value":${value}}}`;
  return askEngine(`{ from: properties.value, transform: [${step}] }`, event).attribute;
}
