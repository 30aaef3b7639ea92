import { createHash } from 'node:crypto';

/** One of the people to choose from: `what` says as what and for which units they act. */
export type Person = { id: string; name: string; what: string };
export type Group = { title: string; people: readonly Person[] };
/** Reads whom there is to choose from, in groups. */
export type Chooser = () => Promise<readonly Group[]>;

type Choice = {
  groups: readonly Group[];
  /** The page's own address. */
  action: string;
  search: string;
  /** Whom the console expects: they come first. */
  hint: string | undefined;
};

/** 选择演示人员: a list with a button for everyone; works without scripts. */
export function personPage({ groups, action, search, hint }: Choice): string {
  const wanted = search.trim().toLowerCase();
  const found = groups
    .map(({ title, people }) => ({
      title,
      people: people.filter((one) => `${title} ${one.name} ${one.what} ${one.id}`.toLowerCase().includes(wanted)),
    }))
    .filter(({ people }) => people.length > 0);
  const expected = groups.flatMap(({ people }) => people).find(({ id }) => id === hint);
  const shown = expected ? [{ title: '刚才的人员 · You just now', people: [expected] }, ...found] : found;
  const count = found.reduce((sum, { people }) => sum + people.length, 0);
  return page(
    '选择演示人员 · Choose a demo person',
    `<p class="notice"><strong>演示数据，人员均为虚构。</strong>本页只在这台计算机上代替身份认证。<br>
<span lang="en">Demo data; all people are invented. This page stands in for the identity provider, on this computer alone.</span></p>
<form method="get" action="${escaped(action)}" role="search">
<label for="q">按姓名、角色或单位查找 · Search by name, role or unit</label>
<span class="row"><input id="q" name="q" type="search" value="${escaped(search)}" autocomplete="off"><button>查找 · Search</button></span>
</form>
<p role="status">${count} 人 · ${count} people${wanted ? ` <a href="${escaped(action)}">显示全部 · Show all</a>` : ''}</p>
<form method="post" action="${escaped(action)}">
${shown.map(section).join('\n')}
</form>`,
  );
}

const section = ({ title, people }: Group, index: number): string => `<section aria-labelledby="g${index}">
<h2 id="g${index}">${escaped(title)}</h2>
<ul>
${people.map(item).join('\n')}
</ul>
</section>`;

const item = ({ id, name, what }: Person): string =>
  `<li><button name="person" value="${escaped(id)}"><strong>${escaped(name)}</strong> <span>${escaped(what)}</span></button></li>`;

/** Says that a sign-in cannot go on; `code` is that of OAuth (RFC 6749). */
export const refusalPage = (code: string): string =>
  page(
    '无法登录 · Cannot sign in',
    `<p>登录请求已过期或不完整，请从工作台重新登录。</p>
<p lang="en">The request has expired or is not complete: sign in again from the console.</p>
<p><a href="/console">回到工作台 · Back to the console</a></p>
<p>代码 · Code: <code>${escaped(code)}</code></p>`,
  );

const style = `*{box-sizing:border-box}
body{margin:0;font:1rem/1.6 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;color:#1b1f24;background:#fff}
main{max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem}h2{font-size:1.125rem;margin:1.5rem 0 .5rem}
.notice{border-left:.3rem solid #b25d00;padding:.5rem 1rem;background:#fff6e9}
label{display:block;font-weight:600}
.row{display:flex;gap:.5rem;flex-wrap:wrap}
input{font:inherit;flex:1 1 14rem;min-width:0;padding:.5rem;border:1px solid #5b6470;border-radius:.25rem}
button{font:inherit;color:inherit;background:#f2f5f9;border:1px solid #5b6470;border-radius:.25rem;padding:.5rem .75rem;min-height:2.75rem;cursor:pointer}
button:hover{background:#e2eaf4}
:focus-visible{outline:.2rem solid #0b57d0;outline-offset:.125rem}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.5rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr))}
li button{width:100%;height:100%;text-align:start}
li span{display:block;color:#444c56;overflow-wrap:anywhere}
a{color:#0b57d0}`;

/** Headers of these pages: their own style and forms to this address, nothing else. */
export const secured = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "img-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="icon" href="/docs/icon.svg">
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
