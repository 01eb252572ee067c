import { type Code, code, joinCode } from '../code/Code.ts';
import type { Scope } from '../code/Scope.ts';
import { builtins } from '../functions/builtins.ts';
import { callFunction } from '../runtime/applyFunction.ts';
import { callCounted } from '../runtime/callCounted.ts';
import { callFitting } from '../runtime/callFitting.ts';
import { isListOf } from '../runtime/isListOf.ts';
import { isRecord } from '../runtime/isRecord.ts';
import { parseSignatureParameters, type SignatureParameter } from '../runtime/SignatureParameter.ts';
import { typeBits } from '../runtime/TypeSymbol.ts';
import { allTrue } from './allTrue.ts';
import { builtinLowerings } from './builtins/builtinLowerings.ts';
import { builtinValue } from './builtinValue.ts';
import { hold } from './hold.ts';
import { isOnly, kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** A call of a built-in function that is known while the code is written. */
export function lowerBuiltin(name: string, args: readonly Operand[], place: Code, site: Site): Operand {
  const [first, ...others] = args;
  // What is handed on as a value, too, notes where it was called.
  const lowering = site.unit.values.has(name) ? undefined : builtinLowerings.get(name);
  const call = { site, place, general: (...held: Code[]) => general(name, held, place, site) };
  const lowered = first === undefined ? undefined : lowering?.({ ...call, args: [first, ...others] });
  if (lowered !== undefined) return lowered;
  const known = { kinds: resultKinds(name), isOpen: mayBeSequence(name) };
  const guards = guardsFor(name, args, site.unit.scope);
  if (guards === undefined) {
    return { ...known, code: call.general(...args.map((arg) => arg.code)) };
  }
  const guarded = hold(args, site.body, (...held) => {
    const conditions = held.map((value, index) => guards[index]?.(value));
    const called = fitting(name, held, place, site);
    if (conditions.every((condition) => condition === undefined)) return called;
    return code`(${allTrue(conditions)} ? ${called} : ${general(name, held, place, site)})`;
  });
  return { ...known, code: guarded };
}

/** The function itself; where it may fault, with the place at hand. */
function fitting(name: string, args: readonly Code[], place: Code, { unit }: Site): Code {
  const implementation = unit.scope.value(implementationOf(name), name);
  if (quiet.has(name) && !unit.isCounted && !unit.values.has(name))
    return code`${implementation}(${joinCode(args, ', ')})`;
  const callee = builtinValue(name, unit) ?? code`undefined`;
  const call = unit.isCounted ? callCounted : callFitting;
  return runtimeCall(unit.scope, call, callee, place, implementation, ...args);
}

/** Through the signature, which sorts out what does not fit; the context may stand in for what is left out. */
function general(name: string, args: readonly Code[], place: Code, site: Site): Code {
  const { unit, context } = site;
  const parameters = parametersOf(name);
  const standsIn =
    args.length < parameters.length && parameters.some((one) => one.contextTypes !== undefined);
  const required = 1 + parameters.findLastIndex(({ quantifier }) => quantifier === '');
  const takesAnything = args.length >= Math.max(required, 1) && parameters[0]?.types === anyType;
  const item = standsIn && !takesAnything ? context.whole() : code`undefined`;
  const callee = builtinValue(name, unit) ?? code`undefined`;
  return runtimeCall(unit.scope, callFunction, callee, code`[${joinCode(args, ', ')}]`, item, place);
}

const anyType = 0xff;

/** Functions that answer without a fault whatever arguments of the right types they get. */
const quiet: ReadonlySet<string> = new Set([
  'abs',
  'append',
  'base64decode',
  'base64encode',
  'ceil',
  'contains',
  'count',
  'floor',
  'length',
  'lowercase',
  'round',
  'substring',
  'substringAfter',
  'substringBefore',
  'trim',
  'uppercase',
]);

type Guard = (value: Code) => Code | undefined;

/** Conditions under which arguments fit their parameters one by one; undefined when the signature must decide. */
function guardsFor(name: string, args: readonly Operand[], scope: Scope): Guard[] | undefined {
  const parameters = parametersOf(name);
  const isWhole = parameters.every((parameter, index) => index < args.length || parameter.quantifier === '?');
  if (!isWhole || args.length > parameters.length || (parameters[0]?.quantifier === '?' && args.length === 0))
    return undefined;
  const guards = args.map((arg, index) => guardFor(parameters[index] as SignatureParameter, arg, scope));
  return guards.every((guard) => guard !== undefined) ? guards : undefined;
}

function guardFor(
  { types, list, subtype, quantifier }: SignatureParameter,
  arg: Operand,
  scope: Scope,
): Guard | undefined {
  if (quantifier.includes('+')) return undefined;
  if (list) return guardForList(subtype, scope);
  if ((types & typeBits.f) !== 0 && isOnly(arg, kinds.function)) return () => undefined;
  if (types === typeBits.o + typeBits.m) {
    return (value) => code`(${value} === undefined || ${runtimeCall(scope, isRecord, value)})`;
  }
  if (types === anyType) return () => undefined;
  if ((types & typeBits.s) !== 0 && isOnly(arg, kinds.string)) return () => undefined;
  const isText = types === typeBits.s + typeBits.m;
  if (!isText && types !== typeBits.n + typeBits.m) return undefined;
  const [type, kind] = isText ? (['string', kinds.string] as const) : (['number', kinds.number] as const);
  if (isOnly(arg, kind | kinds.missing)) return () => undefined;
  return (value) => code`(typeof ${value} === ${type} || ${value} === undefined)`;
}

/** Lists whose items are looked at only need a look here when their type matters. */
function guardForList(subtype: string | undefined, scope: Scope): Guard | undefined {
  if (subtype === undefined) return (value) => code`Array.isArray(${value})`;
  const type = { n: 'number', s: 'string' }[subtype];
  return type === undefined ? undefined : (value) => runtimeCall(scope, isListOf, value, code`${type}`);
}

function implementationOf(name: string): (...args: never[]) => unknown {
  const implementation = builtins.get(name)?.implementation;
  if (implementation === undefined) throw new Error(`there is no built-in function ${name}`);
  return implementation;
}

const parsed = new Map<string, readonly SignatureParameter[]>();

/** The parameters of a built-in function, whose signature is parsed when it is first called. */
function parametersOf(name: string): readonly SignatureParameter[] {
  const parameters = parsed.get(name) ?? parseSignatureParameters(builtins.get(name)?.signature ?? '');
  parsed.set(name, parameters);
  return parameters;
}

/** What a function answers, by the letter behind the colon of its signature. */
const answers: Readonly<Record<string, number>> = {
  s: kinds.string | kinds.missing,
  n: kinds.number | kinds.missing,
  b: kinds.boolean | kinds.missing,
};

function resultKinds(name: string): number {
  const letter = /:(\w)/.exec(builtins.get(name)?.signature ?? '')?.[1] ?? '';
  return answers[letter] ?? kinds.any;
}

function mayBeSequence(name: string): boolean {
  return resultKinds(name) === kinds.any;
}
