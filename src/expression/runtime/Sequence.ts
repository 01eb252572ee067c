/**
 * A list that a path or a function made, in contrast to a list of the data (JSONata standard, "Sequences"): one
 * without items is missing, one with a single item is that item. Its class is its mark, so that to users it is a
 * plain list.
 */
export class Sequence extends Array<unknown> {
  static holding(item: unknown): Sequence {
    const sequence = new Sequence();
    sequence.push(item);
    return sequence;
  }
}
