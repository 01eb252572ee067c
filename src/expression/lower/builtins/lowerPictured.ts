import { type Code, code } from '../../code/Code.ts';
import { compileDateFormatter } from '../../pictures/date/compileDateFormatter.ts';
import { compileDateParser } from '../../pictures/date/compileDateParser.ts';
import { formatIsoTimestamp } from '../../pictures/date/formatIsoTimestamp.ts';
import { parseIsoTimestamp } from '../../pictures/date/parseIsoTimestamp.ts';
import { compileIntegerFormatter } from '../../pictures/integer/compileIntegerFormatter.ts';
import { compileIntegerParser } from '../../pictures/integer/compileIntegerParser.ts';
import { compileNumberPicture } from '../../pictures/number/compileNumberPicture.ts';
import { kinds, type Operand } from '../Operand.ts';
import type { BuiltinCall, BuiltinLowering } from './BuiltinCall.ts';
import { FirstArgument } from './FirstArgument.ts';
import { madeValue } from './madeValue.ts';
import { placedCall } from './placedCall.ts';

/** A function of a value and a picture of it. */
interface Pictured {
  readonly takes: 'string' | 'number';
  readonly answers: number;
  readonly compile: (picture: string) => (...args: never[]) => unknown;
  /** What is done without a picture, where it may be left out. */
  readonly plain?: (value: never) => unknown;
  /** What the compiled function takes beside the value; undefined where that is more than literals. */
  readonly beside?: Beside;
}

type Beside = (call: BuiltinCall, others: readonly Operand[]) => readonly Code[] | undefined;

/** Pictures that stand in the text of the expression are compiled along with it. */
export function lowerPictured(name: keyof typeof pictured): BuiltinLowering {
  const { takes, answers, compile, plain, beside = nothing }: Pictured = pictured[name];
  return (call) => {
    const [, picture, ...others] = call.args;
    if (picture === undefined && plain !== undefined) {
      return new FirstArgument(call, takes).answer(answers, (value) => placedCall(call, plain, value));
    }
    const more = beside(call, others);
    if (typeof picture?.literal !== 'string' || more === undefined) return undefined;
    const compiled = madeValue(call.site.unit.scope, compile, [picture.literal], 'picture');
    return new FirstArgument(call, takes).answer(answers, (value) =>
      placedCall(call, compiled, value, ...more),
    );
  };
}

const nothing: Beside = (_, others) => (others.length === 0 ? [] : undefined);

/** A time zone that stands in the text, too. */
const zone: Beside = (_, [given, ...others]) => {
  if (given === undefined) return [];
  return typeof given.literal === 'string' && others.length === 0 ? [code`${given.literal}`] : undefined;
};

/** The time of the evaluation, for what a text leaves out. */
const moment: Beside = ({ site }, others) => (others.length === 0 ? [site.unit.now()] : undefined);

const pictured = {
  fromMillis: {
    takes: 'number',
    answers: kinds.string,
    compile: compileDateFormatter,
    plain: formatIsoTimestamp,
    beside: zone,
  },
  toMillis: {
    takes: 'string',
    answers: kinds.number | kinds.missing,
    compile: compileDateParser,
    plain: parseIsoTimestamp,
    beside: moment,
  },
  formatNumber: {
    takes: 'number',
    answers: kinds.string,
    compile: compileNumberPicture,
  },
  formatInteger: {
    takes: 'number',
    answers: kinds.string,
    compile: compileIntegerFormatter,
  },
  parseInteger: {
    takes: 'string',
    answers: kinds.number | kinds.missing,
    compile: compileIntegerParser,
  },
} satisfies Record<string, Pictured>;
