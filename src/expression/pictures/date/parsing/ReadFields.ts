/**
 * What was read from a text, by component. A field is undefined where no marker stands for it, or its text was no
 * name; NaN where it was no number.
 */
export interface ReadFields {
  Y: number | undefined;
  X: number | undefined;
  M: number | undefined;
  x: number | undefined;
  W: number | undefined;
  w: number | undefined;
  d: number | undefined;
  D: number | undefined;
  F: number | undefined;
  /** 0 before noon, 1 after. */
  P: number | undefined;
  H: number | undefined;
  h: number | undefined;
  m: number | undefined;
  s: number | undefined;
  /** Milliseconds, not always whole. */
  f: number | undefined;
  /** Minutes ahead of UTC, as z. */
  Z: number | undefined;
  z: number | undefined;
}

export type ReadComponent = keyof ReadFields;

export function emptyFields(): ReadFields {
  return {
    Y: undefined,
    X: undefined,
    M: undefined,
    x: undefined,
    W: undefined,
    w: undefined,
    d: undefined,
    D: undefined,
    F: undefined,
    P: undefined,
    H: undefined,
    h: undefined,
    m: undefined,
    s: undefined,
    f: undefined,
    Z: undefined,
    z: undefined,
  };
}
