import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { readYaml } from '../../yaml/readYaml.ts';

/** What a file says of an override: all that it says, or its patch alone. */
export interface PatchFile {
  readonly members: Readonly<Record<string, unknown>>;
  /** An error among them means that it cannot be used. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a patch, or a whole override as it stands in `overrides/`, from a YAML file. */
export function readPatchFile(file: string): PatchFile {
  let source: Buffer;
  try {
    source = readFileSync(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return {
      members: {},
      diagnostics: [diagnose('override/unreadable-patch', { file, cause: error.message })],
    };
  }
  const { document, diagnostics } = readYaml(source, file);
  const value = document?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const cause = 'it holds no map';
    const fault = diagnose('override/unreadable-patch', { file, cause });
    return { members: {}, diagnostics: diagnostics.length > 0 ? diagnostics : [fault] };
  }
  const members = value as Readonly<Record<string, unknown>>;
  return { members: Object.hasOwn(members, 'patch') ? members : { patch: members }, diagnostics };
}
