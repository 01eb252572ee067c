import type { Diagnostic, Severity } from './Diagnostic.ts';
import type { EntryCode } from './DiagnosticCode.ts';
import { entries } from './entries.generated.ts';

type Entry = (typeof entries)[EntryCode];
type Texts = { readonly severity: Severity; readonly message: string; readonly hint: string };

type Blanks<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never;

type TextsOf<Code extends EntryCode> =
  Extract<Entry, { code: Code }> extends {
    message: infer Message extends string;
    hint: infer Hint extends string;
  }
    ? Message | Hint
    : never;

/** The blanks that the message and the hint of a code leave open: each wants a text or a number. */
export type DiagnosticBlanks<Code extends EntryCode> = Record<Blanks<TextsOf<Code>>, string | number>;

type Place = Pick<Diagnostic, 'file' | 'span' | 'path' | 'hint'>;

const blank = /\{(\w+)\}/g;

/**
 * Fills in the entry of a code. The texts live in `src/diagnostics/entries/*.md`, nowhere else.
 *
 * @param place where it happened; a `hint` given here replaces the entry's own.
 */
export function diagnose<Code extends EntryCode>(
  code: Code,
  blanks: DiagnosticBlanks<Code>,
  place: Partial<Place> = {},
): Diagnostic {
  const entry: Texts = entries[code];
  const fill = (text: string) =>
    text.replace(blank, (_, name: string) => String((blanks as Record<string, string | number>)[name]));
  const hint = place.hint ?? (entry.hint === '' ? undefined : fill(entry.hint));
  return {
    code,
    severity: entry.severity,
    message: fill(entry.message),
    ...(hint === undefined ? {} : { hint }),
    ...(place.file === undefined ? {} : { file: place.file }),
    ...(place.span === undefined ? {} : { span: place.span }),
    ...(place.path === undefined ? {} : { path: place.path }),
  };
}
