import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnySchemaObject } from 'ajv';
import { packageFolder } from './packageFolder.ts';
import type { SchemaName } from './SchemaName.ts';

/** The text of `schemas/<name>.schema.json`, as data. */
export function readSchema(name: SchemaName): AnySchemaObject {
  return JSON.parse(readFileSync(join(packageFolder('schemas'), `${name}.schema.json`), 'utf8'));
}
