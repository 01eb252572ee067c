/** A pattern's text and how far it has been read, with what reading an escape needs. */
export class PatternReader {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  peek(offset = 0): string {
    return this.text.charAt(this.at + offset);
  }

  take(expected: string): boolean {
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  /** One unit, as its number. */
  unit(): number {
    return this.text.charCodeAt(this.at++);
  }

  /** What the sticky expression matches here, past which it goes. */
  match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text);
    if (found === null) return undefined;
    this.at = sticky.lastIndex;
    return found;
  }

  /**
   * After a backslash: the unit it stands for (ECMA-262, annex B.1.2, without the flag `u`). What is no escape is
   * the letter itself, and `\c` without a letter a backslash.
   */
  escapedUnit(inClass: boolean): number {
    const control = this.match(inClass ? /c([A-Za-z0-9_])/y : /c([A-Za-z])/y);
    if (control !== undefined) return (control[1] ?? '').charCodeAt(0) & 31;
    if (this.peek() === 'c') return 0x5c;
    const hex = this.match(/x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})/y);
    if (hex !== undefined) return Number.parseInt(hex[1] ?? hex[2] ?? '', 16);
    const octal = this.match(/[0-3][0-7]{0,2}|[4-7][0-7]?/y);
    if (octal !== undefined) return Number.parseInt(octal[0], 8);
    const letter = this.unit();
    return controls.get(letter) ?? letter;
  }
}

const controls: ReadonlyMap<number, number> = new Map([
  [0x74, 0x09],
  [0x6e, 0x0a],
  [0x76, 0x0b],
  [0x66, 0x0c],
  [0x72, 0x0d],
]);
