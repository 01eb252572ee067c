import { parseReference } from '../project/parseReference.ts';
import { pointer } from '../yaml/pointer.ts';
import type { ProjectSubject } from './subjects/ProjectSubject.ts';

/** A stretch of a line that must not be shown: columns count from 1, the end is exclusive. */
export interface HiddenStretch {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** What printers may not show of a file: some stretches, or nothing of it at all. */
export type Hidden = readonly HiddenStretch[] | 'everything';

/** Places of a project file whose values are no secrets; settings are judged by their catalog entry. */
const harmless = [
  /^\/data$/,
  /^\/limits\//,
  /^\/sources\/\d+\/id$/,
  /^\/integrations\/\d+\/(?:id|name|integration|variant|blueprint|enabled|sources(?:\/\d+)?)$/,
];

/** Where secrets stand in clear in a project file, or may stand where nobody knows what a value is for. */
export function hiddenParts({ document, installed }: ProjectSubject): Hidden {
  if (document === undefined) return 'everything';
  const settings = new Set(
    installed.flatMap(({ entry, pointer: at }) =>
      (entry?.config_fields ?? [])
        .filter(({ type }) => type !== 'secret')
        .map(({ key }) => at + pointer('config', key)),
    ),
  );
  const isShown = (place: string) => settings.has(place) || harmless.some((pattern) => pattern.test(place));
  return scalarsOf(document.value, '').flatMap(({ place, scalar }) => {
    if (isShown(place) || isReference(scalar)) return [];
    const { line, column, endLine, endColumn } = document.span(place);
    return Array.from({ length: endLine - line + 1 }, (_, index) => ({
      line: line + index,
      column: index === 0 ? column : 1,
      endColumn: line + index === endLine ? endColumn : Number.POSITIVE_INFINITY,
    }));
  });
}

/** A text with stars for each hidden stretch, so that columns hold. */
export function hideSecrets(text: string, hidden: Hidden): string | undefined {
  if (hidden === 'everything') return undefined;
  const lines = text.split('\n');
  for (const { line, column, endColumn } of hidden) {
    const content = lines[line - 1] ?? '';
    const end = Math.min(endColumn - 1, content.length);
    const stars = '*'.repeat(Math.max(0, end - column + 1));
    lines[line - 1] = content.slice(0, column - 1) + stars + content.slice(end);
  }
  return lines.join('\n');
}

function scalarsOf(value: unknown, place: string): { place: string; scalar: unknown }[] {
  if (value === null || typeof value === 'boolean') return [];
  if (typeof value !== 'object') return [{ place, scalar: value }];
  return Object.entries(value).flatMap(([name, member]) => scalarsOf(member, place + pointer(name)));
}

function isReference(scalar: unknown): boolean {
  return typeof scalar === 'string' && typeof parseReference(scalar) === 'object';
}
