import { applyDefaults } from '../../catalog/applyDefaults.ts';
import { pointer } from '../../yaml/pointer.ts';
import type { Rule } from '../Rule.ts';
import type { ProjectSubject } from '../subjects/ProjectSubject.ts';

/** A setting that its form would not even show beside the others. */
export const idleSetting: Rule<ProjectSubject> = {
  codes: ['config/idle'],
  examine({ document, installed }, report) {
    if (document === undefined) return;
    for (const { entry, variant, config, pointer: at } of installed) {
      if (entry === undefined) continue;
      const complete = applyDefaults(entry, config, variant);
      for (const { key, visible_when: condition = {} } of entry.config_fields) {
        if (!Object.hasOwn(config, key) || config[key] === null) continue;
        const [other] = Object.entries(condition).find(
          ([name, values]) => !values.some((value) => value === complete[name]),
        ) ?? [undefined];
        if (other === undefined) continue;
        const blanks = { field: key, other, value: wordsFor(complete[other]) };
        report.place('config/idle', blanks, document, at + pointer('config', key), 'key');
      }
    }
  },
};

/** A setting that others depend on is a choice, and no secret; what is no choice is told as such. */
function wordsFor(value: unknown): string {
  if (value === undefined) return 'not given';
  return typeof value === 'object' ? 'something else' : String(value).slice(0, 60);
}
