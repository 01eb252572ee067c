/** What a function takes (JSONata standard, "Function signature syntax"). */
export class Signature {
  static parse(_text: string): Signature {
    throw new Error('written next');
  }

  /** @throws ExpressionFault T0410, T0411 or T0412 */
  validate(args: readonly unknown[], _context: unknown): readonly unknown[] {
    return args;
  }
}
