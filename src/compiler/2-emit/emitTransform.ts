import type { PlainTransform, Transform } from '../../blueprint/Transform.ts';
import { type Code, code } from '../../expression/code/Code.ts';
import type { Run } from '../runtime/Run.ts';
import { base64_decode } from '../runtime/transforms/base64_decode.ts';
import { boolean } from '../runtime/transforms/boolean.ts';
import { date } from '../runtime/transforms/date.ts';
import { json } from '../runtime/transforms/json.ts';
import { lowercase } from '../runtime/transforms/lowercase.ts';
import { number } from '../runtime/transforms/number.ts';
import { parse_json } from '../runtime/transforms/parse_json.ts';
import { sha256 } from '../runtime/transforms/sha256.ts';
import { string } from '../runtime/transforms/string.ts';
import { trim } from '../runtime/transforms/trim.ts';
import { truncate } from '../runtime/transforms/truncate.ts';
import { uppercase } from '../runtime/transforms/uppercase.ts';
import type { Emission } from './Emission.ts';

type Apply = (value: unknown, path: string, run: Run) => unknown;

/** The list of transforms: adding one is a file in `runtime/transforms/` and a line here. */
const plain: Record<PlainTransform, Apply> = {
  trim,
  lowercase,
  uppercase,
  sha256,
  string,
  number,
  boolean,
  json,
  parse_json,
  base64_decode,
};

/** The value of `target` after one transform. */
export function emitTransform(
  transform: Transform,
  target: Code,
  path: string,
  { scope, run }: Emission,
): Code {
  if (transform.kind === 'date') {
    const add = transform.add === undefined ? undefined : scope.value(transform.add, 'duration');
    return code`${scope.value(date, 'date')}(${target}, ${transform.form}, ${add}, ${path})`;
  }
  if (transform.kind === 'truncate') {
    return code`${scope.value(truncate, 'truncate')}(${target}, ${transform.length}, ${path})`;
  }
  return code`${scope.value(plain[transform.kind], transform.kind)}(${target}, ${path}, ${run})`;
}
