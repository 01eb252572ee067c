import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import type jsonata from 'jsonata';

const require = createRequire(import.meta.url);

/**
 * The package evaluates the items of a list constructor and the members of an object side by side, so that which of
 * two faults is told, or whether an item sees a variable that its neighbour assigns, depends on how many promises
 * each takes. This is the same package with those two places taking turns: what it says where the package itself
 * answers by chance.
 */
export function loadSequentialPackage(): typeof jsonata {
  const file = require.resolve('jsonata');
  const text = inTurn(inTurn(readFileSync(file, 'utf8'), 'expr.expressions\n'), 'utils.keys(groups)');
  const module = { exports: {} };
  vm.compileFunction(text, ['module', 'exports', 'require'], { filename: `${file}#sequential` })(
    module,
    module.exports,
    require,
  );
  return module.exports as typeof jsonata;
}

function inTurn(text: string, list: string): string {
  const head = `await Promise.all(${list}`;
  const start = text.indexOf(head);
  const end = text.indexOf('}));', start);
  if (start < 0 || end < 0) throw new Error(`the package no longer has Promise.all(${list.trim()}…)`);
  const loop = text.slice(start + head.length, end);
  const body = loop.slice(loop.indexOf('async ('));
  return `${text.slice(0, start)}await (async (list, each) => { const all = []; for (const [index, item] of list.entries()) all.push(await each(item, index)); return all; })(${list}, ${body}});${text.slice(end + 4)}`;
}
