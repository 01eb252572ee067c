import { type Code, code } from '../../expression/code/Code.ts';

/**
 * The text of an object's members as generated code builds it up. While it may still be empty, each member decides
 * about its comma at run time; once something is certain to stand there, commas are part of the literals.
 */
export class Members {
  readonly text: Code;
  #certain: boolean;

  constructor(text: Code, certain = false) {
    this.text = text;
    this.#certain = certain;
  }

  declaration(): Code {
    return code`let ${this.text} = '';`;
  }

  /** The text so far with a member begun: its name and what opens its value. */
  begin(open: string): Code {
    if (this.#certain) return code`${this.text} + ${`,${open}`}`;
    return code`${this.text} + (${this.text} === '' ? ${open} : ${`,${open}`})`;
  }

  /** Takes on the text with the member appended. @param always whether the statement runs for every event. */
  take(text: Code, close: string, always: boolean): Code {
    this.#certain ||= always;
    return close === '' ? code`${this.text} = ${text};` : code`${this.text} = ${text} + ${close};`;
  }
}
