/** How an integer is written (XPath and XQuery Functions 3.1, 4.6.1). */
export type IntegerPicture =
  | DecimalPicture
  | { readonly style: 'letters' | 'roman'; readonly upper: boolean }
  | { readonly style: 'words'; readonly letterCase: 'upper' | 'lower' | 'title'; readonly ordinal: boolean }
  | SequencePicture;

export interface DecimalPicture {
  readonly style: 'decimal';
  readonly ordinal: boolean;
  /** Code point of the digit zero. */
  readonly zero: number;
  /** Digits that are always written. A date picture's width may make it any number, also NaN. */
  readonly mandatoryDigits: number;
  readonly optionalDigits: number;
  readonly grouping: Grouping;
}

/** A numbering sequence, such as `①`; the standard leaves them open, and the package refuses them when used. */
export interface SequencePicture {
  readonly style: 'sequence';
  readonly token: string;
}

/** Either one separator after every so many digits, or separators in places of their own. */
export type Grouping =
  | { readonly regular: true; readonly separator: Separator }
  | { readonly regular: false; readonly separators: readonly Separator[] };

export interface Separator {
  /** Digits to the right of it. */
  readonly position: number;
  readonly char: string;
}
