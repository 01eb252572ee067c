import { fitsDynamodb, readDecimal } from '../runtime/DecimalText.ts';
import { escapeText } from '../runtime/escapeText.ts';
import { expectBoolean } from '../runtime/expectBoolean.ts';
import { expectList } from '../runtime/expectList.ts';
import { expectMap } from '../runtime/expectMap.ts';
import { expectNull } from '../runtime/expectNull.ts';
import { base64Of, decimalOf, type SetType, setMembers } from '../runtime/setMembers.ts';
import { fault } from '../runtime/TransformFault.ts';
import { textOf } from '../runtime/textOf.ts';
import type { AppendValue, ValueForm, ValueForms } from '../ValueForm.ts';
import { appendList, appendMap, appendValue } from './appendValue.ts';

/** How DynamoDB JSON writes each type (AWS, "DynamoDB low-level API", data type descriptors). */
export const attributeForms: ValueForms = {
  any: { open: '', close: '', append: appendValue },
  S: form('S', '"', (text, value, path, _, clean) =>
    typeof value === 'string'
      ? text + (clean ? value : escapeText(value, path))
      : text + escapeText(textOf(value, path), path),
  ),
  N: form('N', '"', (text, value, path) => text + storable(decimalOf(value, path), path)),
  B: form('B', '"', (text, value, path) => text + base64Of(value, path)),
  BOOL: form('BOOL', '', (text, value, path) => text + expectBoolean(value, path)),
  NULL: form('NULL', '', (text, value, path) => `${text}${expectNull(value, path) === null}`),
  M: {
    open: '{"M":{',
    close: '',
    append: (text, value, path, run, clean, depth) =>
      appendMap(text, expectMap(value, path), path, run, clean, depth),
  },
  L: {
    open: '{"L":[',
    close: '',
    append: (text, value, path, run, clean, depth) =>
      appendList(text, expectList(value, path), path, run, clean, depth),
  },
  SS: setForm('SS', escapeText),
  NS: setForm('NS', storable),
  BS: setForm('BS', (member) => member),
  fields: { open: '{"M":{', close: '}}' },
  list: { open: '{"L":[', close: ']}' },
};

function form(type: string, quote: '"' | '', append: AppendValue): ValueForm {
  return { open: `{"${type}":${quote}`, close: `${quote}}`, append };
}

function setForm(type: SetType, write: (member: string, path: string) => string): ValueForm {
  return form(type, '', (text, value, path, run) => {
    const members = setMembers(value, type, path, run);
    return members && `${text}[${members.map((member) => `"${write(member, path)}"`).join(',')}]`;
  });
}

/** Under a declared type, a number that DynamoDB cannot hold is a mismatch like any other. */
function storable(text: string, path: string): string {
  const decimal = readDecimal(text);
  // JavaScript prints exponents with a plus, which the grammar allows, so a double always has a reading.
  if (decimal !== undefined && fitsDynamodb(decimal)) return text;
  const wanted = 'a number of up to 38 digits between 1E-130 and 9.99E+125';
  throw fault('transform/type-mismatch', path, { wanted, found: `one of ${text.length} characters` });
}
