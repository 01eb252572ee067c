import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';

/** How many problems of one file are told; a hostile file has one in every two bytes. */
export const maxDiagnostics = 100;

/** The problems of one file in file order; above `maxDiagnostics` the rest is only counted. */
export function limitDiagnostics(diagnostics: Iterable<Diagnostic>): Diagnostic[] {
  const told = [...diagnostics].sort(byPlace);
  const rest = told.splice(maxDiagnostics).length;
  const file = told[0]?.file;
  if (rest > 0)
    told.push(diagnose('yaml/more-problems', { count: rest }, file === undefined ? {} : { file }));
  return told;
}

function byPlace({ span: a }: Diagnostic, { span: b }: Diagnostic): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
