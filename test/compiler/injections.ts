import fc from 'fast-check';

/** Texts that would run, were they ever to leave their quotes. */
export const injections = [
  '"; globalThis.stolen = 1; "',
  "'; globalThis.stolen = 1; '",
  '`; globalThis.stolen = 1; `',
  '$' + '{globalThis.stolen = 1}',
  '*/ globalThis.stolen = 1; /*',
  '// \n globalThis.stolen = 1;',
  '\u2028globalThis.stolen = 1;\u2029',
  '\\"; globalThis.stolen = 1; //',
  '\r\nglobalThis.stolen = 1',
  '</script><!--',
  ']; } globalThis.stolen = 1; function x() { [',
  '__proto__ = globalThis.stolen = 1',
];

/** Texts that mean something to JavaScript, and any others that are no words. */
export const hostile = fc.oneof(
  fc.constantFrom(...injections),
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 20 })
    .filter((text) => text.isWellFormed() && /\W/.test(text)),
);

/** One text, wherever a blueprint takes any text at all. */
export function everywhere(text: string): string {
  // Backticks cannot stand in a path, braces mean something to a template.
  const inPath = text.replaceAll('`', '´');
  const inTemplate = text.replaceAll('{', '{{');
  const quoted = JSON.stringify(text);
  return JSON.stringify({
    key: { partition: 'id', sort: 'sort' },
    description: text,
    consent: [text],
    when: `type != ${quoted}`,
    item: {
      id: 'event_id',
      sort: { value: text.slice(0, 100) },
      [`name ${text}`]: { value: text },
      path: `properties.\`${inPath}\`.\`${inPath}\``,
      list: { from: [`\`${inPath}\`[0]`, `properties.\`${inPath}\``] },
      template: { template: `${inTemplate}{properties.\`${inPath}\`}${inTemplate}` },
      values: { from: 'type', values: { [`name ${text}`]: text, '*': text } },
      default: { from: 'properties.none', default: { [`name ${text}`]: [text] } },
      fields: { fields: { [`name ${text}`]: { value: text } } },
      expression: { expr: `event = ${quoted} ? ${quoted} : ${quoted}` },
      guarded: { value: text, when: `event = ${quoted}` },
    },
    operation: { from: 'type', values: { [`name ${text}`]: 'delete' } },
    condition: { expression: text, names: { '#n': text }, values: { ':v': { value: text } } },
    events: { [`name ${text}`]: { item: { more: { value: text } } } },
  });
}

/** Events that the blueprint `everywhere` makes records of, and some that it does not take. */
export function hostileEvents(text: string): string[] {
  const name = text.replaceAll('`', '´');
  return [text, { [text]: text }].flatMap((value) =>
    [text, `name ${text}`].map((event) =>
      JSON.stringify({
        event_id: text,
        type: 'track',
        event,
        properties: { [name]: value },
        context: { consent: { [text]: true } },
      }),
    ),
  );
}

/** The code without its string literals. */
export function skeleton(code: string): string {
  return code.replace(/"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'/g, '""');
}
