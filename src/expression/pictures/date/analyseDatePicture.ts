import { ExpressionFault } from '../../ExpressionFault.ts';
import { analyseMarker } from './analyseMarker.ts';
import type { DatePart } from './DatePart.ts';

/**
 * Takes a date picture apart (XPath and XQuery Functions 3.1, 9.8.4).
 *
 * @throws ExpressionFault D3135 for a bracket that is not closed, D3132 for an unknown component without
 * presentation, D3131 for digits of several groups.
 */
export function analyseDatePicture(picture: string): readonly DatePart[] {
  const parts: DatePart[] = [];
  let at = 0;
  while (at < picture.length) {
    const open = picture.indexOf('[', at);
    const end = open === -1 ? picture.length : open;
    if (end > at) parts.push({ kind: 'literal', text: picture.slice(at, end).replaceAll(']]', ']') });
    if (open === -1) break;
    if (picture[open + 1] === '[') {
      parts.push({ kind: 'literal', text: '[' });
      at = open + 2;
    } else {
      const close = picture.indexOf(']', open);
      if (close === -1) throw ExpressionFault.of('D3135');
      addMarker(parts, picture.slice(open + 1, close));
      at = close + 1;
    }
  }
  return parts;
}

/** Two numbers in a row can only be told apart by the digits of the first. */
function addMarker(parts: DatePart[], text: string): void {
  const marker = analyseMarker(text);
  const before = parts.at(-1);
  const isNumber = marker.integer !== undefined && marker.component !== 'Z' && marker.component !== 'z';
  if (isNumber && before?.kind === 'marker' && before.integer?.style === 'decimal') {
    parts[parts.length - 1] = { ...before, exactDigits: before.integer.mandatoryDigits };
  }
  parts.push(marker);
}
