import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';

/** What the process of previews says. */
export type PreviewAnswer =
  /** Its code is loaded. */
  | { readonly kind: 'ready' }
  /** The preview, as JSON. */
  | { readonly kind: 'preview'; readonly text: string }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic; readonly malformed: boolean }
  /** A bug. */
  | { readonly kind: 'failed'; readonly cause: string };
