import { appendText } from '../appendText.ts';
import type { Encoded } from '../Encoded.ts';
import type { ItemRecord } from '../Outcome.ts';
import type { RecordBody } from '../RecordBody.ts';
import type { Run } from '../runtime/Run.ts';
import { fault } from '../runtime/TransformFault.ts';
import type { Target } from '../Target.ts';
import { itemSize } from './itemSize.ts';

/** AWS, "Quotas in Amazon DynamoDB": 400 KB an item, names and values together. */
const largest = 400 * 1024;

/** Records for DynamoDB. */
export const itemTarget: Target<ItemRecord> = { encode, record };

function encode(wire: string, run: Run, body: RecordBody, ascii: boolean): Encoded {
  const start = body.length;
  const written = appendText(wire, body, ascii);
  if (written > largest)
    checkSize(wire, () => {
      body.length = start;
    });
  return {
    outcome: 'record',
    body,
    start,
    end: body.length,
    key: run.key,
    operation: run.operation,
    ...(run.condition === undefined ? {} : { condition: run.condition }),
  };
}

function record(wire: string, run: Run): ItemRecord {
  if (wire.length * 3 > largest) checkSize(wire);
  return {
    operation: run.operation,
    key: JSON.parse(`{${run.keyMembers}}`) as ItemRecord['key'],
    wire,
    ...(run.condition === undefined ? {} : { condition: run.condition }),
  };
}

/** The wire is never smaller than what is stored, so only a large one is measured exactly. */
function checkSize(wire: string, undo?: () => void): void {
  const { PutRequest: put } = JSON.parse(wire);
  const size = put === undefined ? 0 : itemSize(put.Item);
  if (size <= largest) return;
  undo?.();
  throw fault('transform/item-too-large', 'item', { size, limit: largest });
}
