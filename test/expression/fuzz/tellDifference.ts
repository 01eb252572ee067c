import { tell } from './oracle/Outcome.ts';
import type { Difference } from './playGroup.ts';

/** A difference as a person reads it, with a line to paste into the table of `differences.test.ts`. */
export function tellDifference(seed: number, index: number, difference: Difference): string {
  const { drawn, shrunk, budgeted, round } = difference;
  const lines = [
    `DIFFERENT (--seed ${seed} --from ${index}${budgeted ? ', with a budget' : ''})`,
    `  expression  ${shrunk.expression}`,
    `  input       ${shrunk.data ?? 'undefined'}`,
    ...(shrunk.bindings === undefined ? [] : [`  bindings    ${shrunk.bindings}`]),
    `  ours        ${tell(round.ours)}`,
    `  the package ${tell(round.theirs)}`,
    ...(round.why === undefined ? [] : [`  because     ${round.why}`]),
    `  drawn as    ${drawn.expression}`,
    `  over        ${drawn.data ?? 'undefined'}`,
    '  test        ' +
      `[${[`'say what it shows'`, quote(shrunk.expression), shrunk.data === undefined ? 'undefined' : quote(shrunk.data), ...(shrunk.bindings === undefined ? [] : [quote(shrunk.bindings)])].join(', ')}],`,
  ];
  return `${lines.join('\n')}\n`;
}

function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
