/** What stands in place of the bytes of an edit, where it is not the name of a field. */
export const EditAction = { remove: -1, timestamp: -2 } as const;

/**
 * Stretches of the body that are not copied, in order: removed members, renamed names and corrected times. Kept as
 * plain numbers, as there are several to every event.
 */
export class EditList {
  readonly #numbers: number[] = [];

  get length(): number {
    return this.#numbers.length / 3;
  }

  /** @param action one of `EditAction`, or the index of the name that is written instead. */
  add(start: number, end: number, action: number): void {
    this.#numbers.push(start, end, action);
  }

  start(index: number): number {
    return this.#numbers[index * 3] as number;
  }

  end(index: number): number {
    return this.#numbers[index * 3 + 1] as number;
  }

  action(index: number): number {
    return this.#numbers[index * 3 + 2] as number;
  }

  truncate(length: number): void {
    this.#numbers.length = length * 3;
  }
}
