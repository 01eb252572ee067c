import { builtinNames } from './oracle/builtins.ts';
import type { Round, Verdict } from './oracle/Contest.ts';

const builtins = new Set(builtinNames);

/** Marks on a node of the parser's tree that change what it means. */
const marks =
  'predicate stages group keepArray keepSingletonArray focus index ancestor consarray thunk signature tuple'.split(
    ' ',
  );

/** What a run has met, so that a run that misses half of the language does not look like proof. */
export class Tally {
  cases = 0;
  groups = 0;
  values = 0;
  missing = 0;
  faults = 0;
  compiled = 0;
  /** Expressions whose evaluation by the package never ended. */
  endless = 0;
  readonly verdicts = new Map<Verdict, number>();
  readonly nodes = new Map<string, number>();
  readonly builtins = new Map<string, number>();
  readonly codes = new Map<string, number>();

  /** Takes down an expression that was evaluated over `inputs` inputs. */
  addExpression(tree: object | undefined, inputs: number): void {
    this.groups++;
    if (tree === undefined) return;
    const seen = new Set<object>();
    const open: object[] = [tree];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      this.#addNode(node as Record<string, unknown>, inputs);
      for (const member of Object.values(node)) {
        if (typeof member === 'object' && member !== null) open.push(member);
      }
    }
  }

  #addNode(node: Record<string, unknown>, inputs: number): void {
    const { type, value } = node;
    if (typeof type !== 'string') return;
    const operates = type === 'binary' || type === 'unary';
    bump(this.nodes, operates ? `${type} ${value}` : type, inputs);
    for (const mark of marks)
      if (node[mark] !== undefined && node[mark] !== false) bump(this.nodes, `… ${mark}`, inputs);
    if (type === 'variable' && builtins.has(value as string)) bump(this.builtins, `$${value}`, inputs);
  }

  addRound({ verdict, theirs }: Round, mode: string): void {
    this.cases++;
    if (mode === 'compiled') this.compiled++;
    bump(this.verdicts, verdict, 1);
    if (theirs.kind === 'value') {
      if (theirs.value === undefined) this.missing++;
      else this.values++;
      return;
    }
    this.faults++;
    bump(this.codes, theirs.kind === 'fault' ? theirs.code : 'an error of JavaScript', 1);
  }

  addEndless(): void {
    this.endless++;
  }

  /** Adds what another tally, or the copy of one from another thread, has counted. */
  merge(other: Tally): void {
    for (const count of ['cases', 'groups', 'values', 'missing', 'faults', 'compiled', 'endless'] as const) {
      this[count] += other[count];
    }
    for (const counts of ['verdicts', 'nodes', 'builtins', 'codes'] as const) {
      for (const [name, count] of other[counts]) bump(this[counts] as Map<string, number>, name, count);
    }
  }

  /** Builtins that no case has used. */
  unused(): string[] {
    return builtinNames.map((name) => `$${name}`).filter((name) => !this.builtins.has(name));
  }

  toString(): string {
    const share = (count: number) => `${count} (${((100 * count) / this.cases).toFixed(1)} %)`;
    const verdict = (name: Verdict) => this.verdicts.get(name) ?? 0;
    return [
      section('kinds of node', this.nodes),
      section('builtins', this.builtins),
      section('faults', this.codes),
      `${this.cases} cases of ${this.groups} expressions; compiled ${share(this.compiled)}`,
      `yielded a value ${share(this.values)}, nothing ${share(this.missing)}, a fault ${share(this.faults)}`,
      `same ${verdict('same')}, different ${verdict('different')}`,
      `as the package without its defects ${verdict('same as repaired')}`,
      'not judged, for the package has no answer to hold ours against: ' +
        `hit a limit ${verdict('ran away')}, ` +
        `changed its own input ${verdict('package changed its input')}, ` +
        `never ended ${this.endless} expressions`,
    ].join('\n');
  }
}

function bump(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

function section(title: string, counts: ReadonlyMap<string, number>): string {
  const rows = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`.padEnd(30));
  const lines = [];
  for (let row = 0; row < rows.length; row += 4)
    lines.push(
      `  ${rows
        .slice(row, row + 4)
        .join('')
        .trimEnd()}`,
    );
  return `${title}\n${lines.join('\n')}\n`;
}
