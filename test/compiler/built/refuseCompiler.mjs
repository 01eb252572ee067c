import { register } from 'node:module';

/**
 * Whatever takes part in compiling: a host of built modules must never load it, be it a module of its own or a part of
 * the bundle, which names what it is made of in comments.
 */
const hooks = `
const packages = /^(jsonata|yaml|ajv|ajv-formats)(\\/|$)/;
const modules = /\\/dist\\/(yaml|blueprint|project|expression\\/lower|compiler\\/2-emit|compiler\\/3-link)\\//;
const parts = /^\\s*\\/\\/ (?:.*\\/)?(?:node_modules\\/(jsonata|yaml|ajv|ajv-formats)|dist\\/(yaml|blueprint|project|expression\\/lower|compiler\\/2-emit|compiler\\/3-link))\\//m;
export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  if (packages.test(specifier) || modules.test(resolved.url)) throw new Error('refused to load ' + specifier);
  return resolved;
}
export async function load(url, context, next) {
  const loaded = await next(url, context);
  const part = url.includes('/bundle/') && parts.exec(String(loaded.source));
  if (part) throw new Error('refused to load ' + part[0].trim());
  return loaded;
}`;

register(`data:text/javascript,${encodeURIComponent(hooks)}`);
