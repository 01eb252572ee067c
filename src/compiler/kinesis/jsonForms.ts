import { appendJson } from '../runtime/appendJson.ts';
import { escapeAny } from '../runtime/escapeText.ts';
import { expectBoolean } from '../runtime/expectBoolean.ts';
import { expectList } from '../runtime/expectList.ts';
import { expectMap } from '../runtime/expectMap.ts';
import { expectNull } from '../runtime/expectNull.ts';
import { base64Of, decimalOf, type SetType, setMembers } from '../runtime/setMembers.ts';
import { textOf } from '../runtime/textOf.ts';
import type { AppendValue, ValueForm, ValueForms } from '../ValueForm.ts';

/** How plain JSON writes each type: binary in base64, sets as lists. */
export const jsonForms: ValueForms = {
  any: form('', (text, value, path, run, clean) => appendJson(text, value, path, run, clean)),
  S: form('"', (text, value, path, _, clean) =>
    typeof value === 'string'
      ? text + (clean ? value : escapeAny(value))
      : text + escapeAny(textOf(value, path)),
  ),
  N: form('', (text, value, path) => text + decimalOf(value, path)),
  B: form('"', (text, value, path) => text + base64Of(value, path)),
  BOOL: form('', (text, value, path) => text + expectBoolean(value, path)),
  NULL: form('', (text, value, path) => text + expectNull(value, path)),
  M: form('', (text, value, path, run, clean) => appendJson(text, expectMap(value, path), path, run, clean)),
  L: form('', (text, value, path, run, clean) => appendJson(text, expectList(value, path), path, run, clean)),
  SS: setForm('SS', (member) => `"${escapeAny(member)}"`),
  NS: setForm('NS', (member) => member),
  BS: setForm('BS', (member) => `"${member}"`),
  fields: { open: '{', close: '}' },
  list: { open: '[', close: ']' },
};

function form(quote: '"' | '', append: AppendValue): ValueForm {
  return { open: quote, close: quote, append };
}

function setForm(type: SetType, write: (member: string) => string): ValueForm {
  return form('', (text, value, path, run) => {
    const members = setMembers(value, type, path, run);
    return members && `${text}[${members.map(write).join(',')}]`;
  });
}
