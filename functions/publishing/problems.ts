import type * as z from 'zod';
import type { importFault, importProblem } from '#contract/publishing.ts';
import { UnreadableFile } from '#core/import/file/unreadable-file.ts';
import type { Finding } from '#core/import/findings.ts';
import { HttpProblem } from '#functions/http/problem.ts';
import { NoAccount, Unauthenticated } from '#functions/identity/identify.ts';
import { BaseWithdrawn } from '#functions/publishing/confirm-unit.ts';
import { Uncleared } from '#functions/publishing/decisions.ts';
import { ImportRejected } from '#functions/publishing/import-rejected.ts';
import { Forbidden } from '#functions/publishing/officer.ts';
import { BaseMoved, CatalogueMoved, UnderWay } from '#functions/publishing/publish-import.ts';

type Fault = z.infer<typeof importFault>;
type ImportProblem = z.infer<typeof importProblem>;

/** The problem (RFC 9457) that says what went wrong to whoever asked; undefined for faults of ours. */
export function problemOf(error: unknown): HttpProblem | undefined {
  if (error instanceof Unauthenticated) return unauthenticated(error);
  if (error instanceof NoAccount) return noAccount();
  if (error instanceof Forbidden) return forbidden(error);
  if (error instanceof UnreadableFile) return unreadable(error);
  if (error instanceof ImportRejected) return rejected(error);
  if (error instanceof Uncleared) return uncleared(error);
  if (error instanceof BaseMoved) return moved(error);
  if (error instanceof CatalogueMoved) return catalogueMoved(error);
  if (error instanceof UnderWay) return underWay(error);
  if (error instanceof BaseWithdrawn) return withdrawn(error);
  return undefined;
}

const unauthenticated = ({ given }: Unauthenticated) =>
  new HttpProblem(
    {
      title: '需要登录 · Authentication needed',
      status: 401,
      detail: given
        ? '访问令牌无效或已过期 · The access token is not valid, or has expired'
        : '请求没有访问令牌 · The request has no access token',
    },
    { 'www-authenticate': given ? 'Bearer error="invalid_token"' : 'Bearer' },
  );

const noAccount = () =>
  new HttpProblem({
    title: '没有账号 · No account',
    status: 403,
    detail: '身份有效，但本系统没有此人的有效账号 · The identity is valid, but there is no open account for it here',
  });

const forbidden = ({ roles, jurisdiction }: Forbidden) =>
  new HttpProblem({
    title: '无权办理 · Not allowed',
    status: 403,
    detail:
      jurisdiction === null
        ? `需要角色 ${roles.join('、')} · The role ${roles.join(' or ')} is needed`
        : `需要 ${jurisdiction} 的角色 ${roles.join('、')} · The role ${roles.join(' or ')} for ${jurisdiction} is needed`,
  });

const uncleared = ({ own }: Uncleared) =>
  new HttpProblem({
    title: '未经保密审查 · Not cleared as holding no secret',
    status: 409,
    detail: own
      ? '保密审查由您本人作出，须由另一人公开 · You cleared it yourself; another person must publish it'
      : '请保密审查员用同一文件审查通过（clearImport），再公开 · First a secrecy reviewer clears it (clearImport), with the same file',
  });

const unreadable = ({ reason, label }: UnreadableFile) =>
  new HttpProblem({
    title: '文件无法读取 · The file cannot be read',
    status: reason === 'tooLarge' || reason === 'unpacksTooLarge' ? 413 : 422,
    detail: `${label.zh} · ${label.en}`,
    errors: [{ in: 'body', name: reason, message: `${label.zh} · ${label.en}` }],
  });

function rejected({ errors, left, warnings, dropped }: ImportRejected): HttpProblem {
  const count = errors.length + left;
  const problem: ImportProblem = {
    type: 'about:blank',
    title: '文件内容有误，未导入 · The file has errors; nothing was imported',
    status: 422,
    detail: `${count} 处需要更正 · ${count} to correct`,
    errors: errors.map(faultOf),
    errorsLeft: left,
    warnings: [...warnings],
    dropped: [...dropped],
  };
  return new HttpProblem(problem);
}

function faultOf({ code, sheet, row, column, letter, value, expected, message }: Finding): Fault {
  const cell = `${letter ?? ''}${row ?? ''}`;
  return {
    in: 'body',
    name: [sheet, cell].filter(Boolean).join('!') || code,
    message: `${message.zh} · ${message.en}`,
    ...(value === null ? {} : { value }),
    code,
    sheet,
    row,
    column,
    letter,
    expected,
  };
}

const moved = ({ moved: releases }: BaseMoved) =>
  new HttpProblem({
    title: '所依据的版本已变动 · The base has moved on',
    status: 409,
    detail: `${releases.length} 处在此期间另有公开，请重新导入后再公开 · Published by others meanwhile; import again, then publish`,
    errors: releases.map(({ jurisdiction, unit, name, release }) => ({
      in: 'body' as const,
      name: unit ?? jurisdiction,
      message: `${name ?? (unit ? '单位' : '名册')}的第 ${release} 版已存在 · Release ${release} stands already`,
    })),
  });

const catalogueMoved = ({ moved: catalogues }: CatalogueMoved) =>
  new HttpProblem({
    title: '公开目录已有新版本 · The disclosure catalogue has moved on',
    status: 409,
    detail:
      '请重新导入，再公开：新版本不公开的字段届时不予采用 · Import again, then publish: what it no longer publishes is left out',
    errors: catalogues.map(({ jurisdiction, catalogue: { version, from, basis } }) => ({
      in: 'body' as const,
      name: jurisdiction,
      message: `公开目录 ${version} 版自 ${from} 起施行，依据${basis.zh} · Version ${version}, in force from ${from}: ${basis.en}`,
    })),
  });

const withdrawn = ({ withdrawal: { unit, releases } }: BaseWithdrawn) =>
  new HttpProblem({
    title: '已公开内容已撤下 · What was published has been taken down',
    status: 409,
    detail:
      '没有可以确认的内容；仍须公开的，请重新申报 · Nothing stands that could be confirmed; publish it again by a submission',
    errors: [
      {
        in: 'path',
        name: 'unit',
        message: `${unit} 的第 ${releases.join('、')} 版已撤下 · Releases ${releases.join(', ')} have been taken down`,
      },
    ],
  });

const underWay = ({ units }: UnderWay) =>
  new HttpProblem({
    title: '单位有在办申报 · Submissions are under way',
    status: 409,
    detail: `${units.length} 个单位的申报正在办理，办结或撤销后再接入 · Finish or cancel them first`,
    errors: units.map(({ unit, name }) => ({
      in: 'body' as const,
      name: unit,
      message: `${name}有在办申报 · has a submission under way`,
    })),
  });
