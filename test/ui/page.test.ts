import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { emptyPage, frameOf, guidePage, hostileNames } from '#test/ui/guide.tsx';
import { fieldId } from '#ui/form/state.ts';
import { Island } from '#ui/island.tsx';
import { NotificationBanner } from '#ui/notification-banner.tsx';
import { renderPage } from '#ui/page.tsx';
import { securityHeaders } from '#ui/security.ts';

const assets = (source: string) => `/assets/${source}`;
const page = (lang: 'zh' | 'en' = 'zh') => renderPage(frameOf(lang, assets), guidePage(lang, null));

describe('A page', () => {
  it('is a whole document in its language, and begins with the way to its content', () => {
    expect(page()).toMatch(/^<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"/);
    expect(page('en')).toMatch(/^<!doctype html><html lang="en">/);
    expect(page()).toMatch(/<body><a class="skip" href="#main">/);
    expect(page().match(/<h1>/g)).toHaveLength(1);
  });

  it('says whose site it is, where help is, that its people are invented, and leads to the other language', () => {
    const html = page();
    for (const text of ['<title>组件一览 - 云梦县阳光编制</title>', 'href="tel:12310"', '演示数据，人员均为虚构'])
      expect(html).toContain(text);
    expect(html).toContain('<a href="?lang=en" lang="en"');
  });

  it('offers no signing out to nobody, and says nothing of invented people where they are real', () => {
    const html = renderPage({ ...frameOf('zh', assets), person: null, demo: false }, emptyPage('zh'));
    expect(html).not.toContain('退出');
    expect(html).not.toContain('虚构');
  });

  it('holds no inline script, style or handler, which its policy would refuse', () => {
    const html = page();
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+="|<script(?![^>]*\ssrc=)/);
    expect(securityHeaders()['content-security-policy']).not.toContain('unsafe');
  });

  it('lets a form lead to the identity provider only where it is named', () => {
    const policy = (targets?: string[]) => securityHeaders(targets)['content-security-policy'];
    expect(policy()).toContain("form-action 'self';");
    expect(policy(['https://id.example.org'])).toContain("form-action 'self' https://id.example.org;");
  });

  it('shows names typed to do harm as text', () => {
    const html = page();
    expect(html).toContain(hostileNames[0]);
    expect(html).not.toContain('<script>document');
    expect(html).not.toContain('<img');
    const titled = renderPage(frameOf('zh', assets), { title: hostileNames[3] ?? '', body: null });
    expect(titled).toContain('<title>张evil三 - ');
  });

  it('names what is wrong with a form as a whole, leading nowhere', () => {
    const errors = { form: { zh: '页面已过期', en: 'Out of date' }, name: { zh: '名称有误', en: 'Wrong name' } };
    const html = renderPage(frameOf('zh', assets), { title: '签字', body: null, errors });
    expect(html).toContain('<li>页面已过期</li><li><a href="#field-name">名称有误</a></li>');
    expect(html).toContain('<title>错误：签字');
  });

  it('tells fields apart by names in any script', () => {
    const ids = ['choice.甲', 'choice.乙', 'choice甲', 'a b', 'unit'].map(fieldId);
    expect(new Set(ids).size).toBe(5);
    for (const id of ids) expect(id).toMatch(/^field-[\w-]+$/);
  });

  it('tells several banners apart', () => {
    const banner = h(NotificationBanner, { children: '已签字' });
    const body = h(NotificationBanner, { kind: 'important', children: '等待经办人签字' });
    const html = renderPage(frameOf('zh', assets), { title: '签字', banner, body });
    const ids = [...html.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it('hands an island its properties as data, safely', () => {
    const island = h(Island, {
      source: 'console/islands/a.tsx',
      props: { name: '"><script>' },
      children: '没有脚本也能用',
    });
    const html = renderPage(frameOf('zh', assets), { title: '岛', body: island });
    expect(html).toContain('data-props="{&quot;name&quot;:&quot;\\&quot;>&lt;script>&quot;}"');
    expect(html).toContain('没有脚本也能用');
  });
});
