import type { Diagnostic } from '../../../diagnostics/Diagnostic.ts';
import type { EntryCode } from '../../../diagnostics/DiagnosticCode.ts';
import { type DiagnosticBlanks, diagnose } from '../../../diagnostics/diagnose.ts';

/** A change that others have to be told of before it is merged. */
export interface Breach {
  /** `structure`: the two versions prove it, whatever events come. `events`: it was seen on some of them. */
  readonly evidence: 'structure' | 'events';
  readonly diagnostic: Diagnostic;
}

/** A code of this area. */
export type BreakingCode = Extract<EntryCode, `breaking/${string}`>;

/** Collects breaches: what is told of one thing under one code is told once, and proved before it is seen. */
export class Breaches {
  readonly #evidence: Breach['evidence'];
  readonly #found: Map<string, Breach>;

  constructor(evidence: Breach['evidence'] = 'structure', found: Map<string, Breach> = new Map()) {
    this.#evidence = evidence;
    this.#found = found;
  }

  /** The same collection, for what is seen on events. */
  seen(): Breaches {
    return new Breaches('events', this.#found);
  }

  /** @param about what it is about: one attribute, one field. */
  add<Code extends BreakingCode>(
    about: string,
    code: Code,
    blanks: DiagnosticBlanks<Code>,
    place: Parameters<typeof diagnose>[2] = {},
  ): void {
    const name = `${code} ${about}`;
    if (this.#found.has(name)) return;
    this.#found.set(name, { evidence: this.#evidence, diagnostic: diagnose(code, blanks, place) });
  }

  all(): Breach[] {
    return [...this.#found.values()];
  }
}
