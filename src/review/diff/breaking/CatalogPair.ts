import type { ConfigField } from '../../../catalog/CatalogEntry.ts';
import { pointer } from '../../../yaml/pointer.ts';
import type { CatalogVersion } from '../Snapshot.ts';

/** Two versions of a catalog entry. */
export interface CatalogPair {
  readonly before: CatalogVersion;
  readonly after: CatalogVersion;
}

export interface FieldPair {
  readonly key: string;
  /** Undefined for a field that is new. */
  readonly before: ConfigField | undefined;
  readonly after: ConfigField;
  /** A member of the field in the new file; the field's key where it has none. */
  place(member?: string): object;
}

/** The fields of the new version, each with what it was. */
export function fieldPairs({ before, after }: CatalogPair): FieldPair[] {
  const { document } = after;
  return after.entry.config_fields.map((field, index) => ({
    key: field.key,
    before: before.entry.config_fields.find(({ key }) => key === field.key),
    after: field,
    place(member = 'key') {
      const at = pointer('config_fields', index);
      const { value } = document;
      const raw = (value as { config_fields: Readonly<Record<string, unknown>>[] }).config_fields[index];
      const part = raw !== undefined && Object.hasOwn(raw, member) ? member : 'key';
      return { file: document.file, span: document.span(at + pointer(part)) };
    },
  }));
}

/** A part of the new catalog file. */
export function catalogPlace({ after: { document } }: CatalogPair, at: string) {
  return { file: document.file, span: document.span(at, 'key') };
}
