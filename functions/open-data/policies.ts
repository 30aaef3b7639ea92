import { textTypes } from '#contract/media-types.ts';
import type { RequestOf } from '#contract/requests.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { policyEnd } from '#core/codes/work-lists.ts';
import { LICENCE } from '#core/model.ts';
import { shownPolicies, standingPolicies } from '#core/policies.ts';
import { settingKinds } from '#core/settings/model.ts';
import type { Answer } from '#functions/http/answer.ts';
import { contentDisposition } from '#functions/http/content-disposition.ts';
import { HttpProblem, notFound } from '#functions/http/problem.ts';
import type { Context } from './context.ts';
import { headersOf, listing, SETTLED } from './envelope.ts';

/** 制度文件: what a county's rules rest on, with the rules that rest on each. They are few; there are no pages of them. */
export async function listPolicies(
  { counties, policies, settings }: Context,
  { path: { jurisdiction }, query }: RequestOf<'listPolicies'>,
): Promise<Answer> {
  const [versions, rules] = await Promise.all([
    policies.versions(jurisdiction),
    settings.versions(jurisdiction),
    counties.head(jurisdiction),
  ]);
  const rows = shownPolicies(versions, rules).map((shown) => ({
    ...shown,
    rules: shown.rules.map((rule) => ({ ...rule, name: settingKinds[rule.kind] })),
  }));
  return listing({
    rows,
    meta: { licence: LICENCE, jurisdiction, total: rows.length },
    columns: [
      ['文号', (p) => p.number],
      ['名称', (p) => p.title],
      ['发文机关', (p) => p.issuer],
      ['成文日期', (p) => p.date],
      ['施行日期', (p) => p.effective],
      ['废止或撤下', (p) => p.ended && labelOf(policyEnd, p.ended.kind).zh],
      ['文件', (p) => p.path],
      ['字节', (p) => p.bytes],
      ['SHA-256', (p) => p.digest],
      ['依据此文件的规则', (p) => p.rules.map(({ name, number }) => `${name.zh} ${number}`).join('、')],
    ],
    format: query.format,
    name: `policies-${jurisdiction}`,
  });
}

/** The file of one. 404 where there is none, 410 once it has been taken down. */
export async function policyFile(
  { policies }: Context,
  { path: { jurisdiction, policy } }: RequestOf<'policyFile'>,
): Promise<Answer> {
  const found = standingPolicies(await policies.versions(jurisdiction)).find(({ id }) => id === policy);
  if (!found) throw notFound(`没有制度文件 ${policy} · There is no policy document ${policy}`);
  const { number, title, ended } = found;
  if (ended?.kind === 'takenDown')
    throw new HttpProblem({
      title: '已撤下 · Taken down',
      status: 410,
      detail: `${number} 于 ${ended.on} 撤下：${ended.reason} · Taken down on ${ended.on}: ${ended.reason}`,
    });
  const { digest } = found.file;
  return {
    status: 200,
    contentType: textTypes.policyFile,
    body: await policies.file(digest),
    digest,
    cache: SETTLED,
    headers: {
      ...headersOf({ licence: LICENCE, digest }),
      'content-disposition': contentDisposition('inline', `${title}（${number}）.pdf`),
    },
  };
}
