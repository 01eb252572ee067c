import { describe, expect, it } from 'vitest';
import { ExpressionFault } from '../../src/expression/ExpressionFault.ts';
import { measureText } from '../../src/expression/measureText.ts';
import { measureTree } from '../../src/expression/measureTree.ts';
import { parseExpression } from '../../src/expression/parseExpression.ts';
import { drawCases } from './fuzz/drawCases.ts';

const nested = (count: number, before: string, after: string) =>
  `${before.repeat(count)}a${after.repeat(count)}`;

/** Nodes of the parser's tree. */
function countNodes(node: unknown): number {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return 0;
  const own = 'type' in node ? 1 : 0;
  return Object.values(node).reduce((sum: number, member) => sum + countNodes(member), own);
}

describe('the measure of a text', () => {
  it.each([
    ['brackets', 'f((a))', 2],
    ['brackets of all kinds', '[{"a": (b)}]', 3],
    ['brackets in texts, names and comments', '"(((" & \'[[\' & `{{` /* (((( */', 0],
    ['brackets in a regular expression', '$match(a, /\\((b|(c))/)', 1],
    ['brackets behind a division', 'a / (b) / (c)', 1],
    ['brackets behind a wildcard that is divided', '* / (b) / (c)', 1],
    ['quotes in a regular expression', '$split(a, /"/)[(0)]', 2],
    ['slashes in brackets of a regular expression', '$match(a, /[/(]/]/)[(0)]', 2],
    ['escaped quotes', '"\\"(" & ((a))', 2],
    ['brackets that do not end', '((((', 4],
    ['ends without a beginning', '))))', 0],
  ])('counts levels: %s', (_, text, depth) => {
    expect(measureText(text).depth).toBe(depth);
  });

  it.each(['??', '?:'])('doubles with each bracket on the left side of %s, as the tree does', (operator) => {
    const sizes = [8, 9, 10].map((count) => nested(count, '(', `${operator}a)`));
    const [trees, texts] = [
      sizes.map((text) => countNodes(tree(text))),
      sizes.map((text) => measureText(text).parts),
    ] as [number[], number[]];
    for (const sizes of [trees, texts])
      expect((sizes[2] as number) / (sizes[0] as number)).toBeGreaterThan(3.5);
    expect(measureText(nested(200, '(', `${operator}a)`)).parts).toBeGreaterThan(2 ** 200);
  });

  it('stays small in a chain, however long, and on the right side', () => {
    expect(measureText(`a${'??a'.repeat(2000)}`).parts).toBeLessThan(10_000);
    expect(measureText(`${'(a??'.repeat(100)}a${')'.repeat(100)}`).parts).toBeLessThan(1000);
    expect(
      measureText(`{${Array.from({ length: 100 }, (_, i) => `"n${i}": a.b ?? c ?: 0`).join()}}`).parts,
    ).toBeLessThan(3000);
  });

  it('is never much less than the tree, over random expressions', () => {
    let compared = 0;
    for (let index = 0; index < 3000; index++) {
      const { expression } = drawCases(1, index);
      const parsed = parseExpression(expression);
      if (parsed instanceof ExpressionFault) continue;
      compared++;
      const { parts, depth } = measureText(expression);
      expect(countNodes(parsed.tree), expression).toBeLessThanOrEqual(8 + 4 * parts);
      expect(depth, expression).toBeLessThanOrEqual(measureTree(parsed.tree).depth * 2);
    }
    expect(compared).toBeGreaterThan(2000);
  });
});

function tree(text: string): unknown {
  const parsed = parseExpression(text);
  if (parsed instanceof ExpressionFault) throw parsed;
  return parsed.tree;
}
