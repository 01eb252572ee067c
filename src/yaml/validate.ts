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
  const validator = schemaValidator(schema);
  if (validator(document.value)) return [];
  // What an alias repeats fails at each alias, but stands in the file once.
  const distinct = new Map<string, Diagnostic>();
  for (const error of validator.errors ?? []) {
    if (wrappers.has(error.keyword)) continue;
    const diagnostic = describeProblem(error, document);
    const identity = JSON.stringify([diagnostic.code, diagnostic.span, error.params.missingProperty]);
    if (!distinct.has(identity)) distinct.set(identity, diagnostic);
  }
  return limitDiagnostics(distinct.values());
}
