import type { RecordRules } from '../../blueprint/Plan.ts';
import { type Code, code, joinCode } from '../../expression/code/Code.ts';
import type { Emission } from '../2-emit/Emission.ts';
import { emitAppend, emitFields, emitGuards, emitValue, writesFields } from '../2-emit/emitMember.ts';
import { dataMissing } from '../runtime/dataMissing.ts';
import { writeHashKey } from './writeHashKey.ts';
import { writePartitionKey } from './writePartitionKey.ts';

/** Statements that return a record's data as JSON text. */
export function emitRecord(rules: RecordRules, emission: Emission): Code {
  const { scope, run } = emission;
  const key = emission.local('key');
  const statements = [
    emitValue({ ...rules.partitionKey, required: false }, key, 'record.partition_key', emission),
    code`${scope.value(writePartitionKey, 'writePartitionKey')}(${key}, 'record.partition_key', ${run});`,
  ];
  if (rules.explicitHashKey !== undefined) {
    const hashKey = emission.local('hashKey');
    statements.push(
      emitValue(rules.explicitHashKey, hashKey, 'record.explicit_hash_key', emission),
      code`${scope.value(writeHashKey, 'writeHashKey')}(${hashKey}, 'record.explicit_hash_key', ${run});`,
    );
  }
  if (rules.compression === 'gzip') statements.push(code`${run}.gzip = true;`);
  if (rules.aggregation === 'kpl') statements.push(code`${run}.aggregates = true;`);
  return joinCode([...statements, emitData(rules, emission)]);
}

function emitData({ data }: RecordRules, emission: Emission): Code {
  const path = 'record.data';
  const { scope, forms } = emission;
  const text = emission.local('data');
  const missing = code`if (${text} === undefined) throw ${scope.value(dataMissing, 'dataMissing')}();`;
  if (writesFields(data)) {
    const members = emission.members();
    const fields = emitFields(data.source.fields, members, path, 1, emission);
    const [open, close] = data.list ? ['[{', '}]'] : ['{', '}'];
    const work = joinCode([fields, code`${text} = ${open} + ${members.text} + ${close};`]);
    const guarded = emitGuards(data, work, undefined, path, emission);
    return joinCode([code`let ${text};`, guarded, missing, code`return ${text};`]);
  }
  const value = emission.local('value');
  const { open, close } = forms[data.type ?? 'any'];
  const written = emitAppend(data, code`${open}`, value, path, 0, emission);
  return joinCode([
    emitValue(data, value, path, emission),
    code`const ${text} = ${value} === undefined ? undefined : ${written};`,
    missing,
    code`return ${text} + ${close};`,
  ]);
}
