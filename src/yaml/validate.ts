import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { describeProblem } from './describeProblem.ts';
import { limitDiagnostics } from './limitDiagnostics.ts';
import type { SchemaName } from './SchemaName.ts';
import { schemaValidator } from './schemaValidator.ts';
import type { YamlDocument } from './YamlDocument.ts';

/** These only say that something below them failed, which is told by itself. */
const wrappers: ReadonlySet<string> = new Set(['if', 'allOf', 'anyOf', 'oneOf', 'propertyNames']);

/** Checks a document's shape against the schema of its format: each problem once, where it stands. */
export function validate(document: YamlDocument, schema: SchemaName): Diagnostic[] {
  return inspectShape(document, schema).diagnostics;
}

export interface InspectedShape {
  readonly diagnostics: Diagnostic[];
  /** Pointers to the values that are not of their shape; a map with an unknown or a missing key is such a value. */
  readonly misshapen: ReadonlySet<string>;
}

/** The same, and where the problems are: what is sound beside them can still be looked at. */
export function inspectShape(document: YamlDocument, schema: SchemaName): InspectedShape {
  const validator = schemaValidator(schema);
  if (validator(document.value)) return { diagnostics: [], misshapen: new Set() };
  // What an alias repeats fails at each alias, but stands in the file once.
  const distinct = new Map<string, Diagnostic>();
  const misshapen = new Set<string>();
  for (const error of validator.errors ?? []) {
    if (wrappers.has(error.keyword)) continue;
    misshapen.add(error.instancePath);
    const diagnostic = describeProblem(error, document);
    const identity = JSON.stringify([diagnostic.code, diagnostic.span, error.params.missingProperty]);
    if (!distinct.has(identity)) distinct.set(identity, diagnostic);
  }
  return { diagnostics: limitDiagnostics(distinct.values()), misshapen };
}
