import type { IntegerPicture } from '../integer/IntegerPicture.ts';

/** A piece of a date picture: text that stands for itself, or a marker such as `[D1o]`. */
export type DatePart = { readonly kind: 'literal'; readonly text: string } | DateMarker;

export interface DateMarker {
  readonly kind: 'marker';
  /** One UTF-16 unit, mostly a letter that the standard knows. */
  readonly component: string;
  /** Whether names are asked for, and how they are written. */
  readonly names: 'upper' | 'lower' | 'title' | undefined;
  /** How a number is written: for components that are numbers unless names are asked for, and for time zones. */
  readonly integer: IntegerPicture | undefined;
  readonly width: MarkerWidth | undefined;
  /** Only the last so many digits of a year are shown; undefined to show all. NaN where the width is no number. */
  readonly yearDigits: number | undefined;
  /** The second presentation modifier is `t`: a zone without offset is written as Z. */
  readonly traditional: boolean;
  /** A number that another follows at once is read from exactly so many digits. */
  readonly exactDigits: number | undefined;
}

/** Either is undefined when it is free, and NaN when it is no number. */
export interface MarkerWidth {
  readonly min: number | undefined;
  readonly max: number | undefined;
}
