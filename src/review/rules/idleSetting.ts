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
        const blanks = { field: key, other, value: String(complete[other] ?? 'not given').slice(0, 60) };
        report.place('config/idle', blanks, document, at + pointer('config', key), 'key');
      }
    }
  },
};
