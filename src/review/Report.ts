import type { BlueprintNode } from '../blueprint/BlueprintNode.ts';
import { Findings, type Part, placeOf } from '../blueprint/Findings.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { EntryCode } from '../diagnostics/DiagnosticCode.ts';
import { type DiagnosticBlanks, diagnose } from '../diagnostics/diagnose.ts';
import type { YamlDocument } from '../yaml/YamlDocument.ts';
import type { Hidden } from './hideSecrets.ts';

/** What goes with a finding beside its place. */
export interface Advice {
  /** Instead of the entry's own hint. */
  readonly hint?: string | undefined;
  /** What helps to see it, over as many lines as it takes: an event that shows the fault. */
  readonly note?: string | undefined;
}

/** Collects what rules find. What several subjects have in common, a fault of a parent say, is kept once. */
export class Report {
  readonly #findings = new Findings();
  /** By file, what printers may not show of it. */
  readonly hidden = new Map<string, Hidden>();

  /** On a part of a blueprint, in the file where that part was written. */
  node<Code extends EntryCode>(
    code: Code,
    blanks: DiagnosticBlanks<Code>,
    node: BlueprintNode,
    part?: Part,
    advice: Advice = {},
  ): void {
    this.#add(diagnose(code, blanks, placeOf(node, part)), advice);
  }

  /** On a place in a file, as a JSON pointer. */
  place<Code extends EntryCode>(
    code: Code,
    blanks: DiagnosticBlanks<Code>,
    document: YamlDocument,
    pointer: string,
    part: 'key' | 'value' = 'value',
    advice: Advice = {},
  ): void {
    const place = { file: document.file, span: document.span(pointer, part) };
    this.#add(diagnose(code, blanks, place), advice);
  }

  /** On a file as a whole. */
  file<Code extends EntryCode>(code: Code, blanks: DiagnosticBlanks<Code>, file: string): void {
    this.#add(diagnose(code, blanks, { file }), {});
  }

  /** What a reader has found already. */
  include(diagnostics: readonly Diagnostic[]): void {
    this.#findings.include(diagnostics);
  }

  /** Keeps parts of a file from being shown, beside those that are hidden already. */
  hide(file: string, parts: Hidden): void {
    const before = this.hidden.get(file) ?? [];
    const all = before === 'everything' || parts === 'everything' ? 'everything' : [...before, ...parts];
    this.hidden.set(file, all);
  }

  /** Everything, each finding once, file by file and from top to bottom. */
  all(): Diagnostic[] {
    return this.#findings.all().toSorted((a, b) => compare(a.file ?? '', b.file ?? ''));
  }

  #add(diagnostic: Diagnostic, { hint, note }: Advice): void {
    const advice = { ...(hint === undefined ? {} : { hint }), ...(note === undefined ? {} : { note }) };
    this.#findings.include([{ ...diagnostic, ...advice }]);
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
