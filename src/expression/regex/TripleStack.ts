import { ExpressionFault } from '../ExpressionFault.ts';

/** Some 200 MB, more than the engine of JavaScript allows itself. */
const mostNumbers = 2 ** 25 * 1.5;

/** A stack of entries of three whole numbers each. */
export class TripleStack {
  #numbers = new Int32Array(48);
  #height = 0;

  get isEmpty(): boolean {
    return this.#height === 0;
  }

  /** Of the entry on top, which there has to be. */
  get first(): number {
    return this.#numbers[this.#height - 3] ?? 0;
  }

  get second(): number {
    return this.#numbers[this.#height - 2] ?? 0;
  }

  get third(): number {
    return this.#numbers[this.#height - 1] ?? 0;
  }

  replaceSecond(second: number): void {
    this.#numbers[this.#height - 2] = second;
  }

  replaceThird(third: number): void {
    this.#numbers[this.#height - 1] = third;
  }

  /** @throws ExpressionFault `budget` when it grows beyond all measure. */
  push(first: number, second: number, third: number): void {
    if (this.#height === this.#numbers.length) this.#grow();
    this.#numbers[this.#height++] = first;
    this.#numbers[this.#height++] = second;
    this.#numbers[this.#height++] = third;
  }

  pop(): void {
    this.#height -= 3;
  }

  clear(): void {
    this.#height = 0;
  }

  #grow(): void {
    if (this.#height >= mostNumbers) {
      throw ExpressionFault.of('budget', { problem: 'needs too much memory for its regular expression' });
    }
    const larger = new Int32Array(this.#numbers.length * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
