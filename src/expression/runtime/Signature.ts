import { ExpressionFault } from '../ExpressionFault.ts';
import { listArgument } from './listArgument.ts';
import { matchArguments, mismatchOf } from './matchArguments.ts';
import { parseSignatureParameters, type SignatureParameter } from './SignatureParameter.ts';
import { typeBit, typeSymbol } from './TypeSymbol.ts';

/** What a function takes (JSONata standard, "Function signature syntax"). */
export class Signature {
  readonly #parameters: readonly SignatureParameter[];
  /** Where every argument fits the parameter of its own place, no other reading comes first. */
  readonly #oneToOne: boolean;
  /** Fewer arguments than these need the general reading: the context may have to stand in. */
  readonly #required: number;

  private constructor(parameters: readonly SignatureParameter[]) {
    this.#parameters = parameters;
    this.#oneToOne = parameters.every(({ quantifier }) => quantifier === '' || quantifier === '?');
    this.#required =
      1 +
      parameters.findLastIndex(
        ({ quantifier, contextTypes }) => quantifier === '' || contextTypes !== undefined,
      );
  }

  /** @throws ExpressionFault S0401 or S0402 for a text that is no signature. */
  static parse(text: string): Signature {
    return new Signature(parseSignatureParameters(text));
  }

  /**
   * The arguments as the function takes them: the context where one is left out that it may stand in for, single
   * values as lists where lists are asked for. They are the given ones when nothing changes.
   *
   * @throws ExpressionFault T0410 for an argument that does not fit, T0411 for a context that does not, T0412 for a
   * list with other items than asked for.
   */
  validate(args: readonly unknown[], context: unknown): readonly unknown[] {
    return this.#fit(args) ?? this.#match(args, context);
  }

  #fit(args: readonly unknown[]): readonly unknown[] | undefined {
    const parameters = this.#parameters;
    if (!this.#oneToOne || args.length > parameters.length || args.length < this.#required) return undefined;
    let lists = false;
    for (let index = 0; index < args.length; index++) {
      const { types, list } = parameters[index] as SignatureParameter;
      if ((typeBit(args[index]) & types) === 0) return undefined;
      lists ||= list;
    }
    return lists ? this.#withLists(args) : args;
  }

  #withLists(args: readonly unknown[]): readonly unknown[] {
    let fitted: unknown[] | undefined;
    for (let index = 0; index < args.length; index++) {
      const { list, subtype } = this.#parameters[index] as SignatureParameter;
      if (!list) continue;
      const given = args[index];
      const symbol = typeSymbol(given);
      const taken = listArgument(given, symbol, symbol, subtype, index);
      if (taken === given) continue;
      fitted ??= [...args];
      fitted[index] = taken;
    }
    return fitted ?? args;
  }

  #match(args: readonly unknown[], context: unknown): unknown[] {
    const symbols = args.map(typeSymbol);
    const counts = matchArguments(this.#parameters, symbols);
    if (counts === undefined) {
      const index = mismatchOf(this.#parameters, symbols);
      throw ExpressionFault.of('T0410', { value: args[index], index: index + 1 });
    }
    const matched: unknown[] = [];
    let index = 0;
    let next = 0;
    for (const [place, { list, subtype, contextTypes }] of this.#parameters.entries()) {
      const run = symbols.slice(next, next + (counts[place] as number));
      next += run.length;
      if (run.length === 0) {
        // The standard's own implementation hands an optional parameter the argument that it did not want, and the
        // next parameter the argument after its own.
        const unwanted = contextTypes === undefined;
        matched.push(unwanted ? args[index++] : contextArgument(context, contextTypes, index));
      }
      for (const symbol of run) {
        const given = args[index];
        matched.push(list ? listArgument(given, symbol, run.join(''), subtype, index) : given);
        index++;
      }
    }
    return matched;
  }
}

function contextArgument(context: unknown, types: number, index: number): unknown {
  if ((typeBit(context) & types) !== 0) return context;
  throw ExpressionFault.of('T0411', { value: context, index: index + 1 });
}
