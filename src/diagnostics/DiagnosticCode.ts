import type { entries } from './entries.generated.ts';

/** Codes that have a Markdown entry in `src/diagnostics/entries/`. */
export type EntryCode = keyof typeof entries;

/** Codes of JSONata itself are passed on under `expression/`, so that its documentation can be searched. */
export type ExpressionCode = `expression/${'S' | 'T' | 'D' | 'U'}${number}`;

export type DiagnosticCode = EntryCode | ExpressionCode;
