/** Headers that answers share, described once. */
export const headers = {
  ETag: {
    description:
      '强校验标签；下次请求放入 If-None-Match，未变则答 304。 · Strong validator: send it as If-None-Match and get 304 while nothing has changed.',
    schema: { type: 'string' },
    example: '"tYV0l2x0pG0"',
  },
  'Cache-Control': {
    description: '可缓存多久。 · How long the answer may be kept.',
    schema: { type: 'string' },
    example: 'public, max-age=60, stale-while-revalidate=86400',
  },
  Link: {
    description:
      '下一页（rel="next"）与许可（rel="license"），见 RFC 8288。 · The next page (rel="next") and the licence (rel="license"), RFC 8288.',
    schema: { type: 'string' },
    example:
      '</v1/jurisdictions/420923/units?limit=100&cursor=MTAw>; rel="next", <https://creativecommons.org/licenses/by/4.0/>; rel="license"',
  },
  'Feed-Next': {
    description: '下一次取变更所用的 after。 · The `after` to go on with.',
    schema: { type: 'integer', minimum: 0 },
    example: 1216,
  },
  'Sunshine-Seq': {
    description:
      '本答复所依据的台账序号：同一序号下的答复彼此一致。 · The ledger entry this answer rests on: answers of the same number fit together.',
    schema: { type: 'integer', minimum: 1 },
    example: 1204,
  },
  'Sunshine-Digest': {
    description:
      '所依据的台账记录或公开文件的 SHA-256（小写十六进制）。 · SHA-256 of the ledger entry or release document it rests on, lower-case hexadecimal.',
    schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    example: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  },
} as const;

export type HeaderName = keyof typeof headers;

/** References to shared headers, for use in a response. */
export const headerRefs = (names: readonly HeaderName[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
