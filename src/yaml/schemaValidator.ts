import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { readSchema } from './readSchema.ts';
import type { SchemaName } from './SchemaName.ts';

/** Formats that refer to another one's definitions. */
const refersTo: Partial<Record<SchemaName, SchemaName>> = { override: 'blueprint' };

const validators = new Map<SchemaName, ValidateFunction>();

/** The compiled schema: read and compiled at its first use, once in a process. */
export function schemaValidator(name: SchemaName): ValidateFunction {
  const known = validators.get(name);
  if (known !== undefined) return known;
  const validator = compile(name);
  validators.set(name, validator);
  return validator;
}

function compile(name: SchemaName): ValidateFunction {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    ownProperties: true,
    // The schemas are our own, and tested; holding them against their schema, and
    // shortening what is generated, takes longer than it saves.
    validateSchema: false,
    meta: false,
    code: { optimize: false },
  });
  // What editors show when a pattern does not match.
  ajv.addVocabulary(['patternErrorMessage']);
  formats.default(ajv, ['date-time', 'uri']);
  ajv.addFormat('regex', isPattern);
  const other = refersTo[name];
  if (other !== undefined) ajv.addSchema(readSchema(other));
  return ajv.compile(readSchema(name));
}

/** Settings are held against patterns with the flag `u`, which knows fewer escapes and more characters. */
function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
