import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { EntryCode } from '../diagnostics/DiagnosticCode.ts';
import { type DiagnosticBlanks, diagnose } from '../diagnostics/diagnose.ts';
import type { BlueprintNode } from './BlueprintNode.ts';

/** Which part of a node a complaint is about: its key, or a stretch of its text. The whole value if not said. */
export type Part = 'key' | { readonly offset: number; readonly length?: number };

/** Collects complaints about nodes; one that several merged rules share is kept once. */
export class Findings {
  readonly #found = new Map<string, Diagnostic>();
  readonly #misshapen = new Set<string>();

  add<Code extends EntryCode>(
    code: Code,
    blanks: DiagnosticBlanks<Code>,
    node: BlueprintNode,
    part?: Part,
    hint?: string,
  ): void {
    const place = { ...placeOf(node, part), ...(hint === undefined ? {} : { hint }) };
    this.include([diagnose(code, blanks, place)]);
  }

  /** What the schema has refused is not refused again for what it means. */
  include(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      const { code, file, span, message } = diagnostic;
      const place = JSON.stringify([file, span]);
      if (this.#misshapen.has(place)) continue;
      if (code.startsWith('schema/') && span !== undefined) this.#misshapen.add(place);
      const identity = JSON.stringify([code, place, message]);
      if (!this.#found.has(identity)) this.#found.set(identity, diagnostic);
    }
  }

  get hasErrors(): boolean {
    return this.all().some(({ severity }) => severity === 'error');
  }

  /** File by file in the order in which they came up, and from top to bottom. */
  all(): Diagnostic[] {
    const found = [...this.#found.values()];
    const files = new Map<string | undefined, number>();
    for (const { file } of found) if (!files.has(file)) files.set(file, files.size);
    const rank = ({ file }: Diagnostic) => files.get(file) ?? 0;
    const order = (a: Diagnostic, b: Diagnostic) =>
      rank(a) - rank(b) ||
      (a.span?.line ?? 0) - (b.span?.line ?? 0) ||
      (a.span?.column ?? 0) - (b.span?.column ?? 0);
    return found.toSorted(order);
  }
}

/** File and span of a node, or of a part of it. */
export function placeOf({ origin }: BlueprintNode, part?: Part): Pick<Diagnostic, 'file' | 'span'> & object {
  const { document, pointer } = origin;
  const span =
    typeof part === 'object'
      ? document.spanInside(pointer, part.offset, part.length)
      : document.span(pointer, part ?? 'value');
  return { file: document.file, span };
}
