import type { Duration } from './Duration.ts';

export type DateForm = 'iso' | 'date' | 'epoch_seconds' | 'epoch_millis';

/** The transforms without parameters. */
export const plainTransforms = [
  'trim',
  'lowercase',
  'uppercase',
  'sha256',
  'string',
  'number',
  'boolean',
  'json',
  'parse_json',
  'base64_decode',
] as const;

export type PlainTransform = (typeof plainTransforms)[number];

/** One step of a mapping's `transform`. */
export type Transform =
  | { readonly kind: PlainTransform }
  | { readonly kind: 'date'; readonly form: DateForm; readonly add?: Duration }
  | {
      readonly kind: 'truncate';
      /** In characters (Unicode code points). */
      readonly length: number;
    };
