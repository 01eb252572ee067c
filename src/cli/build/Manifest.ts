import { createHash } from 'node:crypto';

/** A file and the SHA-256 of its bytes, in lower-case hex. */
export interface HashedFile {
  readonly file: string;
  readonly sha256: string;
}

/** One built module: what it is of, and every blueprint that had a part in it. */
export interface ManifestModule {
  readonly name: string;
  readonly file: string;
  readonly destination: string;
  readonly blueprint: string;
  readonly integration_id: string;
  /** Paths from the project's folder; those below `patchbay/` come with the package. */
  readonly sources: readonly HashedFile[];
}

/** `manifest.json`: what a build has made, and of what. */
export interface Manifest {
  readonly format: typeof manifestFormat;
  /** The version of Patchbay that built it, and that its modules need. */
  readonly patchbay: string;
  readonly modules: readonly ManifestModule[];
  /** Every other file that the build wrote, from the output folder. */
  readonly files: readonly HashedFile[];
}

export const manifestFile = 'manifest.json';

/** Changes when older readers would misread a manifest. */
export const manifestFormat = 1;

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Nothing but what a build writes; above all no way out of the folder. */
const builtFile = /^(?:package\.json|(?:index|(?:blueprints|integrations)\/[\w/-]+)\.(?:js|d\.ts))$/;

/** The files that a manifest says a build wrote; undefined for a text that is no manifest. */
export function filesOf(manifest: string): readonly string[] | undefined {
  let read: Partial<Manifest>;
  try {
    read = JSON.parse(manifest) as Partial<Manifest>;
  } catch {
    return undefined;
  }
  if (read === null || typeof read?.patchbay !== 'string' || !Array.isArray(read.files)) return undefined;
  return read.files.map((entry) => String(entry?.file)).filter((file) => builtFile.test(file));
}
