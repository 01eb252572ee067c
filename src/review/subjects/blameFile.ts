import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';

/**
 * What patches a blueprint may break it: then parts of the blueprint's own file look wrong that are right. Errors in
 * other files that are not known of them are told of the file that patches.
 *
 * @param known what is found in the other files without this one.
 * @param blame the complaint about the file that patches, given what it makes wrong.
 */
export function blameFile(
  diagnostics: readonly Diagnostic[],
  file: string,
  known: readonly Diagnostic[],
  blame: (problem: string) => Diagnostic,
): Diagnostic[] {
  const identities = new Set(known.map(identityOf));
  return diagnostics.map((diagnostic) => {
    const isOwn = diagnostic.file === file || diagnostic.severity !== 'error';
    return isOwn || identities.has(identityOf(diagnostic)) ? diagnostic : blame(diagnostic.message);
  });
}

function identityOf({ code, file, span, message }: Diagnostic): string {
  return JSON.stringify([code, file, span, message]);
}
