import { parseExpression } from '../../../../src/expression/parseExpression.ts';
import { balancedSpans, joinTokens, tokensOf } from '../seeds/tokens.ts';

const plainest = ['a', '$', '1', '"a"', 'true', '[]', '{}'];

/** Simpler expressions, the boldest first: each a subtree in its parent's place, a part left out, or a leaf for a tree. */
export function* simplerExpressions(expression: string): Generator<string> {
  const seen = new Set([expression]);
  for (const tokens of simplerTokens(tokensOf(expression))) {
    const text = joinTokens(tokens);
    if (text.length > expression.length || seen.has(text)) continue;
    seen.add(text);
    if ('tree' in parseExpression(text)) yield text;
  }
}

function* simplerTokens(tokens: readonly string[]): Generator<string[]> {
  yield [...tokens];
  const spans = balancedSpans(tokens);
  // A part alone.
  for (const [start, end] of [...spans].reverse()) yield tokens.slice(start, end);
  // Without a part.
  for (const [start, end] of spans) yield [...tokens.slice(0, start), ...tokens.slice(end)];
  // A part in the place of a larger one around it, such as an argument for its call.
  for (const [start, end] of spans) {
    if (end - start > 24) continue;
    for (const [from, to] of spans) {
      if (from < start || to > end || to - from >= end - start) continue;
      yield [...tokens.slice(0, start), ...tokens.slice(from, to), ...tokens.slice(end)];
    }
  }
  for (const [start, end] of spans) {
    for (const atom of plainest) {
      if (end - start === 1 && plainest.includes(tokens[start] as string)) continue;
      yield [...tokens.slice(0, start), atom, ...tokens.slice(end)];
    }
  }
}
