import { type Code, code, joinCode } from '../code/Code.ts';

/** The variables of one function, or of one turn of a loop, in the code that is being written. */
export class Body {
  readonly #name: (hint: string) => Code;
  readonly #declared: Code[] = [];
  readonly #statements: Code[] = [];

  constructor(name: (hint: string) => Code) {
    this.#name = name;
  }

  /** A variable that is declared here, before all else. */
  variable(hint: string, initial?: Code): Code {
    const name = this.#name(hint);
    this.#declared.push(initial === undefined ? code`let ${name};` : code`let ${name} = ${initial};`);
    return name;
  }

  /** What is done before the value is answered. */
  add(statement: Code): void {
    this.#statements.push(statement);
  }

  /** True when an expression will do for the body. */
  get isPlain(): boolean {
    return this.#declared.length === 0 && this.#statements.length === 0;
  }

  declarations(): Code {
    return joinCode(this.#declared);
  }

  /** Statements behind all that is declared and done before them. */
  before(statements: Code): Code {
    return joinCode([...this.#declared, ...this.#statements, statements]);
  }

  /** The body of a function that answers a value. */
  returning(value: Code): Code {
    return this.before(code`return ${value};`);
  }
}
