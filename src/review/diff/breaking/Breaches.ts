import type { Diagnostic } from '../../../diagnostics/Diagnostic.ts';
import type { EntryCode } from '../../../diagnostics/DiagnosticCode.ts';
import { type DiagnosticBlanks, diagnose } from '../../../diagnostics/diagnose.ts';
import type { RoutePair } from '../routePairs.ts';
import { extentOfRoutes } from './extentOfRoutes.ts';

/** A change that others have to be told of before it is merged. */
export interface Breach {
  /** `structure`: the two versions prove it, whatever events come. `events`: it was seen on some of them. */
  readonly evidence: 'structure' | 'events';
  readonly diagnostic: Diagnostic;
}

/** A code of this area. */
export type BreakingCode = Extract<EntryCode, `breaking/${string}`>;

type Place = Parameters<typeof diagnose>[2];

interface Found {
  readonly evidence: Breach['evidence'];
  /** The kinds of events that it is about, where it is about some. */
  readonly routes: RoutePair[];
  readonly tell: (routes: readonly RoutePair[]) => Diagnostic;
}

/** Collects breaches: what is told of one thing under one code is told once, and proved before it is seen. */
export class Breaches {
  readonly #evidence: Breach['evidence'];
  readonly #found: Map<string, Found>;

  constructor(evidence: Breach['evidence'] = 'structure', found: Map<string, Found> = new Map()) {
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
    place: Place = {},
  ): void {
    const name = `${code} ${about}`;
    if (this.#found.has(name)) return;
    const tell = () => diagnose(code, blanks, place);
    this.#found.set(name, { evidence: this.#evidence, routes: [], tell });
  }

  /**
   * What holds for one kind of event, told once for all kinds that it holds for, at the place of the first.
   *
   * @param blanks is given whose events they are, as the end of a sentence: empty where all are meant.
   */
  addFor<Code extends BreakingCode>(
    route: RoutePair,
    routes: readonly RoutePair[],
    about: string,
    code: Code,
    blanks: (extent: string) => DiagnosticBlanks<Code>,
    place: Place = {},
  ): void {
    const name = `${code} ${about}`;
    const known = this.#found.get(name);
    if (known !== undefined) known.routes.push(route);
    else {
      const tell = (found: readonly RoutePair[]) =>
        diagnose(code, blanks(extentOfRoutes(found, routes)), place);
      this.#found.set(name, { evidence: this.#evidence, routes: [route], tell });
    }
  }

  /** Whether anything is told under a code, about something whose name begins like this. */
  tells(code: BreakingCode, about = ''): boolean {
    return [...this.#found.keys()].some((name) => name.startsWith(`${code} ${about}`));
  }

  all(): Breach[] {
    return [...this.#found.values()].map(({ evidence, routes, tell }) => ({
      evidence,
      diagnostic: tell(routes),
    }));
  }
}
