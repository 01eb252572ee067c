import type { Mapping } from '../../blueprint/Mapping.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { attributeTypeOf } from './attributeTypeOf.ts';
import { eachRules, type ItemPlan } from './eachRules.ts';

/** Seconds since 1970 are below this until the year 5138; milliseconds have been above it since 1973. */
const leastMilliseconds = 100_000_000_000;

/**
 * Where the attribute that a table expires items by is not written as it wants: seconds since 1970, as N.
 *
 * @param attribute undefined when the table expires nothing.
 */
export function diagnoseTimeToLive(
  table: string,
  attribute: string | undefined,
  plan: ItemPlan,
): Diagnostic[] {
  const names = { table, blueprint: plan.name };
  if (attribute === undefined) {
    const name = expiryOf(plan);
    return name === undefined ? [] : [diagnose('doctor/ttl-off', { ...names, name }, at(name))];
  }
  const mapped = eachRules(plan).flatMap(({ events, rules }) => {
    const mapping = rules.attributes.get(attribute);
    return mapping === undefined ? [] : [{ events, mapping }];
  });
  if (mapped.length === 0) return [diagnose('doctor/ttl-not-mapped', { ...names, name: attribute })];
  const findings = new Map<string, Diagnostic>();
  for (const { events, mapping } of mapped) {
    const finding = diagnoseMapping(mapping, { ...names, name: attribute, events });
    if (finding !== undefined && !findings.has(finding.code)) findings.set(finding.code, finding);
  }
  return [...findings.values()];
}

function diagnoseMapping(
  mapping: Mapping,
  blanks: { table: string; blueprint: string; name: string; events: string },
): Diagnostic | undefined {
  const type = attributeTypeOf(mapping);
  if (type !== 'N') {
    return diagnose(
      'doctor/ttl-type',
      { ...blanks, written: type ?? 'what the event brings' },
      at(blanks.name),
    );
  }
  return isMilliseconds(mapping) ? diagnose('doctor/ttl-unit', blanks, at(blanks.name)) : undefined;
}

/** As far as the blueprint alone tells. An expression that divides is taken to know what it does. */
function isMilliseconds({ transforms, source }: Mapping): boolean {
  const date = transforms.findLast(({ kind }) => kind === 'date');
  if (date?.kind === 'date') return date.form === 'epoch_millis';
  if (source.kind === 'value') return Number(source.value) >= leastMilliseconds;
  return source.kind === 'expr' && /\$(millis|toMillis)\s*\(/.test(source.expression.text)
    ? !source.expression.text.includes('/')
    : false;
}

/** An attribute that looks like an expiry: a date in seconds with time added. */
function expiryOf(plan: ItemPlan): string | undefined {
  for (const { rules } of eachRules(plan)) {
    for (const [name, { transforms }] of rules.attributes) {
      const last = transforms.at(-1);
      if (last?.kind === 'date' && last.form === 'epoch_seconds' && last.add !== undefined) return name;
    }
  }
  return undefined;
}

function at(name: string): { path: string } {
  return { path: `item.${name}` };
}
