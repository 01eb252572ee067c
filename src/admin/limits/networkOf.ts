import { isIPv6 } from 'node:net';

/** Hextets of an IPv6 address that belong to the network: everybody has 2^64 addresses of their own. */
const networkHextets = 4;

/** What one person has of addresses: an IPv4 address, or the /64 network of an IPv6 address. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const behind = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - behind.length);
  const hextets = [...before, ...Array.from({ length: zeros }, () => '0'), ...behind];
  return `${hextets
    .slice(0, networkHextets)
    .map((hextet) => Number.parseInt(hextet, 16).toString(16))
    .join(':')}::/64`;
}
