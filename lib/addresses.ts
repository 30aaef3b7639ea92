import type { Construct } from 'constructs';

/** An address that may be asked from here: https, and plain http on this machine alone. */
export function isAddress(given: unknown): given is string {
  const url = typeof given === 'string' ? URL.parse(given) : null;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
}

/** A list that whoever deploys has set in the context, as JSON or as it is; empty without. */
export function listIn(scope: Construct, name: string): unknown[] {
  const given: unknown = scope.node.tryGetContext(name) ?? [];
  const list: unknown = typeof given === 'string' ? JSON.parse(given) : given;
  if (!Array.isArray(list)) throw new Error(`${name} 须为 JSON 列表 · must be a list in JSON`);
  return list;
}
