import jsonata from 'jsonata';
import { ExpressionFault } from './ExpressionFault.ts';
import type { ExpressionTree } from './ExpressionTree.ts';
import { restoreRegexes } from './restoreRegexes.ts';

export interface ParsedExpression {
  readonly text: string;
  readonly tree: ExpressionTree;
}

/** Parses JSONata with the official parser; what it does not accept is answered, not thrown. */
export function parseExpression(text: string): ParsedExpression | ExpressionFault {
  try {
    const tree = jsonata(text).ast() as unknown as ExpressionTree;
    if (text.includes('/')) restoreRegexes(tree);
    return { text, tree };
  } catch (thrown) {
    return ExpressionFault.from(thrown);
  }
}
