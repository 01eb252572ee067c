/** A secret that stands elsewhere. */
export interface Reference {
  readonly kind: 'env' | 'file';
  /** Of a variable, or a path. */
  readonly name: string;
}

/** Reads `${env:NAME}` and `${file:path}`. What contains `${` otherwise is malformed, anything else is plain. */
export function parseReference(text: string): Reference | 'malformed' | 'plain' {
  if (!text.includes('${')) return 'plain';
  const variable = /^\$\{env:([A-Za-z_]\w*)\}$/.exec(text)?.[1];
  if (variable !== undefined) return { kind: 'env', name: variable };
  const path = /^\$\{file:([^{}]+)\}$/.exec(text)?.[1];
  return path === undefined ? 'malformed' : { kind: 'file', name: path };
}
