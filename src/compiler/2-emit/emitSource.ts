import type { Mapping, MappingSource } from '../../blueprint/Mapping.ts';
import type { TemplatePart } from '../../blueprint/parseTemplate.ts';
import { type Code, code, indentCode, joinCode } from '../../expression/code/Code.ts';
import type { Reading } from '../1-read/EventReader.ts';
import { exactMember } from '../runtime/exactMember.ts';
import { textOf } from '../runtime/textOf.ts';
import type { Emission } from './Emission.ts';
import { emitExpression } from './emitExpression.ts';

/** Types that no number can be written as. */
const typesWithoutNumbers: ReadonlySet<string> = new Set(['M', 'BOOL', 'NULL', 'B', 'BS']);

/** Statements that set `target` to what the mapping's source gives; it stays undefined when that is missing. */
export function emitSource(
  mapping: Mapping,
  source: Exclude<MappingSource, { kind: 'fields' }>,
  target: Code,
  path: string,
  emission: Emission,
): Code {
  switch (source.kind) {
    case 'from':
      return emitFrom(source, target, keepsDigits(mapping), emission);
    case 'value':
      return code`${target} = ${emission.scope.value(source.value, 'literal')};`;
    case 'template':
      return emitTemplate(source.parts, target, path, emission);
    case 'expr':
      return joinCode([
        code`${emission.run}.path = ${path};`,
        code`${target} = ${emitExpression(source.expression, emission)};`,
      ]);
  }
}

function emitFrom(
  source: Extract<MappingSource, { kind: 'from' }>,
  target: Code,
  exact: boolean,
  emission: Emission,
): Code {
  const [first, ...others] = source.paths.map((path) => emission.reader.read(path));
  const statements = [emitReading(first as Reading, target, exact, emission)];
  for (const other of others) {
    const read = emitReading(other, target, exact, emission);
    statements.push(code`if (${target} === undefined || ${target} === null) {\n${indentCode(read)}\n}`);
  }
  if (source.coalesce) statements.push(code`if (${target} === null) ${target} = undefined;`);
  return joinCode(statements);
}

function emitReading(reading: Reading, target: Code, exact: boolean, { scope, run }: Emission): Code {
  const read = code`${target} = ${reading.value};`;
  if (!exact || reading.digits === undefined) return read;
  const restore = code`${target} = ${scope.value(exactMember, 'exactMember')}(${target}, ${reading.key}, ${reading.digits});`;
  return joinCode([read, code`if (typeof ${target} === 'number' && ${run}.digits !== undefined) ${restore}`]);
}

function keepsDigits({ type, transforms, values }: Mapping): boolean {
  return (
    type === undefined || transforms.length > 0 || values !== undefined || !typesWithoutNumbers.has(type)
  );
}

/** A missing or null part makes the whole template missing. */
function emitTemplate(parts: readonly TemplatePart[], target: Code, path: string, emission: Emission): Code {
  const { scope } = emission;
  const statements: Code[] = [];
  const pieces: Code[] = [];
  const missing: Code[] = [];
  for (const part of parts) {
    if (typeof part === 'string') {
      pieces.push(code`${part}`);
      continue;
    }
    const value = emission.local('part');
    statements.push(code`let ${value};`, emitReading(emission.reader.read(part.path), value, true, emission));
    missing.push(code`${value} === undefined`, code`${value} === null`);
    pieces.push(code`${scope.value(textOf, 'textOf')}(${value}, ${path})`);
  }
  const text = joinCode(pieces, ' + ');
  const assigned =
    missing.length === 0
      ? code`${target} = ${text};`
      : code`${target} = ${joinCode(missing, ' || ')} ? undefined : ${text};`;
  return joinCode([...statements, assigned]);
}
