import type { DestinationKind } from '../../catalog/DestinationKind.ts';
import { type Code, code, joinCode } from '../../expression/code/Code.ts';

const heading = code`// Written by \`patchbay build\`, which replaces it.`;

const records: Readonly<Record<DestinationKind, Code>> = {
  dynamodb: code`ItemRecord`,
  kinesis: code`StreamRecord`,
};

/** The types of a built module. */
export function writeTypes(destination: DestinationKind): Code {
  const record = records[destination];
  return joinCode([
    heading,
    code`import type { Event, ${record}, Outcome } from 'patchbay/runtime';`,
    code`export declare const destination: ${destination};`,
    code`export declare const mode: 'compiled';`,
    code`/**
 * Maps one event, as \`readEvent\` answers it; never throws for an event's sake.
 *
 * @param now the delivery time in epoch milliseconds, stamped as \`sent_at\`; the present if not given.
 */`,
    code`export declare function transform(event: Event, now?: number): Outcome<${record}>;\n`,
  ]);
}

/** The types of the index. */
export function writeIndexTypes(): Code {
  return joinCode([
    heading,
    code`import type { BuiltModule } from 'patchbay/runtime';`,
    code`/** Every module by its name: the id of an integration, or the name of a blueprint. */`,
    code`export declare const modules: ReadonlyMap<string, BuiltModule>;\n`,
  ]);
}
