import { type Code, code } from '../../code/Code.ts';
import { isOnly, kinds, type Operand } from '../Operand.ts';
import type { BuiltinCall } from './BuiltinCall.ts';

/**
 * The first argument of a call whose other arguments are literals: the usual type is looked for where the call stands,
 * what is missing is answered with missing, and only the rest goes through the signature.
 */
export class FirstArgument {
  readonly #call: BuiltinCall;
  readonly #type: 'string' | 'number';
  readonly #held: Code;

  constructor(call: BuiltinCall, type: 'string' | 'number') {
    const [first] = call.args;
    this.#call = call;
    this.#type = type;
    this.#held = first.isPlain ? first.code : call.site.body.variable('held');
  }

  /** The whole call. `write` has the code for a value of the type. */
  answer(answers: number, write: (value: Code) => Code): Operand {
    const [first, ...others] = this.#call.args;
    const value = this.#held;
    const usual = kinds[this.#type];
    const evaluated = first.isPlain ? code`` : code`${value} = ${first.code}, `;
    const answer = (whole: Code, possible: number) => ({
      code: first.isPlain ? whole : code`(${evaluated}${whole})`,
      kinds: possible,
    });
    if (isOnly(first, usual)) return answer(write(value), answers);
    if (isOnly(first, usual | kinds.missing)) {
      return answer(code`(${value} === undefined ? undefined : ${write(value)})`, answers | kinds.missing);
    }
    const general = this.#call.general(value, ...others.map((other) => other.code));
    if (isOnly(first, kinds.any - usual)) return answer(general, answers | kinds.missing);
    const guarded = code`(typeof ${value} === ${this.#type} ? ${write(value)} : ${value} === undefined ? undefined : ${general})`;
    return answer(guarded, answers | kinds.missing);
  }
}
