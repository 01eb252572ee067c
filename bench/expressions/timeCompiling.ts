import { compileBlueprint } from '../../dist/index.js';
import { median } from '../compare.ts';

const fields = [
  'id: { from: event_id, type: S }',
  'kind: { from: type, type: S }',
  'user: { from: [user_id, anonymous_id], type: S }',
  'url: context.page.url',
  'title: context.page.title',
  'source: { from: context.campaign.source, default: direct }',
  'order: { template: "ORDER#{properties.order_id}" }',
  'email: { from: traits.email, transform: [trim, lowercase, sha256] }',
  'plan: { from: traits.plan, values: { pro: paid, enterprise: paid, "*": free } }',
  'at: { from: received_at, transform: [{ date: epoch_seconds }], type: N }',
  'total: { expr: "$sum(properties.products.(price * quantity))", type: N }',
  'skus: { expr: "properties.products.sku", list: true }',
  'dear: { expr: "properties.products[price > 10].sku", list: true }',
  'count: { expr: "$count(properties.products)", type: N }',
  'best: { expr: "properties.products^(>price)[0].name" }',
  'groups: { expr: "properties.products{category: $sum(quantity)}" }',
  'first: { expr: "$split(traits.name, \\" \\")[0]" }',
  'domain: { expr: "$substringAfter(traits.email, \\"@\\")" }',
  'day: { expr: "$fromMillis($toMillis(timestamp), \\"[Y0001]-[M01]-[D01]\\")" }',
  'items: { expr: "$map(properties.products, function($p){{\\"sku\\": $p.sku, \\"n\\": $p.quantity}})" }',
  'granted: { expr: "context.consent.analytics and $not(context.consent.ads)" }',
  'senior: { expr: "traits.age >= 65 ? \\"senior\\" : \\"other\\"" }',
  'net: { expr: "properties.revenue - (properties.tax ?? 0)", type: N }',
  'gross: { expr: "$round(properties.revenue * 1.19, 2)", type: N }',
  'label: { expr: "$uppercase(type) & \\"/\\" & event" }',
  'campaign: { expr: "$contains(context.page.url, \\"utm_\\")" }',
  'device: { from: context.device, type: M }',
  'page: { fields: { url: context.page.url, title: context.page.title } }',
  'currency: { from: properties.currency, type: S, default: EUR }',
  'version: { value: 1 }',
] as const;

/** A blueprint of thirty fields; each number makes another text. */
export function thirtyFields(number: number): string {
  const own = fields.map((field) => field.replace('10]', `${10 + number}]`));
  return `blueprint: bench/thirty\nversion: ${number + 1}\nkey: { partition: id }\nitem:\n  ${own.join('\n  ')}\n`;
}

export interface CompileTime {
  readonly fields: number;
  readonly mode: string;
  /** Milliseconds of the process's CPU, on all its threads: V8 optimises and collects garbage on others, too. */
  readonly cpu: number;
  /** Milliseconds on the clock; on a machine with nothing else to do, what the thread that compiles takes. */
  readonly wall: number;
}

/**
 * A blueprint of thirty fields, medians of runs behind as many that warm up. No text is compiled twice, and no two
 * make code of one length: V8 looks for code that it knows among all of that length.
 */
export function timeCompiling(runs = 200): CompileTime {
  const cpu: number[] = [];
  const wall: number[] = [];
  let mode = '';
  for (let run = -runs; run < runs; run++) {
    const number = run + runs;
    const text = thirtyFields(number).replace('  version:', `  version${'_'.repeat(number)}:`);
    const [start, before] = [performance.now(), process.cpuUsage()];
    const compiled = compileBlueprint(text);
    const [{ user, system }, end] = [process.cpuUsage(before), performance.now()];
    if (!compiled.ok) throw new Error(compiled.diagnostics.map(({ message }) => message).join('\n'));
    mode = compiled.mode;
    if (run < 0) continue;
    cpu.push((user + system) / 1000);
    wall.push(end - start);
  }
  return { fields: fields.length, mode, cpu: median(cpu), wall: median(wall) };
}
