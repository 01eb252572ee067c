import { ExpressionFault } from '../../../../src/expression/ExpressionFault.ts';

/** What an evaluation came to. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | {
      readonly kind: 'fault';
      readonly code: string;
      readonly position: number | undefined;
      readonly token: string | undefined;
    }
  /** A JavaScript error: of the package where its checks end, of ours a bug. */
  | { readonly kind: 'crash'; readonly message: string };

/** The package's faults in the shape that ours have. */
export function outcomeOfFault(thrown: unknown): Outcome {
  if (thrown instanceof Error && !('code' in thrown && typeof thrown.code === 'string')) {
    return { kind: 'crash', message: `${thrown.name}: ${thrown.message}` };
  }
  const { code, position, token } = ExpressionFault.from(thrown);
  return { kind: 'fault', code, position, token };
}

/** A limit of the fuzzer's own was hit: nothing can be said of the case. */
export function ranAway(outcome: Outcome): boolean {
  return outcome.kind === 'fault' && (outcome.code === 'D1011' || isOutOfTime(outcome));
}

export function isOutOfTime(outcome: Outcome): boolean {
  return outcome.kind === 'fault' && outcome.code === 'D1012';
}

/** A line that tells an outcome. */
export function tell(outcome: Outcome): string {
  if (outcome.kind === 'crash') return `a crash: ${outcome.message}`;
  if (outcome.kind === 'fault') return `${outcome.code} at ${outcome.position}, token ${outcome.token}`;
  return tellValue(outcome.value, 0);
}

export function isFunction(value: unknown): boolean {
  if (typeof value === 'function') return true;
  if (typeof value !== 'object' || value === null) return false;
  const marks = value as { _jsonata_lambda?: unknown; _jsonata_function?: unknown };
  return marks._jsonata_lambda === true || marks._jsonata_function === true;
}

function tellValue(value: unknown, depth: number): string {
  if (depth > 12) return '…';
  if (isFunction(value)) return '<function>';
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'number' || value === undefined) return String(value);
  if (Array.isArray(value)) return `[${Array.from(value, (item) => tellValue(item, depth + 1)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value).map(
    (name) => `${JSON.stringify(name)}: ${tellValue((value as Record<string, unknown>)[name], depth + 1)}`,
  );
  return `{${members.join(', ')}}`;
}
