import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/expression/compileExpression.ts';
import { ExpressionFault } from '../../src/expression/ExpressionFault.ts';

interface Trap {
  readonly expression: string;
  readonly event: string;
  /** JSON, `nothing`, or `fault` and a code. */
  readonly answers: string;
}

const page = readFileSync('docs/expressions.md', 'utf8');
const blocks = [...page.matchAll(/^```jsonata\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

const traps: Trap[] = blocks.flatMap((block) => {
  const [first = '', ...lines] = block.trimEnd().split('\n');
  const event = /^\/\* event: (.+) \*\/$/.exec(first)?.[1];
  if (event === undefined) throw new Error(`no event above ${block}`);
  return lines.map((line) => {
    const [, expression, answers] = /^(.+?) +\/\* (.+) \*\/$/.exec(line) ?? [];
    if (expression === undefined || answers === undefined) throw new Error(`no answer beside ${line}`);
    return { expression, event, answers };
  });
});

function answerOf(expression: string, event: string): string {
  try {
    const value = compileExpression(expression).evaluate(JSON.parse(event));
    return value === undefined ? 'nothing' : JSON.stringify(value);
  } catch (error) {
    if (error instanceof ExpressionFault) return `fault ${error.code}`;
    throw error;
  }
}

describe('the traps of expressions', () => {
  it.each(traps)('$expression is $answers', ({ expression, event, answers }) => {
    const json = /^(nothing|fault \w+)$/.test(answers) ? answers : JSON.stringify(JSON.parse(answers));
    expect(answerOf(expression, event)).toBe(json);
  });

  it('are as many as the page shows', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(10);
    expect(traps.length).toBeGreaterThan(40);
  });
});

describe('the limits of expressions', () => {
  const read = (file: string, constant: RegExp) => constant.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  const planned = 'src/blueprint/planExpression.ts';
  const emitted = 'src/compiler/2-emit/emitExpression.ts';

  it.each([
    [planned, /longest = ([\d_]+);/, 'length'],
    [planned, /deepest = ([\d_]+);/, 'nesting'],
    [emitted, /stepLimit: ([\d_]+),/, 'work of one evaluation'],
    [emitted, /characterLimit: ([\d_* ]+),/, 'text that one evaluation makes'],
    [emitted, /itemLimit: ([\d_* ]+),/, 'items that one evaluation makes'],
    [emitted, /depthLimit: ([\d_]+),/, 'evaluations within one another'],
    [emitted, /timeLimitMs: ([\d_]+),/, 'time of one evaluation'],
  ])('are those of %s: %s', (file, constant, row) => {
    const factors = read(file, constant).replaceAll('_', '').split('*').map(Number);
    const [, shown = ''] = new RegExp(`^\\| ${row} \\| ([\\d,]+)`, 'm').exec(page) ?? [];
    expect(Number(shown.replaceAll(',', ''))).toBe(factors.reduce((product, factor) => product * factor, 1));
  });
});
