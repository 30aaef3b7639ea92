import type { CodeItem, CodeList } from '#core/codes/code-list.ts';
import { DataTable } from '#ui/data-table.tsx';
import { defineWords, useLang, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    intro: '系统所用的全部代码。代码一经使用，含义永不改变；增加代码随系统版本更新，本页只供查阅。',
    lists: '代码集',
    caption: (name: string, count: number) => `${name}：${count} 个代码`,
    source: '依据：',
    code: '代码',
    zh: '名称',
    en: '英文',
    standard: '标准代码',
    aliases: '导入时也认',
    data: '供程序读取',
  },
  en: {
    intro:
      'Every code that the system uses. A code once used keeps its meaning for ever; further ones come with a version of the system, so this page is for reading.',
    lists: 'Code lists',
    caption: (name: string, count: number) => `${name}: ${count} codes`,
    source: 'Rests on: ',
    code: 'Code',
    zh: 'Chinese',
    en: 'English',
    standard: 'In the standard',
    aliases: 'Also read in imports',
    data: 'For programs',
  },
});

/** 数据字典: each code list with its values in both languages and what it rests on. */
export function DictionaryPage({ lists }: { lists: readonly CodeList[] }) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <p>{t.intro}</p>
      <nav aria-label={t.lists}>
        <ul>
          {lists.map((list) => (
            <li key={list.id}>
              <a href={`#${list.id}`}>{list[lang]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {lists.map((list) => (
        <section key={list.id} aria-labelledby={list.id}>
          <h2 id={list.id}>{list[lang]}</h2>
          <p class="hint">
            {t.source}
            {list.source}
          </p>
          <CodeTable list={list} />
        </section>
      ))}
      <p>
        <a href="/v1/codes">{t.data}</a>
      </p>
    </>
  );
}

function CodeTable({ list }: { list: CodeList }) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <DataTable
      caption={t.caption(list[lang], list.items.length)}
      path="/console/settings/dictionary"
      query={{}}
      rows={list.items}
      rowKey={({ code }) => code}
      columns={[
        { key: 'code', head: t.code, cell: ({ code }) => <code>{code}</code> },
        { key: 'zh', head: t.zh, cell: ({ zh }) => <span lang="zh-CN">{zh}</span> },
        { key: 'en', head: t.en, cell: ({ en }) => <span lang="en">{en}</span> },
        ...(list.items.some(({ standard }) => standard !== undefined)
          ? [{ key: 'standard', head: t.standard, cell: ({ standard }: CodeItem) => standard }]
          : []),
        ...(list.items.some(({ aliases }) => aliases !== undefined)
          ? [{ key: 'aliases', head: t.aliases, cell: ({ aliases = [] }: CodeItem) => aliases.join('、') }]
          : []),
      ]}
      empty={null}
    />
  );
}
