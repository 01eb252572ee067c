export {
  type CompiledBlueprint,
  type CompileOptions,
  compileBlueprint,
} from './compiler/compileBlueprint.ts';
export type { AttributeValue, ItemRecord, Outcome, StreamRecord } from './compiler/Outcome.ts';
export type { Diagnostic, Severity } from './diagnostics/Diagnostic.ts';
export type { Span } from './diagnostics/Span.ts';
export type { Event } from './envelope/Event.ts';
export { EventError } from './envelope/EventError.ts';
export { type ReadEventOptions, readEvent } from './envelope/readEvent.ts';
export { type CompiledExpression, compileExpression } from './expression/compileExpression.ts';
export type { ExpressionBudget } from './expression/ExpressionBudget.ts';
export { ExpressionFault } from './expression/ExpressionFault.ts';
