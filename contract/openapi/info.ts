/** What the document says about the whole. Headings and paragraphs: Chinese first, English below. */
export const info = {
  title: '阳光编制开放数据 · Sunshine Bianzhi open data',
  version: '1.0.0',
  summary: '一个县的机关事业单位、编制与在编人员 · A county’s public bodies, authorised posts and staff',
  description: `一个县有哪些机关事业单位、各核定多少编制、实有多少人、是谁。每次公开都追加到只增不改的台账，本接口的一切内容都由台账推出，任何人都可以验证。读取无需注册。

Which public bodies a county has, how many posts each is authorised, how many people are in post and who they are. Every publication is appended to a ledger that is never changed; all that this API shows follows from it, and anyone can check that. Reading needs no account.

## 列表与游标 · Lists and cursors

列表每页默认 100 条，\`limit\` 可取 1 至 1000。还有下一页时，答复含 \`next\`（作为 \`cursor\` 送回，其余参数不变），响应头 \`Link\` 的 \`rel="next"\` 给出其地址。游标固定在发出第一页时的台账序号上，翻页期间有新的公开也不会漏行或重行。

Lists give 100 rows a page; \`limit\` may be 1 to 1000. While there is more, the answer has \`next\`: send it as \`cursor\` with the same other parameters, or follow \`rel="next"\` in the \`Link\` header. A cursor is bound to the ledger entry of the first page, so no row is lost or repeated while others publish.

## 过去某日 · As of a day

单位、人员、统计、更新情况与历次公开可用 \`asOf\`（\`YYYY-MM-DD\`，北京时间；或 RFC 3339 时刻）查看当日终了或该时刻的情况。

Units, staff, statistics, freshness and releases can be read \`asOf\` (\`YYYY-MM-DD\`, the end of that day in China; or an RFC 3339 instant).

## 缓存 · Caching

每个 GET 都有强 \`ETag\`，支持 \`If-None-Match\` 与 HEAD。\`Sunshine-Seq\` 指明答复依据哪一号台账记录。

Every GET has a strong \`ETag\`; \`If-None-Match\` and HEAD work throughout. \`Sunshine-Seq\` names the ledger entry an answer rests on.

## CSV

列表加 \`format=csv\` 得到带 BOM 的 UTF-8 CSV，Excel 可直接打开；以 = + - @ 开头的单元格已作防公式处理。

Add \`format=csv\` to a list for UTF-8 CSV with a byte order mark, which Excel opens as it is; cells that begin with = + - @ are made harmless.

## 错误 · Errors

错误为 RFC 9457 的 \`application/problem+json\`，\`errors\` 一次列出全部问题。未知参数与超出范围的取值都答 400，从不悄悄改写。

Errors are RFC 9457 \`application/problem+json\`; \`errors\` lists every fault at once. Unknown parameters and values out of range are answered with 400, never silently bent.

## 限制 · Limits

请求速率限 200 次/秒（全体合计，突发 400 次），超出答 429。响应最大 6 MB。

200 requests a second over all callers (bursts of 400), then 429. Answers are at most 6 MB.

## 兼容 · Compatibility

\`/v1\` 之下只增加字段与参数，不改变已有含义：请忽略不认识的字段。

Within \`/v1\` fields and parameters are added and none changes its meaning: ignore fields that you do not know.`,
  license: { name: '数据 · Data: CC BY 4.0', identifier: 'CC-BY-4.0' },
} as const;
