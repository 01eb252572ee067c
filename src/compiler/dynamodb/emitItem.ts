import type { Condition, ItemKey, ItemRules } from '../../blueprint/Plan.ts';
import { type Code, code, joinCode } from '../../expression/code/Code.ts';
import type { Emission } from '../2-emit/Emission.ts';
import { cleanliness, emitFields, emitMember, emitValue } from '../2-emit/emitMember.ts';
import { Members } from '../2-emit/Members.ts';
import { conditionValueMissing } from '../runtime/conditionValueMissing.ts';
import { readOperation } from './readOperation.ts';
import { writeKey } from './writeKey.ts';

/** AWS, "Quotas in Amazon DynamoDB": bytes of a partition key and of a sort key. */
const keyLimits = { partition: 2048, sort: 1024 };

/** Statements that return an item as one member of a BatchWriteItem request. */
export function emitItem(rules: ItemRules, key: ItemKey, emission: Emission): Code {
  const { run } = emission;
  const members = new Members(code`item`, true);
  const attributes = [...rules.attributes].filter(([name]) => name !== key.partition && name !== key.sort);
  return joinCode([
    emitKeys(rules, key, emission),
    emitCondition(rules.condition, emission),
    emitOperation(rules, emission),
    code`let item = ${run}.keyMembers;`,
    ...attributes.map(([name, mapping]) => emitMember(mapping, name, members, `item.${name}`, 0, emission)),
    code`return '{"PutRequest":{"Item":{' + item + '}}}';`,
  ]);
}

function emitKeys({ attributes }: ItemRules, key: ItemKey, emission: Emission): Code {
  const { scope, run } = emission;
  const statements: Code[] = [];
  for (const part of ['partition', 'sort'] as const) {
    const name = key[part];
    const mapping = name === undefined ? undefined : attributes.get(name);
    if (name === undefined || mapping === undefined) continue;
    const value = emission.local('key');
    const path = `item.${name}`;
    const write = scope.value(writeKey, 'writeKey');
    const head = `${JSON.stringify(name)}:`;
    statements.push(
      emitValue({ ...mapping, required: false }, value, path, emission),
      code`${write}(${value}, ${mapping.type}, ${head}, ${keyLimits[part]}, ${path}, ${run}, ${cleanliness(mapping, run)});`,
    );
  }
  return joinCode(statements);
}

function emitOperation({ operation }: ItemRules, emission: Emission): Code {
  if (operation === undefined) return code``;
  const { scope, run } = emission;
  const value = emission.local('operation');
  const read = scope.value(readOperation, 'readOperation');
  return joinCode([
    emitValue(operation, value, 'operation', emission),
    code`if (${read}(${value}, ${run}) === 'delete') return '{"DeleteRequest":{"Key":{' + ${run}.keyMembers + '}}}';`,
  ]);
}

/** All values of a condition are required: DynamoDB refuses an expression that names one it was not given. */
function emitCondition(condition: Condition | undefined, emission: Emission): Code {
  if (condition === undefined) return code``;
  const { scope, run } = emission;
  const { expression, names } = condition;
  const base = names === undefined ? { expression } : { expression, names };
  const fixed = scope.value(base, 'condition');
  if (condition.values.size === 0) return code`${run}.condition = ${fixed};`;
  const members = emission.members();
  const conditional = { ...emission, missing: conditionValueMissing };
  const required = new Map(
    [...condition.values].map(([name, value]) => [name, { ...value, required: true }]),
  );
  const fields = emitFields(required, members, 'condition.values', 0, conditional);
  return joinCode([fields, code`${run}.condition = { ...${fixed}, values: '{' + ${members.text} + '}' };`]);
}
