export type { DestinationKind } from '../../../catalog/DestinationKind.ts';
export type { Diagnostic, Severity } from '../../../diagnostics/Diagnostic.ts';
export type { Span } from '../../../diagnostics/Span.ts';
export type { Event } from '../../../envelope/Event.ts';
export { EventError } from '../../../envelope/EventError.ts';
export { type ReadEventOptions, readEvent } from '../../../envelope/readEvent.ts';
export type { BuiltModule } from '../../BuiltModule.ts';
export type { AttributeValue, ItemRecord, Outcome, StreamRecord } from '../../Outcome.ts';
