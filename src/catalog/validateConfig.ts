import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { applyDefaults } from './applyDefaults.ts';
import type { CatalogEntry, ConfigField, FieldCondition } from './CatalogEntry.ts';
import { fieldProblem } from './fieldProblem.ts';
import { Secret } from './Secret.ts';

/** A problem of one setting. Its message never repeats a secret. */
export interface ConfigProblem extends Diagnostic {
  readonly field: string;
}

/**
 * Checks given settings, defaults taken into account, against the fields of an entry. Any value may be sealed: it
 * is checked like another, and no message shows it.
 */
export function validateConfig(
  entry: CatalogEntry,
  config: Readonly<Record<string, unknown>>,
): readonly ConfigProblem[] {
  const complete = applyDefaults(entry, config);
  const problems: ConfigProblem[] = [];
  for (const field of entry.config_fields) {
    const value = complete[field.key];
    const found = isAbsent(value) ? missing(field, complete) : fieldProblem(field, value);
    if (found !== undefined) problems.push({ ...found, field: field.key });
  }
  return [...problems, ...unknownFields(entry, complete)];
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function missing(field: ConfigField, config: Record<string, unknown>): Diagnostic | undefined {
  const { key, label, required, required_when } = field;
  if (required) return diagnose('config/missing', { field: key, label });
  if (required_when === undefined || !isMet(required_when, config)) return undefined;
  const reason = Object.keys(required_when).map((other) => `\`${other}\` is \`${config[other]}\``);
  return diagnose('config/missing-here', { field: key, label, reason: reason.join(' and ') });
}

function isMet(condition: FieldCondition, config: Record<string, unknown>): boolean {
  return Object.entries(condition).every(([field, values]) => {
    const given = config[field];
    const plain = given instanceof Secret ? given.reveal() : given;
    return values.some((value) => value === plain);
  });
}

function unknownFields(entry: CatalogEntry, config: Record<string, unknown>): ConfigProblem[] {
  const known = new Set(entry.config_fields.map(({ key }) => key));
  return Object.keys(config)
    .filter((key) => !known.has(key))
    .map((key) => {
      const near = suggest(key, known);
      const hint = near === undefined ? {} : { hint: `did you mean \`${near}\`?` };
      return {
        ...diagnose('config/unknown-field', { field: key, integration: entry.key }, hint),
        field: key,
      };
    });
}
