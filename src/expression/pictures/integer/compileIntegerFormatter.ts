import { deferFault } from '../deferFault.ts';
import { analyseIntegerPicture } from './analyseIntegerPicture.ts';
import { compileInteger } from './compileInteger.ts';

/** Numbers are rounded down first. @throws ExpressionFault D3130, D3131 when the picture is faulty. */
export type IntegerFormatter = (value: number) => string;

/** Compiles a picture of `$formatInteger`. Never throws: a faulty picture's function does. */
export function compileIntegerFormatter(picture: string): IntegerFormatter {
  return deferFault(() => {
    const write = compileInteger(analyseIntegerPicture(picture));
    return (value) => write(Math.floor(value));
  });
}
