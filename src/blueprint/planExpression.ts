import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { ExpressionFault } from '../expression/ExpressionFault.ts';
import { type ParsedExpression, parseExpression } from '../expression/parseExpression.ts';
import { type BlueprintNode, textOf } from './BlueprintNode.ts';
import { type Findings, placeOf } from './Findings.ts';

/** The parsed expression of a text node; a fault of its text is placed at the offending token in the file. */
export function planExpression(
  node: BlueprintNode | undefined,
  findings: Findings,
): ParsedExpression | undefined {
  const text = textOf(node);
  if (node === undefined || text === undefined) return undefined;
  const parsed = parseExpression(text);
  if (!(parsed instanceof ExpressionFault)) return parsed;
  findings.include([faultDiagnostic(parsed, text, node)]);
  return undefined;
}

function faultDiagnostic(fault: ExpressionFault, text: string, node: BlueprintNode): Diagnostic {
  const end = Math.min(fault.position ?? text.length, text.length);
  const length = fault.token === undefined || fault.token === '(end)' ? 1 : fault.token.length;
  const offset = Math.max(0, Math.min(end - length, text.length - 1));
  return {
    code: `expression/${fault.code}` as Diagnostic['code'],
    severity: 'error',
    message: `the expression does not parse: ${fault.message}`,
    hint: 'the mark shows where the parser stopped; mend the expression there or before.',
    ...placeOf(node, { offset, length }),
  };
}
