import { ExpressionFault } from '../../ExpressionFault.ts';
import { deferFault } from '../deferFault.ts';
import { engineFault, withEngineFaults } from '../engineFault.ts';
import { compileOrdinary } from './compileOrdinary.ts';
import { findSubPictureFault } from './findSubPictureFault.ts';
import { layOutNumber } from './layOutNumber.ts';
import { analyseSubPicture, type NumberLayout } from './NumberLayout.ts';
import { type NumberSymbols, readNumberSymbols } from './NumberSymbols.ts';
import { splitSubPicture } from './splitSubPicture.ts';

/** @throws ExpressionFault D3080 to D3093 when the picture is faulty. */
export type NumberFormatter = (value: number) => string;

export type NumberOptions = Readonly<Record<string, unknown>>;

/** Compiles a picture of `$formatNumber`. Never throws: a faulty picture's function does. */
export function compileNumberPicture(picture: string, options?: NumberOptions): NumberFormatter {
  // Only options that are no texts make JavaScript's own conversions, and their errors, possible.
  if (Object.values(options ?? {}).every((symbol) => typeof symbol === 'string')) {
    return deferFault(() => compile(picture, options));
  }
  const format = deferFault(() => withEngineFaults(() => compile(picture, options)));
  return (value) => withEngineFaults(() => format(value));
}

function compile(picture: string, options: NumberOptions | undefined): NumberFormatter {
  const symbols = readNumberSymbols(options);
  const [forOthers, forNegatives] = readLayouts(picture, symbols);
  const format = compileLayout(forOthers, symbols);
  const formatNegative = compileLayout(
    forNegatives ?? { ...forOthers, prefix: symbols.minus + forOthers.prefix },
    symbols,
  );
  return (value) => (value >= 0 ? format(value) : formatNegative(value));
}

/** One for all numbers, and with a second sub-picture one for negative ones. */
function readLayouts(picture: string, symbols: NumberSymbols): [NumberLayout, NumberLayout?] {
  const texts = picture.split(symbols.separator);
  if (texts.length > 2) throw ExpressionFault.of('D3080');
  const parts = texts.map((text) => splitSubPicture(text, symbols));
  // Splitting the empty text at an empty separator leaves nothing, which the package stumbles over.
  if (parts.length === 0) throw engineFault("Cannot read properties of undefined (reading 'prefix')");
  for (const part of parts) {
    const fault = findSubPictureFault(part, symbols);
    if (fault !== undefined) throw ExpressionFault.of(fault);
  }
  return parts.map((part) => analyseSubPicture(part, symbols)) as [NumberLayout, NumberLayout?];
}

function compileLayout(layout: NumberLayout, symbols: NumberSymbols): NumberFormatter {
  const formatOrdinary = compileOrdinary(layout, symbols);
  if (formatOrdinary === undefined) return (value) => layOutNumber(value, layout, symbols);
  return (value) =>
    (typeof value === 'number' ? formatOrdinary(value) : undefined) ?? layOutNumber(value, layout, symbols);
}
