import { closeSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { blueprintText, breaks } from './blueprintText.ts';
import type { Edit } from './Evidence.ts';
import type { ReloadProject } from './ReloadProject.ts';
import { wallTime } from './wallTime.ts';

/** Writes versions of blueprints as people and programs do, and writes down when. */
export class Editor {
  readonly edits: Edit[];
  readonly #project: ReloadProject;
  #marker = 0;

  constructor(project: ReloadProject) {
    this.#project = project;
    this.edits = project.names.map((file) => ({ file, marker: 0, good: true, begun: 0, ended: 0 }));
  }

  /** A number that no version has yet. */
  nextMarker(): number {
    return ++this.#marker;
  }

  textOf(name: string, marker: number): string {
    return blueprintText(name, marker, this.#project.parentOf(name));
  }

  /** By a plain write and by an atomic rename in turns. @param flaw what is wrong with it, if anything. */
  edit(name: string, flaw?: keyof typeof breaks): Edit {
    const marker = this.nextMarker();
    const text = this.textOf(name, marker);
    const written = flaw === undefined ? text : (breaks[flaw]?.(text) ?? '');
    if (flaw !== undefined && written === text) throw new Error(`${flaw} changes nothing`);
    const begun = wallTime();
    if (marker % 2 === 0) writeInPieces(this.#project.pathOf(name), written);
    else replace(this.#project.pathOf(name), written);
    return this.note({ file: name, marker, good: flaw === undefined, begun, ended: wallTime() });
  }

  note(edit: Edit): Edit {
    this.edits.push(edit);
    return edit;
  }
}

/** As editors do that write into the file itself: for a moment it is empty, and then it is half of itself. */
function writeInPieces(path: string, text: string): void {
  const file = openSync(path, 'w');
  const middle = text.indexOf('\n', text.length >> 1) + 1;
  writeSync(file, text.slice(0, middle));
  writeSync(file, text.slice(middle));
  closeSync(file);
}

function replace(path: string, text: string): void {
  writeFileSync(`${path}.swp`, text);
  renameSync(`${path}.swp`, path);
}
