import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { EntryCode } from '../diagnostics/DiagnosticCode.ts';
import { type DiagnosticBlanks, diagnose } from '../diagnostics/diagnose.ts';
import type { YamlDocument } from './YamlDocument.ts';

/** Collects what is wrong with a document, each fault with its place in the file. */
export class DocumentFaults {
  readonly found: Diagnostic[] = [];
  readonly document: YamlDocument;

  constructor(document: YamlDocument) {
    this.document = document;
  }

  /** @param near what was probably meant, as the hint. */
  report<Code extends EntryCode>(
    code: Code,
    blanks: DiagnosticBlanks<Code>,
    at: string,
    near?: string,
    part?: 'key' | 'value',
  ): void {
    const hint = near === undefined ? {} : { hint: `did you mean \`${near}\`?` };
    this.place(diagnose(code, blanks, hint), at, part);
  }

  /** Takes a problem that was found without a file. */
  place(problem: Diagnostic, at: string, part?: 'key' | 'value'): void {
    this.found.push({ ...problem, file: this.document.file, span: this.document.span(at, part) });
  }
}
