// A host as people have one: no `new Function`, no compiler, nothing but built modules and the run-time library.
import { appendFileSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [folder] = process.argv.slice(2);
const load = (file) => import(pathToFileURL(`${folder}/${file}`).href);
const { readEvent } = await load('runtime.js');
const { now, eventId, jobs } = JSON.parse(readFileSync(`${folder}/jobs.json`, 'utf8'));

/** Read as it stands where it is no event but any JSON. */
const read = (text, isEvent) =>
  isEvent ? readEvent(text, { now, newEventId: () => eventId }) : JSON.parse(text);

for (const [index, { events, isEvent }] of jobs.entries()) {
  const { transform, mode } = await load(`${index}.js`);
  const outcomes = events.map((text) => JSON.stringify(transform(read(text, isEvent), now)));
  appendFileSync(`${folder}/outcomes.jsonl`, `${JSON.stringify({ mode, outcomes })}\n`);
}
if (globalThis.stolen !== undefined) throw new Error('text of a blueprint was run');
