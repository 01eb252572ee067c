import { CharSet } from './CharSet.ts';
import { dot, namedSets } from './namedSets.ts';
import { PatternReader } from './PatternReader.ts';
import type { RegexTree } from './RegexTree.ts';

/** Why a pattern cannot run in linear time, as the end of a sentence that begins with it. */
export interface RefusedRegex {
  readonly refused: string;
}

export interface ParsedRegex {
  readonly tree: RegexTree;
  /** How many groups capture. */
  readonly groups: number;
}

/** Deeper patterns nobody writes; the walks over the tree recurse. */
const deepest = 100;

/**
 * Parses a pattern that RegExp has taken, so that its faults need not be found again. What a linear engine cannot do
 * (it looks around, or refers back), or what this does not know, is refused.
 */
export function parseRegex({ source, ignoreCase, multiline }: RegExp): ParsedRegex | RefusedRegex {
  const parser = new RegexParser(source, ignoreCase, multiline);
  const tree = parser.choice();
  return parser.refused === undefined ? { tree, groups: parser.groups } : { refused: parser.refused };
}

class RegexParser {
  groups = 0;
  refused: string | undefined;
  readonly #reader: PatternReader;
  readonly #ignoreCase: boolean;
  readonly #multiline: boolean;
  readonly #opened: { readonly all: number; readonly named: boolean };
  #depth = 0;

  constructor(source: string, ignoreCase: boolean, multiline: boolean) {
    this.#reader = new PatternReader(source);
    this.#ignoreCase = ignoreCase;
    this.#multiline = multiline;
    this.#opened = countGroups(source);
  }

  choice(): RegexTree {
    const options = [this.#sequence()];
    while (this.#reader.take('|')) options.push(this.#sequence());
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options };
  }

  #sequence(): RegexTree {
    const items: RegexTree[] = [];
    while (!this.#reader.ended && this.#reader.peek() !== '|' && this.#reader.peek() !== ')') {
      const before = this.groups;
      const atom = this.#atom();
      // What follows a refusal is not parsed.
      if (this.refused !== undefined) break;
      items.push(this.#quantified(atom, before));
    }
    return items.length === 1 && items[0] !== undefined ? items[0] : { kind: 'sequence', items };
  }

  #quantified(body: RegexTree, groupsBefore: number): RegexTree {
    const found = this.#reader.match(/(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\??)/y);
    if (found === undefined) return body;
    const [, sign, least, comma, most] = found;
    const min = sign === undefined ? Number(least) : sign === '+' ? 1 : 0;
    const unlimited = sign === undefined ? comma !== undefined && most === '' : sign !== '?';
    const max = unlimited ? Number.POSITIVE_INFINITY : sign === '?' ? 1 : Number(most ?? least);
    const groups = [groupsBefore, this.groups] as const;
    return { kind: 'repeat', body, min, max, lazy: found[5] === '?', groups };
  }

  #atom(): RegexTree {
    const reader = this.#reader;
    if (reader.take('(')) return this.#group();
    if (reader.take('[')) return { kind: 'set', set: this.#class() };
    if (reader.take('.')) return { kind: 'set', set: dot };
    if (reader.take('^')) return { kind: 'assertion', assertion: this.#multiline ? 'lineStart' : 'start' };
    if (reader.take('$')) return { kind: 'assertion', assertion: this.#multiline ? 'lineEnd' : 'end' };
    if (reader.take('\\')) return this.#escape();
    return { kind: 'set', set: this.#unit(reader.unit()) };
  }

  #group(): RegexTree {
    const reader = this.#reader;
    if (reader.match(/\?<?[=!]/y)) return this.#refuse('looks ahead or behind');
    const captures = reader.peek() !== '?' || reader.match(/\?<[^>]*>/y) !== undefined;
    if (!captures && !reader.take('?:')) return this.#refuse('has a group of an unknown kind');
    if (++this.#depth > deepest) return this.#refuse(`nests deeper than ${deepest} groups`);
    const group = captures ? this.groups++ : undefined;
    const body = this.choice();
    this.#depth--;
    reader.take(')');
    return group === undefined ? body : { kind: 'group', group, body };
  }

  #escape(): RegexTree {
    const reader = this.#reader;
    if (reader.take('b')) return { kind: 'assertion', assertion: 'boundary' };
    if (reader.take('B')) return { kind: 'assertion', assertion: 'notBoundary' };
    const named = this.#namedSet();
    if (named !== undefined) return { kind: 'set', set: named };
    if (this.#refersBack()) return this.#refuse('refers back to a group');
    return { kind: 'set', set: this.#unit(reader.escapedUnit(false)) };
  }

  #refersBack(): boolean {
    const reader = this.#reader;
    if (reader.peek() === 'k') return this.#opened.named;
    const [digits] = /^[1-9]\d*/.exec(reader.text.slice(reader.at, reader.at + 8)) ?? [];
    return digits !== undefined && Number(digits) <= this.#opened.all;
  }

  #namedSet(): CharSet | undefined {
    const named = namedSets.get(this.#reader.peek());
    if (named !== undefined) this.#reader.at++;
    return named;
  }

  #class(): CharSet {
    const reader = this.#reader;
    const inverted = reader.take('^');
    const members: CharSet[] = [];
    while (!reader.take(']')) {
      const first = this.#member();
      if (reader.peek() !== '-' || reader.peek(1) === ']') {
        members.push(this.#setOf(first));
        continue;
      }
      reader.at++;
      const last = this.#member();
      if (typeof first === 'number' && typeof last === 'number') members.push(this.#cased([first, last]));
      else members.push(this.#setOf(first), CharSet.unit(0x2d), this.#setOf(last));
    }
    const set = CharSet.union(members);
    return inverted ? set.inverted() : set;
  }

  /** A unit of a class, or a set such as `\d`. */
  #member(): number | CharSet {
    const reader = this.#reader;
    if (!reader.take('\\')) return reader.unit();
    if (reader.take('b')) return 0x08;
    return this.#namedSet() ?? reader.escapedUnit(true);
  }

  #setOf(member: number | CharSet): CharSet {
    return typeof member === 'number' ? this.#unit(member) : member;
  }

  #unit(unit: number): CharSet {
    return this.#cased([unit, unit]);
  }

  #cased(range: readonly [number, number]): CharSet {
    const set = CharSet.of(range);
    return this.#ignoreCase ? set.caseClosed() : set;
  }

  #refuse(reason: string): RegexTree {
    this.refused ??= reason;
    this.#reader.at = this.#reader.text.length;
    return { kind: 'sequence', items: [] };
  }
}

/** Numbers after a backslash mean a group if there are as many, also further on; and so do names. */
function countGroups(source: string): { all: number; named: boolean } {
  let all = 0;
  let named = false;
  for (const [token] of source.matchAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?<(?![=!])|\((?!\?)/g)) {
    if (!token.startsWith('(')) continue;
    all++;
    named ||= token === '(?<';
  }
  return { all, named };
}
