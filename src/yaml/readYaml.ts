import { Composer, type Document, type ErrorCode, Parser, type YAMLError } from 'yaml';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { decodeText } from './decodeText.ts';
import { limitDiagnostics } from './limitDiagnostics.ts';
import { placeNodes } from './placeNodes.ts';
import { TextLines } from './TextLines.ts';
import { maxDepth, tooDeep } from './tooDeep.ts';
import { YamlDocument } from './YamlDocument.ts';

export interface ReadYaml {
  /** Undefined when the text has no shape to go on with; it may be there beside errors such as a repeated key. */
  readonly document: YamlDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one YAML 1.2 file (core schema, and `<<` merges), hostile or not: every problem is a diagnostic.
 *
 * @param source bytes are read as UTF-8. At most 256 KiB, 64 levels, and 10,000 values through aliases.
 * @param file its name, for the diagnostics.
 */
export function readYaml(source: string | Uint8Array, file: string): ReadYaml {
  const decoded = decodeText(source, file);
  if ('diagnostic' in decoded) return { document: undefined, diagnostics: [decoded.diagnostic] };
  const { text } = decoded;
  const lines = new TextLines(text);
  const place = (start: number, end: number) => ({ file, span: lines.span(start, end) });

  const [first, second] = compose(text);
  if (typeof first === 'number') {
    const diagnostics = [diagnose('yaml/too-deep', { limit: maxDepth }, place(first, first + 1))];
    return { document: undefined, diagnostics };
  }
  const problems = [...(first?.errors ?? []), ...(first?.warnings ?? [])].map((error) =>
    problem(error, place),
  );
  if (second !== undefined) {
    const start = typeof second === 'number' ? second : second.range[0];
    problems.push(diagnose('yaml/several-documents', {}, place(start, start + 1)));
  }
  const broken = (first?.errors.length ?? 0) > 0;
  const contents = first?.contents;
  if (broken || !contents || contents.range[0] === contents.range[1]) {
    if (!broken) problems.push(diagnose('yaml/empty', {}, { file }));
    return { document: undefined, diagnostics: limitDiagnostics(problems) };
  }
  const { root, diagnostics } = placeNodes(contents, text, lines, file);
  return {
    document: root && new YamlDocument(file, text, root, lines),
    diagnostics: limitDiagnostics([...problems, ...diagnostics]),
  };
}

/** The first two documents of a text; a number is the offset where one is nested too deeply to be composed. */
function compose(text: string): (Document.Parsed | number)[] {
  const found: (Document.Parsed | number)[] = [];
  const composer = new Composer({
    schema: 'core',
    // Dates, bytes, sets and pairs are no JSON; their tags are unknown here.
    resolveKnownTags: false,
    // Checked in linear time when the nodes are placed.
    uniqueKeys: false,
    logLevel: 'silent',
  });
  for (const token of new Parser().parse(text)) {
    const deep = tooDeep(token);
    if (deep !== undefined) return [...found, ...composer.end(), deep];
    found.push(...composer.next(token));
    if (found.length >= 2) return found;
  }
  return [...found, ...composer.end(true, text.length)];
}

type PlaceOf = (start: number, end: number) => Pick<Diagnostic, 'file' | 'span'>;

const needQuotes: ReadonlySet<ErrorCode> = new Set(['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START']);

function problem({ code, message, pos }: YAMLError, placeOf: PlaceOf): Diagnostic {
  const place = placeOf(...pos);
  if (code === 'TAB_AS_INDENT') return diagnose('yaml/tab-indent', {}, place);
  if (code === 'TAG_RESOLVE_FAILED') return diagnose('yaml/unknown-tag', { problem: message }, place);
  if (needQuotes.has(code)) return diagnose('yaml/needs-quotes', { problem: message }, place);
  return diagnose('yaml/syntax', { problem: message }, place);
}
