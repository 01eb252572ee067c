import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { ExpressionFault } from '../expression/ExpressionFault.ts';
import { measureText } from '../expression/measureText.ts';
import { measureTree } from '../expression/measureTree.ts';
import { type ParsedExpression, parseExpression } from '../expression/parseExpression.ts';
import { planRegex } from '../expression/regex/planRegex.ts';
import { type BlueprintNode, textOf } from './BlueprintNode.ts';
import { Findings, placeOf } from './Findings.ts';
import { partOfRegex } from './partOfRegex.ts';

/** Amazon EventBridge takes expressions of as many characters. */
const longest = 8192;
const deepest = 200;
/** Eight for each character: there are fewer in any text that does not nest `??` or `?:` on their left sides. */
const mostParts = 65_536;

interface PlannedExpression {
  readonly parsed: ParsedExpression | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Routes of a blueprint have most nodes in common, and so have blueprints with one parent: each is parsed once. */
const planned = new WeakMap<BlueprintNode, PlannedExpression>();

/** The parsed expression of a text node; a fault of its text is placed at the offending token in the file. */
export function planExpression(
  node: BlueprintNode | undefined,
  findings: Findings,
): ParsedExpression | undefined {
  const text = textOf(node);
  if (node === undefined || text === undefined) return undefined;
  let known = planned.get(node);
  if (known === undefined) {
    const own = new Findings();
    known = { parsed: parseText(text, node, own), diagnostics: own.all() };
    planned.set(node, known);
  }
  findings.include(known.diagnostics);
  return known.parsed;
}

function parseText(text: string, node: BlueprintNode, findings: Findings): ParsedExpression | undefined {
  const exceed = (problem: string) => findings.add('expression/budget', { problem }, node);
  if (text.length > longest) {
    exceed(`is ${text.length} characters long; ${longest} are allowed`);
    return undefined;
  }
  const { depth: brackets, parts } = measureText(text);
  if (brackets > deepest) exceed(`nests ${brackets} levels deep; ${deepest} are allowed`);
  else if (parts > mostParts)
    exceed(`takes ${parts} parts, most of them copies that ?? and ?: make; ${mostParts} are allowed`);
  if (brackets > deepest || parts > mostParts) return undefined;
  const parsed = parseExpression(text);
  if (parsed instanceof ExpressionFault) {
    // Faults without a position are JavaScript's: it ran out of stack, or did not take a regular expression.
    if (/^Invalid (regular expression|flags)/.test(parsed.message)) {
      findings.add('expression/regex-invalid', { problem: parsed.message }, node);
    } else if (parsed.position === undefined) exceed('nests deeper than its parser can go');
    else findings.include([faultDiagnostic(parsed, text, node)]);
    return undefined;
  }
  const { depth, evaluates, regexes } = measureTree(parsed.tree);
  if (depth > deepest) exceed(`nests ${depth} levels deep; ${deepest} are allowed`);
  if (evaluates !== undefined) {
    findings.add('blueprint/eval-refused', {}, node, {
      offset: evaluates - '$eval'.length,
      length: '$eval'.length,
    });
  }
  for (const literal of regexes) {
    const plan = planRegex(literal.regExp);
    if (!('refused' in plan)) continue;
    findings.add('expression/regex-refused', { problem: plan.refused }, node, partOfRegex(literal, text));
  }
  return parsed;
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
