import { type DescribedOperation, prose } from '#contract/openapi/prose.ts';
import { tags } from '#contract/openapi/tags.ts';
import { routes } from '#contract/routes.ts';

/** What an assistant reads first (llmstxt.org): what this is, and where everything stands; made from the operations themselves. */
export function llmsText(): string {
  const reads = (Object.keys(prose) as DescribedOperation[]).filter((id) => routes[id].method === 'GET');
  const sections = Object.entries(tags)
    .filter(([tag]) => tag !== 'publishing')
    .flatMap(([tag, { name }]) => [
      '',
      `## ${name}`,
      '',
      ...reads
        .filter((id) => prose[id].tag === tag)
        .map((id) => {
          const { zh, en, more } = prose[id];
          return `- [${zh} · ${en}](${routes[id].path}): ${more.zh.replaceAll('\n', ' ')} ${more.en.replaceAll('\n', ' ')}`;
        }),
    ]);
  return `${[
    '# 阳光编制 · Sunshine Bianzhi',
    '',
    '> 县级机构编制公开数据：有哪些机关事业单位，各有多少编制、实有多少人、是谁；每次公开都记入不可更改的台账，可自行核对。',
    '> Open data of a county: its public bodies, their authorised posts, how many people are in post and who they are. Every publication stands on a ledger that anyone can check.',
    '',
    '读取不需要账号。数据许可 CC BY 4.0；引用请写明县、台账序号和摘要。名单中的人员信息受《个人信息保护法》保护，不得用于骚扰或画像。',
    'Reading needs no account. Licence: CC BY 4.0; cite county, ledger entry and digest. The people named are protected by law: no harassment, no profiling.',
    '',
    `- [MCP](${routes.mcp.path}): 以 Model Context Protocol 读取同样的内容 The same reads by the Model Context Protocol (POST, streamable HTTP)`,
    '- [openapi.yaml](/openapi.yaml): 供程序使用的合同 The contract for programs (OpenAPI 3.1)',
    '- [docs](/docs): 接口文档 API reference',
    ...sections,
  ].join('\n')}\n`;
}
