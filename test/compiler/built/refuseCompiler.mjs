import { register } from 'node:module';

/** Whatever takes part in compiling: a host of built modules must never load it. */
const hooks = `
const refused = [/^(jsonata|yaml|ajv|ajv-formats)(\\/|$)/, /\\/dist\\/(yaml|blueprint|project|expression\\/lower|compiler\\/2-emit|compiler\\/3-link)\\//];
export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  if (refused.some((one) => one.test(specifier) || one.test(resolved.url))) throw new Error('refused to load ' + specifier);
  return resolved;
}`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
