import { type Document, isMap, isScalar, type Node, parseDocument, type YAMLMap } from 'yaml';
import { differences } from './differences.ts';
import { expectationOf } from './expectationOf.ts';
import type { TestResult } from './runTests.ts';

/** Columns within which what is expected anew stays on one line. */
const widest = 80;

/**
 * A test file in which tests that failed expect what came out. What they did not speak of they do not speak of
 * afterwards, unless they are exact; comments and all else stay as they are.
 */
export function updateExpectations(text: string, results: readonly TestResult[]): string {
  const document = parseDocument(text, { schema: 'core' });
  const failed = results.filter((result) => result.differences.length > 0);
  for (const { test, outcome } of failed) {
    const expected = document.getIn(['tests', test.index, 'expect']);
    const actual: Readonly<Record<string, unknown>> = { ...expectationOf(outcome) };
    const isSameKind = isMap(expected) && Object.keys(actual).every((kind) => expected.has(kind));
    if (isSameKind) update(expected, actual, test.exact, document);
    else document.setIn(['tests', test.index, 'expect'], nodeOf(actual, document));
  }
  return failed.length === 0 ? text : document.toString({ lineWidth: 0 });
}

/** Brings a map up to date, member by member, so that what is right already is not touched. */
function update(
  map: YAMLMap,
  actual: Readonly<Record<string, unknown>>,
  isExact: boolean,
  document: Document,
): void {
  const names = map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
  for (const name of names) {
    const member = map.get(name, true) as Node | undefined;
    const value = Object.hasOwn(actual, name) ? actual[name] : undefined;
    if (value === undefined) map.delete(name);
    else if (isMap(member) && isPlainMap(value)) update(member, value, isExact, document);
    else if (differs(member?.toJS(document), value, name)) map.set(name, nodeOf(value, document));
  }
  if (!isExact) return;
  for (const [name, value] of Object.entries(actual)) {
    if (!names.includes(name)) map.set(name, nodeOf(value, document));
  }
}

/** `N` is the same number however it is written, and sets are the same in any order. */
function differs(expected: unknown, actual: unknown, name: string): boolean {
  return differences({ [name]: expected }, { [name]: actual }, { exact: true, attributes: true }).length > 0;
}

function nodeOf(value: unknown, document: Document): Node {
  const node = document.createNode(value);
  if (isMap(node)) {
    node.flow = JSON.stringify(value).length <= widest;
    for (const pair of node.items) {
      if (isMap(pair.value)) pair.value = nodeOf(pair.value.toJS(document), document);
    }
  }
  return node;
}

function isPlainMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
