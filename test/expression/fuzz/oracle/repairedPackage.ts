import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import type jsonata from 'jsonata';

const require = createRequire(import.meta.url);

interface Repair {
  readonly find: string;
  readonly replace: string;
  /** In how many places; one unless told. */
  readonly times?: number;
}

/** Evaluates one after the other what the package evaluates side by side. */
const inTurn = `await (async (list, each) => {
  const all = [];
  for (const [index, item] of list.entries()) all.push(await each(item, index));
  return all;
})`;

/**
 * What nobody can mean by "exactly as the standard behaves":
 * - The items of a list constructor and the members of an object are evaluated side by side. Which of two faults is
 *   told, or whether an item sees a variable that its neighbour assigns, depends on how many promises each takes.
 * - An object constructor writes into the empty list that it is evaluated over.
 * - `$replace` shows the package's own source where it is given a function and a text to look for.
 * - A transform that sets `__proto__` sets a prototype.
 * - A function that ends in a call of a higher-order function hands over functions that this cannot call.
 * - A path with `[]` fails where it ends without anything.
 * - The left sides of `??` and `?:` are copied through JSON, which loses regular expressions and signatures; with what
 *   is left of the former `$match`, `$replace` and `$split` never end.
 * - A regular expression that is called with a function looks for matches in the package's own source.
 * - An object that an expression makes has no prototype, unlike those of the data, so that what is called with it
 *   without a signature fails where JavaScript makes a text or a number of it.
 * - Of several pairs that group one item with variables, the first takes the item away from the others, as it does not
 *   where there are more items.
 * - A fault of what is called but is 0, false or null is not told of that token, as it is of any other, but of the
 *   function around it: the token is taken for none.
 * - A transform takes a function for its update when the package keeps that as an object, and writes what it is made of,
 *   source and scopes, into the data.
 * - A function that another one was given and answers cannot be applied partially: the package tells of a fault in a text
 *   that it has made of its own source.
 */
const repairs: readonly Repair[] = [
  {
    find: 'var closure = function(str, fromIndex) {',
    replace: "var closure = function(str, fromIndex) { if (typeof str === 'function') return undefined;",
  },
  {
    find: `await Promise.all(expr.expressions
                    .map(async (item, idx) => {`,
    replace: `${inTurn}(expr.expressions, (async (item, idx) => {`,
  },
  {
    find: 'await Promise.all(utils.keys(groups).map(async (key, idx) => {',
    replace: `${inTurn}(utils.keys(groups), (async (key, idx) => {`,
  },
  { find: 'input.push(undefined);', replace: 'input = focus.createSequence(undefined);' },
  {
    find: 'result += replacement;',
    replace:
      "if (typeof replacement === 'function' || (replacement && replacement._jsonata_lambda)) throw { code: 'D3012', value: replacement }; result += replacement;",
  },
  {
    find: 'match[prop] = update[prop];',
    replace: `if (prop !== '__proto__' || typeof match !== 'object' || match === null) match[prop] = update[prop];
      else Object.defineProperty(match, prop, { value: update[prop], enumerable: true, configurable: true, writable: true });`,
  },
  {
    find: 'evaluatedArgs.push(await evaluate(result.body.arguments[ii], result.input, result.environment));',
    replace: `const argument = await evaluate(result.body.arguments[ii], result.input, result.environment);
      const isUncallable = isFunction(argument) && (argument._jsonata_function === true || next.token === 'sort');
      const { environment: frame } = result;
      const callable = async (...params) => await apply(argument, params, null, frame);
      if (isUncallable) callable.arity = getFunctionArity(argument);
      evaluatedArgs.push(isUncallable ? callable : argument);`,
  },
  {
    find: 'resultSequence.keepSingleton = true;',
    replace: 'if (resultSequence !== undefined) resultSequence.keepSingleton = true;',
  },
  {
    find: "delete tuple['@'];",
    replace: "tuple = Object.assign(Object.create(null), tuple); delete tuple['@'];",
  },
  { find: 'if (!err.token) {', replace: "if (err.token === undefined || err.token === '') {" },
  { find: 'var result = Object.create(null)', replace: 'var result = Object.create(madeObject)', times: 4 },
  {
    find: "if(updateType !== 'object' || update === null || Array.isArray(update)) {",
    replace:
      "if(updateType !== 'object' || update === null || Array.isArray(update) || isFunction(update)) {",
  },
  {
    find: 'closure.arity = getFunctionArity(arg);',
    replace: 'closure.arity = getFunctionArity(arg); closure.wraps = arg;',
  },
  {
    find: 'if (isLambda(proc)) {\n            result = partialApplyProcedure',
    replace:
      'if (proc && proc.wraps) proc = proc.wraps;\nif (isLambda(proc)) { result = partialApplyProcedure',
  },
  { find: 'arguments: [JSON.parse(JSON.stringify(left))]', replace: 'arguments: [copyOfLeft(left)]' },
  { find: 'this.condition = JSON.parse(JSON.stringify(left))', replace: 'this.condition = copyOfLeft(left)' },
];

/** Copies a tree with all that it holds. */
const copyOfLeft = `function copyOfLeft(node) {
  if (Array.isArray(node)) return node.map(copyOfLeft);
  if (typeof node !== 'object' || node === null || node instanceof RegExp || node.validate) return node;
  return Object.fromEntries(Object.entries(node).map(([name, member]) => [name, copyOfLeft(member)]));
}`;

const madeObject =
  "const madeObject = Object.create(null, { toString: { value: () => '[object Object]' } });";

/** The package as it is, but for these defects: asked where ours differs from the package. */
export function loadRepairedPackage(): typeof jsonata {
  const file = require.resolve('jsonata');
  const text = `${madeObject}\n${repairs.reduce(repair, readFileSync(file, 'utf8'))}\n${copyOfLeft}`;
  const module = { exports: {} };
  vm.compileFunction(text, ['module', 'exports', 'require'], { filename: `${file}#repaired` })(
    module,
    module.exports,
    require,
  );
  return module.exports as typeof jsonata;
}

function repair(text: string, { find, replace, times = 1 }: Repair): string {
  const parts = text.split(find);
  if (parts.length !== times + 1) throw new Error(`the package no longer has ${times} places with ${find}`);
  return parts.join(replace);
}
