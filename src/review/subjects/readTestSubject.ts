import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { EventError } from '../../envelope/EventError.ts';
import { readEvent } from '../../envelope/readEvent.ts';
import { DocumentFaults } from '../../yaml/DocumentFaults.ts';
import { pointer } from '../../yaml/pointer.ts';
import { readYaml } from '../../yaml/readYaml.ts';
import { validate } from '../../yaml/validate.ts';
import { displayName } from '../files/displayName.ts';
import type { FileText } from '../files/FileText.ts';
import { readFileBytes } from '../files/readFileBytes.ts';
import { listMember, mapMember, memberOf, textMember } from './memberOf.ts';
import type { TestedCase, TestSubject } from './TestSubject.ts';

/** The largest file of an event, in bytes: no event above it is ever accepted. */
const largestEvent = 16 * 1024 * 1024;

export function readTestSubject({ file, text, inMarkdown }: FileText): TestSubject {
  const { document, diagnostics } = readYaml(text, file);
  const shape = document === undefined ? [] : validate(document, 'test');
  const cases = listMember(document?.value, 'tests').map(caseOf);
  const faults = document && new DocumentFaults(document);
  for (const tested of cases) if (faults !== undefined) readCaseEvent(tested, file, faults);
  const blueprintFile = inMarkdown ? undefined : file.replace(/\.test\.yaml$/, '.yaml');
  return {
    file,
    inMarkdown,
    document,
    diagnostics: [...diagnostics, ...shape, ...(faults?.found ?? [])],
    blueprintFile,
    hasBlueprint: blueprintFile !== undefined && existsSync(blueprintFile),
    cases,
  };
}

function caseOf(raw: unknown, index: number): TestedCase {
  return {
    name: textMember(raw, 'name') ?? '',
    pointer: pointer('tests', index),
    event: memberOf(raw, 'event'),
    eventFile: textMember(raw, 'event_file'),
    expect: mapMember(raw, 'expect'),
  };
}

/** Holds each event against what ingest would say of it. */
function readCaseEvent(tested: TestedCase, file: string, faults: DocumentFaults): void {
  const { name, event, eventFile, pointer: at } = tested;
  if (eventFile === undefined) {
    const isMap = typeof event === 'object' && event !== null && !Array.isArray(event);
    if (isMap) refuseNoEvent(event, name, `${at}/event`, faults);
    return;
  }
  const path = displayName(join(dirname(file), eventFile));
  const read = existsSync(path) ? readFileBytes(path, largestEvent) : undefined;
  const hint = 'the path is taken from the folder of this file.';
  if (read === undefined)
    faults.place(diagnose('file/not-found', { file: path }, { hint }), `${at}/event_file`);
  else if ('bytes' in read) refuseNoEvent(read.bytes, name, `${at}/event_file`, faults);
  else faults.place(read.diagnostic, `${at}/event_file`);
}

function refuseNoEvent(event: Uint8Array | object, name: string, at: string, faults: DocumentFaults): void {
  try {
    readEvent(event, { now: 0 });
  } catch (error) {
    if (!(error instanceof EventError)) throw error;
    faults.report('test/no-event', { name, reason: error.message }, at);
  }
}
