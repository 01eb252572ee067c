/** Answers of a pure function by the text of its question. Blueprints that have much in common ask much alike. */
export class Remembered<Answer> {
  readonly #answers = new Map<string, { readonly answer: Answer }>();
  readonly #most: number;

  /** @param most so many answers are kept; then all are forgotten. */
  constructor(most = 2000) {
    this.#most = most;
  }

  of(question: string, find: () => Answer): Answer {
    const known = this.#answers.get(question);
    if (known !== undefined) return known.answer;
    const answer = find();
    if (this.#answers.size >= this.#most) this.#answers.clear();
    this.#answers.set(question, { answer });
    return answer;
  }
}
